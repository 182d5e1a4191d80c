"""What is looked at first, who is given what, and how the queue counts."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from events.models import Event, ReviewClaim
from events.review.attention import attention, doubt
from events.review.queue import Place, QueueForm, first_articles, next_article, progress, waiting
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2021, 2, 26)


@pytest.fixture
def anna():
    return User.objects.create_user("anna")


@pytest.fixture
def ben():
    return User.objects.create_user("ben")


def waits(title, attention, **facts):
    """An article with one event that asks for so much attention."""
    article = factories.article(title, **facts)
    event = factories.told_event(article)
    Event.objects.filter(pk=event.pk).update(attention=attention, doubt=0.4)
    return article


def order(by, **asked):
    return [line.article.title for line in first_articles(by, QueueForm(asked).wanted())]


def report(**facts):
    known = [{"actor": "iran", "text": "Iran"}]
    whole: dict[str, Any] = {"actors": known, "recipients": known, "date_value": "2021-02-25", "date_source": "clause"}
    whole |= {"place_text": "Syria", "place_source": "clause", "confidence": 0.9}
    return factories.report(factories.event(), factories.article(), **(whole | facts))


def test_what_is_assumed_unknown_or_told_differently_adds_to_the_doubt():
    plain = doubt([report()], 0)
    assert plain == pytest.approx(0.1)
    assert doubt([report(confidence=0.5)], 0) == pytest.approx(0.5)
    changed: list[dict[str, Any]] = [
        {"actors": []},
        {"recipients": [{"actor": None, "text": "rebels"}]},
        {"date_source": "published"},
        {"place_source": "dateline"},
    ]
    for facts in changed:
        assert doubt([report(**facts)], 0) > plain, facts
    assert doubt([report()], 2) > doubt([report()], 1) > plain


def test_a_machine_is_never_certain():
    assert doubt([report(confidence=1.0)], 0) == 0.01


def test_more_readers_and_newer_reports_get_attention_first():
    usual = attention(0.4, 1, True, DAY)
    assert attention(0.4, 5, True, DAY) > usual > attention(0.4, 1, False, DAY)
    assert attention(0.8, 1, True, DAY - timedelta(days=365)) == pytest.approx(usual)


def test_the_queue_goes_by_attention_and_what_was_not_weighed_comes_last(anna):
    waits("Little", 1.0)
    waits("Much", 3.0)
    waits("Not weighed", None)
    assert order(anna) == ["Much", "Little", "Not weighed"]


def test_reviewed_events_do_not_wait(anna):
    waits("Done", 3.0)
    Event.objects.update(status="reviewed")
    assert (order(anna), progress(anna).left) == ([], 0)


def test_the_next_article_comes_after_the_one_at_hand(anna):
    first, second = waits("First", 3.0), waits("Second", 2.0)
    here = Place.of(waiting(anna).filter(article=first))
    assert next_article(anna, Q(), None) == first.pk
    assert next_article(anna, Q(), here) == second.pk
    assert next_article(anna, Q(), Place.of(waiting(anna).filter(article=second))) is None


@pytest.mark.parametrize("said", ["", "e", "x1", "1.5", "nan", "1.5e", "é", "nane1", "1.5e99999999999999999999"])
def test_a_place_that_nobody_wrote_is_no_place(said):
    assert Place.said(said) is None


def test_an_article_goes_to_one_editor_at_a_time(anna, ben):
    first, second = waits("First", 3.0), waits("Second", 2.0)
    ReviewClaim.objects.hold(first, anna)
    assert (next_article(anna, Q(), None), next_article(ben, Q(), None)) == (first.pk, second.pk)
    assert ReviewClaim.objects.hold(first, ben).by == anna
    ReviewClaim.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert next_article(ben, Q(), None) == first.pk
    assert ReviewClaim.objects.hold(first, ben).by == ben


def test_the_filter_lets_through_what_was_asked_for(anna):
    syria, iraq = factories.country(), factories.country("Iraq", iso3="IRQ")
    waits("Courier", 3.0)
    other = waits("Post", 2.0, source=factories.source("Example Post"), published=date(2024, 1, 5), status="draft")
    Event.objects.filter(reports__article=other).update(country=iraq)
    assert order(anna, source="example-post") == ["Post"]
    assert order(anna, country="IRQ") == ["Post"]
    assert order(anna, country=syria.pk) == []
    assert order(anna, since="2024-01-01") == ["Post"]
    assert order(anna, until="2023-12-31") == ["Courier"]
    assert order(anna, public="on") == ["Courier"]
    assert order(anna, type="ASSAULT") == ["Courier", "Post"]
    assert order(anna, type="AID") == []


def test_what_is_wrong_in_a_filter_is_left_out(anna):
    waits("Courier", 3.0)
    form = QueueForm({"source": "nobody", "since": "soon", "public": "on"})
    assert form.asked() == {"public": "on"}
    assert len(first_articles(anna, form.wanted())) == 1


def test_a_long_queue_costs_as_many_queries_as_a_short_one(anna, count_queries):
    waits("First", 1.0)
    few = count_queries(lambda: (first_articles(anna, Q()), progress(anna)))
    for number in range(20):
        waits(f"Article {number}", float(number))
    assert count_queries(lambda: (first_articles(anna, Q()), progress(anna))) == few
