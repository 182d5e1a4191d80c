"""Which texts are found to be much alike, and that nobody is asked twice."""

import threading
import time

import pytest
from django.db import connections, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.fingerprints import MUCH_ALIKE, NUMBERS, fingerprint, runs, share_in_common
from articles.intake import alike as finding
from articles.intake.add import Draft, add_articles
from articles.intake.alike import like, look_again, look_at_waiting, note_likenesses
from articles.likenesses import decide
from articles.models import Article, Fingerprint, Likeness, Original
from tests import factories as make
from tests.articles.desk import person
from tests.articles.likenesses import edited, report, two_alike

ANY_TEXT = st.text(max_size=400)


def draft(body, **facts):
    original = Original.objects.of(body.encode(), name="pasted", encoding="utf-8", by=None)
    facts = {"title": "Talks held", "source": make.source(), "published": "2024-04-10", "url": "", **facts}
    return Draft(body=body, original=original, **facts)


def pairs():
    return set(Likeness.objects.values_list("one", "other", "found_by"))


@given(text=ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_has_a_fingerprint_that_case_and_paragraphs_do_not_change(text):
    made = fingerprint(text)
    assert (len(made.signature), len(made.bands)) == (NUMBERS * 4, 32)
    assert all(-(2**63) <= band < 2**63 for band in made.bands)
    assert fingerprint(f"\n\n {text.replace(' ', '  ')}\n").signature == made.signature


@given(words=st.lists(st.sampled_from("abcde"), max_size=9))
def test_every_three_words_in_a_row_are_a_run_and_a_shorter_text_is_one(words):
    expected = {" ".join(words[n : n + 3]) for n in range(len(words) - 2)} if len(words) > 2 else {" ".join(words)}
    assert runs(" ".join(words)) == expected


@given(seed=st.integers(0, 10_000), share=st.floats(0, 0.05), words=st.integers(120, 400))
@settings(max_examples=60, deadline=None)
def test_a_text_with_few_words_changed_is_found_and_another_report_is_not(seed, share, words):
    known = fingerprint(report(seed, words))
    changed, another = fingerprint(edited(report(seed, words), share, seed)), fingerprint(report(seed + 1, words))
    assert set(known.bands) & set(changed.bands)
    assert share_in_common(known.signature, changed.signature) >= MUCH_ALIKE
    assert share_in_common(known.signature, another.signature) < MUCH_ALIKE / 2


def test_a_script_without_spaces_is_compared_by_its_signs():
    one = "政府は火曜日に声明を発表し、両国の代表が首都で会談したと述べた。会談は来月も続けられる予定である。"
    other = one.replace("火曜日", "水曜日")
    assert share_in_common(fingerprint(one).signature, fingerprint(other).signature) > MUCH_ALIKE
    assert fingerprint("").signature == fingerprint("—").signature


@pytest.mark.django_db
def test_the_same_text_the_same_address_and_most_of_the_words_are_found():
    [known] = add_articles([draft(report(1), url="https://www.courier.example/news/1")])
    same, near, there, new = add_articles(
        [
            draft(report(1)),
            draft(edited(report(1), 0.05)),
            draft(report(2), url="http://m.courier.example/news/1/amp?utm_source=x"),
            draft(report(3)),
        ]
    )
    found = {(one, other): by for one, other, by in pairs()}
    assert found[known.pk, same.pk] == "text"
    assert found[known.pk, near.pk] == found[same.pk, near.pk] == "words"
    assert found[known.pk, there.pk] == "address"
    assert len(found) == 4
    assert [one.article for one in like(draft(edited(report(3), 0.03)))] == [new.pk]
    assert like(draft(report(9))) == []


@pytest.mark.django_db
def test_a_pair_that_was_decided_is_not_asked_about_again_whatever_becomes_of_the_texts():
    pair = two_alike()
    decide(pair, "other", person())
    pair.other.body = pair.one.body
    pair.other.save()
    look_again(pair.other)
    note_likenesses([pair.one, pair.other])
    assert list(Likeness.objects.values_list("state", flat=True)) == ["other"]


@pytest.mark.django_db
def test_an_article_is_asked_about_beside_few_others_the_closest_first(monkeypatch):
    monkeypatch.setattr(finding, "MOST_ASKED", 2)
    add_articles([draft(edited(report(1), share, seed=3)) for share in (0.08, 0.02, 0.05)])
    [new] = add_articles([draft(report(1))])
    closest = edited(report(1), 0.02, seed=3), edited(report(1), 0.05, seed=3)
    assert {pair.one.body for pair in Likeness.objects.filter(other=new)} == set(closest)


@pytest.mark.django_db
def test_twenty_are_looked_for_with_as_many_queries_as_one(django_assert_max_num_queries):
    add_articles([draft(report(number)) for number in range(20)])
    counted = []
    for count in (1, 20):
        drafts = [draft(edited(report(number), 0.03)) for number in range(count)]
        with django_assert_max_num_queries(30) as queries:
            add_articles(drafts)
        counted.append(len(queries))
    assert counted[0] == counted[1]


@pytest.mark.django_db
def test_articles_of_an_earlier_archive_get_their_fingerprints_and_their_pairs():
    one, other = (make.article(f"Number {number}", body=report(1)) for number in (1, 2))
    Article.objects.update(url_key="as it was", url="https://m.courier.example/1")
    Fingerprint.objects.bulk_create([Fingerprint(article=article) for article in (one, other)])
    assert look_at_waiting() == 2
    assert pairs() == {(one.pk, other.pk, "address")}
    assert Fingerprint.objects.waiting().count() == 0
    one.refresh_from_db()
    assert one.url_key not in ("", "as it was")
    assert look_at_waiting() == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_the_same_at_once_the_second_is_told(transactional_db):
    source = make.source()
    done = []

    def add():
        try:
            with transaction.atomic():
                add_articles([draft(report(1), source=source)])
                time.sleep(0.3)
            done.append(True)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert done == [True, True]
    assert [by for _one, _other, by in pairs()] == ["text"]
