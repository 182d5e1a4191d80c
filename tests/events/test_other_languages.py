"""An article that is not in English is kept, found and shown, and nothing is ever coded in it."""

from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from articles.intake.add import Draft, add_articles
from articles.models import Article, Original, TaggingJob
from articles.tagging import Text
from events import reading
from events.coding.results import Reading
from events.current import CurrentReader
from events.models import Report
from tests import factories
from tests.articles.desk import LIST, fields, file, person, send
from tests.articles.test_languages import ENGLISH, TEXTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(person("add_article", "view_article", "change_article", "publish_article"))
    return client


class NothingKnown(CurrentReader):
    """A reader that must not be asked about any but these texts."""

    revision = "1"

    def __init__(self):
        self.asked = []

    def refresh(self, asked):
        pass

    def read(self, texts: Iterable[Text], *, with_roles: bool = False) -> Iterator[Reading]:
        texts = list(texts)
        self.asked += [text.title for text in texts]
        return iter([Reading(text, (), (), (), ()) for text in texts])


def added(*texts, source=None, **told):
    return add_articles(
        Draft(
            title=title,
            body=body,
            source=source or factories.source(),
            published=date(2024, 4, 10),
            original=Original.objects.keep(f"{title}{body}".encode(), name="pasted", encoding="utf-8", by=None),
            status="published",
            **told,
        )
        for title, body in texts
    )


def read_all():
    reader = NothingKnown()
    while jobs := TaggingJob.objects.claim():
        reading.read_claimed(jobs, reader)
    return reader.asked


def test_only_the_english_ones_are_read_and_the_others_say_why():
    added(*TEXTS.values(), ENGLISH)
    assert read_all() == [ENGLISH[0]]
    jobs = TaggingJob.objects.select_related("article")
    assert {
        job.article.language: (job.state, job.error, job.why) for job in jobs if job.article.language in "fr en"
    } == {
        "fr": ("done", "", "Not read: French"),
        "en": ("done", "", ""),
    }
    assert {job.article.language for job in jobs} == {*TEXTS, "en"}


def test_what_was_read_before_a_text_became_french_goes():
    [article] = added(ENGLISH)
    factories.mention(article, "official")
    event = factories.event()
    factories.report(event, article, sentence=ENGLISH[1].split(". ")[0], trigger="agreed")
    article.title, article.body = TEXTS["fr"]
    article.save()
    TaggingJob.objects.request(article)
    assert read_all() == []
    article.refresh_from_db()
    assert (article.language, article.mentions.count(), Report.objects.count()) == ("fr", 0, 0)


def test_what_an_editor_said_of_a_language_stands():
    [article] = added(TEXTS["fr"], language="en", language_decided=True)
    assert (article.language, read_all()) == ("en", [article.title])


def test_a_source_s_language_is_expected_of_what_is_too_short_to_tell():
    [title] = added(("Deux morts", "À Paris."), source=factories.source("Le Petit Exemple", language="fr"))
    assert title.language == "fr"


def test_the_page_says_that_it_was_not_read_and_in_which_language_it_is(client):
    [article] = added(TEXTS["ar"])
    read_all()
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Not read: Arabic" in page
    assert f'<h1 lang="ar" dir="rtl">{article.title}</h1>' in page
    assert "found in the text by machine" not in page
    assert "Not read: Arabic" in client.get("/articles/").content.decode()


def test_the_list_can_be_narrowed_to_a_language_and_searched_in_any(client):
    french, russian, english = added(TEXTS["fr"], TEXTS["ru"], ENGLISH)

    def found(**asked):
        return {article.pk for article in client.get("/articles/", asked).context["page"].rows}

    assert found(language="fr") == {french.pk}
    assert found(q="pourparlers") == {french.pk}
    assert found(q="переговоры") == {russian.pk}
    assert found(q="minister meeting") == {english.pk}, "English by its stems"
    assert found(q="mardi -Mascate") == set()
    assert found(language="fr", q="переговоры") == set()
    wrong = client.get("/articles/", {"language": "xx"})
    assert "There is no such language here." in wrong.content.decode()
    assert '<option value="fr" selected>French</option>' in client.get("/articles/?language=fr").content.decode()


def test_the_desk_detects_the_language_and_an_editor_may_say_another(desk):
    title, body = TEXTS["de"]
    more = (
        "Beide Seiten hätten sich seit dem Frühjahr viermal getroffen, ohne sich auf einen Waffenstillstand zu einigen."
    )
    desk.post(f"{LIST}add/", {"file": file(f"{title}\n\n{body}\n\n{more}".encode(), "seite.txt")})
    original = Original.objects.get()
    form = desk.get(f"{LIST}add/{original.pk}/").context["adminform"].form
    assert form["language"].value() == "de"
    send(desk, original, title=title, body=body, language="de")
    article = Article.objects.get()
    assert (article.language, article.language_decided) == ("de", False)
    assert read_all() == []
    assert "Not read: German" in desk.get(f"{LIST}{article.pk}/change/").content.decode()
    changed = {**fields(title=title, body=body, language="en"), "version": 0}
    desk.post(f"{LIST}{article.pk}/change/", changed)
    article.refresh_from_db()
    assert (article.language, article.language_decided, article.job.state) == ("en", True, "queued")
    assert article.job.why == ""
    assert read_all() == [title]


def test_the_desk_lists_what_was_not_read(desk):
    added(TEXTS["fr"], ENGLISH)
    listed = desk.get(LIST, {"language": "-"}).context["cl"].result_list
    assert [article.language for article in listed] == ["fr"]
