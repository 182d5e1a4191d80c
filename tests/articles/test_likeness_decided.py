"""What an editor says of two articles much alike: what it does, and that all of it can be taken back."""

import pytest

from articles.history import Versions
from articles.likenesses import CannotDecide, decide, show_to_readers
from articles.models import Article, ArticleVersion, Byline, Likeness, NameDecision, TaggingJob
from events.models import Event, EventDecision
from events.voices import count_anew
from tests import factories as make
from tests.articles.desk import person
from tests.articles.likenesses import edited, report, two_alike

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return person("change_article", "change_likeness")


def fresh(*rows):
    return [type(row).objects.get(pk=row.pk) for row in rows]


def told_by_both(pair):
    """An event that both articles tell of."""
    event = make.event()
    for article in pair.pair:
        make.report(event, article)
    count_anew([pair.one_id, pair.other_id])
    return event


def test_another_report_leaves_both_as_they_are(editor):
    pair = decide(two_alike(), "other", editor)
    assert (pair.state, pair.decided_by, pair.decided_at is not None) == ("other", editor, True)
    assert [one.status for one in fresh(*pair.pair)] == ["published", "published"]


def test_a_copy_is_one_voice_for_certain_and_another_report_is_two(editor):
    pair = two_alike()
    event = told_by_both(pair)
    assert Event.objects.get(pk=event.pk).voices == 2
    decide(pair, "copy", editor)
    assert Event.objects.get(pk=event.pk).voices == 1
    Article.objects.update(words={"harbour": 1.0})  # one text, by its words
    decide(pair, "other", editor)
    assert Event.objects.get(pk=event.pk).voices == 2
    decide(pair, "open", editor)
    assert Event.objects.get(pk=event.pk).voices == 1


def test_copies_hang_together_until_the_word_that_joined_them_is_taken_back(editor):
    pair = two_alike()
    third = make.article("Third", body=report(1))
    other_pair = Likeness.objects.create(one=pair.other, other=third, found_by="words", share=0.9)
    decide(pair, "copy", editor)
    decide(other_pair, "copy", editor)
    assert set(Article.objects.values_list("copies", flat=True)) == {pair.one_id}
    decide(pair, "open", editor)
    copies = dict(Article.objects.values_list("pk", "copies"))
    assert copies == {pair.one_id: None, pair.other_id: pair.other_id, third.pk: pair.other_id}


def test_a_new_version_takes_the_address_and_the_old_text_stays_beside_it(editor):
    pair = two_alike()
    Byline.objects.create(article=pair.other, name="Jane Doe", role="Reporter")
    old, new = pair.one.body, pair.other.body
    TaggingJob.objects.update(state="done")
    decide(pair, "version", editor, newest=pair.other_id)
    article, earlier = fresh(*pair.pair)
    assert (article.body, article.title, article.status) == (new, "Talks are held", "published")
    assert [str(one) for one in article.bylines.all()] == ["Jane Doe, Reporter"]
    assert (earlier.body, earlier.status) == (old, "version")
    version = ArticleVersion.objects.get()
    assert (version.article, version.text, version.shown) == (article, earlier, True)
    assert list(TaggingJob.objects.values_list("article", "state")) == [(article.pk, "queued")]
    assert Versions.of(Article).versions(article).first().history_change_reason.startswith("One article with")


def test_an_older_version_changes_nothing_of_the_article(editor):
    pair = two_alike(status="draft")
    body = pair.one.body
    decide(pair, "version", editor, newest=pair.one_id)
    article, earlier = fresh(*pair.pair)
    assert (article.body, earlier.status) == (body, "version")
    assert not ArticleVersion.objects.get().shown, "a draft's text was never public"


def test_taking_it_back_makes_two_articles_again_with_what_was_changed_since(editor):
    pair = two_alike()
    old = pair.one.body
    decide(pair, "version", editor, newest=pair.other_id)
    article = Article.objects.get(pk=pair.one_id)
    article.body += "\n\nA sentence that an editor added."
    article.save()
    decide(pair, "open", editor)
    article, other = fresh(*pair.pair)
    assert (article.body, article.status) == (old, "published")
    assert other.body.endswith("A sentence that an editor added.")
    assert other.status == "published"
    assert not ArticleVersion.objects.exists()
    assert set(TaggingJob.objects.values_list("state", flat=True)) == {"queued"}


def test_decisions_about_the_newest_text_go_with_it_and_come_back_with_it(editor):
    pair = two_alike()
    about_new = NameDecision.objects.create(
        article=pair.other, quote=pair.other.body[:5], start=0, end=5, meaning="nothing"
    )
    event = EventDecision.objects.create(
        article=pair.other, quote=pair.other.body[:5], start=0, end=5, verdict="accept"
    )
    decide(pair, "version", editor, newest=pair.other_id)
    assert {one.article_id for one in fresh(about_new, event)} == {pair.one_id}
    since = NameDecision.objects.create(article=pair.one, quote="x", start=9, end=10, meaning="nothing")
    decide(pair, "open", editor)
    assert {one.article_id for one in fresh(about_new, event, since)} == {pair.other_id}


def test_nothing_is_told_by_an_earlier_text(editor):
    pair = two_alike()
    event = told_by_both(pair)
    make.mention(pair.other, pair.other.body.split()[0])
    decide(pair, "version", editor, newest=pair.one_id)
    assert list(event.reports.values_list("article", flat=True)) == [pair.one_id]
    assert not pair.other.mentions.exists()
    assert Event.objects.get(pk=event.pk).voices == 1


def test_a_version_of_a_version_is_refused_and_says_why(editor):
    pair = two_alike()
    third = make.article("Third", body=edited(report(1), 0.1))
    wrong = Likeness.objects.create(one=pair.other, other=third, found_by="words", share=0.9)
    decide(pair, "version", editor, newest=pair.other_id)
    with pytest.raises(CannotDecide, match="earlier version of another article"):
        decide(wrong, "version", editor, newest=third.pk)
    right = Likeness.objects.create(one=pair.one, other=third, found_by="words", share=0.9)
    decide(right, "version", editor, newest=third.pk)
    with pytest.raises(CannotDecide, match="newer text came after it"):
        decide(pair, "open", editor)
    decide(right, "open", editor)
    decide(pair, "open", editor)
    assert set(Article.objects.values_list("status", flat=True)) == {"published"}


def test_readers_are_not_shown_a_text_that_was_never_public(editor):
    pair = two_alike(status="draft")
    decide(pair, "version", editor, newest=pair.one_id)
    with pytest.raises(CannotDecide):
        show_to_readers(pair.version if hasattr(pair, "version") else ArticleVersion.objects.get(), True)
