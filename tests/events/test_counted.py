"""What timeline, map, matrix and countries count is what the public events say, whatever happens to them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.merging import merge, part
from articles.models import Actor, Article
from events.corrections import Fields, Party
from events.counting import chosen_events, chosen_rows
from events.decisions import Verdict, decide, undo
from events.filters import EventFilter
from events.machine import Told
from events.matching import regroup, replace_reports
from events.models import ActorDyad, CountryDyad, Event, EventCountry, Participant, Report, count_anew
from events.regrouping import regroup_actors
from tests import factories as make

from .plain_reader import PlainReader

READER = PlainReader()
pytestmark = pytest.mark.django_db

COPIED = ("start", "end", "type", "quad", "realis", "score")
CODES = ("USA", "IRN", "SYR")
PARTIES = st.lists(st.sampled_from(CODES), max_size=2)
Row = tuple[Any, ...]


def told_by_events() -> dict[type, set[Row]]:
    """What should be counted, from the public events one by one."""
    countries: set[Row] = set()
    actors: set[Row] = set()
    about: set[Row] = set()
    for event in Event.objects.public().prefetch_related("participants"):
        copied = tuple(getattr(event, column) for column in COPIED)
        parts = event.participants.all()
        about |= {(event.pk, code, *copied) for code in {event.country_id, *(one.country_id for one in parts)} if code}
        for who in event.actors:
            for whom in event.recipients:
                if who.country_id and whom.country_id:
                    countries.add((event.pk, who.country_id, whom.country_id, *copied))
                if who.actor_id and whom.actor_id:
                    actors.add((event.pk, who.actor_id, whom.actor_id, *copied))
    return {CountryDyad: countries, ActorDyad: actors, EventCountry: about}


def counted() -> dict[type, set[Row]]:
    dyad = ("event", "who", "whom", *COPIED)
    return {
        CountryDyad: set(CountryDyad.objects.values_list(*dyad)),
        ActorDyad: set(ActorDyad.objects.values_list(*dyad)),
        EventCountry: set(EventCountry.objects.values_list("event", "country", *COPIED)),
    }


def party(code: str) -> dict[str, Any]:
    return {"start": 0, "end": 3, "text": code, "actor": code.lower(), "country": code, "sector": "GOV"}


@st.composite
def reports(draw: st.DrawFn) -> dict[str, Any]:
    day = date(2021, 2, draw(st.integers(20, 23)))
    return {
        "type": draw(st.sampled_from(("ASSAULT", "CONSULT"))),
        "realis": draw(st.sampled_from(("happened", "planned"))),
        "actors": [party(code) for code in draw(PARTIES)],
        "recipients": [party(code) for code in draw(PARTIES)],
        "country_id": draw(st.sampled_from((None, *CODES))),
        "first_day": day,
        "last_day": day,
    }


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("read", "read", "withdraw", "publish", "delete", "unlink", "roll back")),
        st.integers(0, 2),
        st.lists(reports(), max_size=2),
    ),
    min_size=1,
    max_size=7,
)


def take(step: str, article: Article, told: list[dict[str, Any]]) -> None:
    if step in ("read", "roll back"):
        facts = {"mode": "", "sentence": "They met.", "sentence_start": 0, "sentence_end": 9, "rule": "verb"}
        rows = [
            Report(article=article, trigger_start=5 * n, trigger_end=5 * n + 3, date_precision="day", **facts, **one)
            for n, one in enumerate(told)
        ]
        replace_reports([Told(article, [], rows)])
    elif step == "delete":
        article.delete()
    elif step == "unlink":
        Participant.objects.filter(event__reports__article=article).update(actor=None)
    else:
        article.status = "withdrawn" if step == "withdraw" else "published"
        article.save()


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_whatever_happens_what_is_counted_is_what_the_public_events_say(db: None, steps: Any) -> None:
    undo = transaction.savepoint()
    for code in CODES:
        make.actor(code, slug=code.lower(), country=make.country(code, iso3=code))
    articles = [make.article(f"Article {n}") for n in range(3)]
    for step, number, told in steps:
        article = Article.objects.filter(pk=articles[number].pk).first()
        if article is None:
            continue
        inner = transaction.savepoint()
        take(step, article, told)
        if step == "roll back":
            transaction.savepoint_rollback(inner)
        assert counted() == told_by_events()
        assert set(Event.counted.values_list("pk", flat=True)) == set(
            Event.objects.public().values_list("pk", flat=True)
        )
    transaction.savepoint_rollback(undo)


def dealing(**facts: Any) -> Event:
    usa, iran = make.country("United States", iso3="USA"), make.country("Iran", iso3="IRN")
    america, tehran = make.actor("US", country=usa), make.actor("Tehran", country=iran)
    return make.told_event(actors=(america,), recipients=(tehran,), **facts)


def test_nothing_of_an_unpublished_article_is_counted() -> None:
    dealing(told_by=make.article(status="draft"), country=make.country())
    assert not any(counted().values())
    assert not Event.counted.exists()


def test_time_that_opens_an_article_lets_its_events_be_counted() -> None:
    event = dealing(told_by=make.article(status="scheduled", opens_at=datetime(2099, 1, 1, tzinfo=UTC)))
    assert not any(counted().values())
    Article.objects.update(opens_at=datetime(2020, 1, 1, tzinfo=UTC))
    regroup(Article.objects.get())
    assert [one.pk for one in Event.counted.all()] == [event.pk]


def test_what_was_lost_is_counted_anew_from_the_events() -> None:
    event = dealing()
    before = counted()
    assert before[CountryDyad]
    for again in (lambda: count_anew([event.pk]), lambda: call_command("count_events", stdout=StringIO())):
        for model in before:
            model.objects.all().delete()  # type: ignore[attr-defined]
        again()
        assert counted() == before


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", 1),
        ("type=ASSAULT", 1),
        ("type=CONSULT", 0),
        ("quad=4", 1),
        ("realis=planned", 0),
        ("realis=all", 1),
        ("since=2021-02-25&until=2021-02-25", 1),
        ("since=2021-02-26", 0),
        ("until=2021-02-24", 0),
        ("country=USA", 1),
        ("country=SYR", 1),
        ("country=FRA", 0),
        ("who=USA&whom=IRN", 1),
        ("who=IRN", 0),
        ("actor=us", 1),
        ("region=western-asia", 1),
        ("q=bombed", 1),
        ("q=nothing", 0),
    ],
)
def test_a_filter_chooses_the_same_among_what_is_counted(asked: str, found: int) -> None:
    make.country("France", iso3="FRA")
    syria = make.country()
    syria.region = make.region()
    syria.save()
    syria.regions.add(syria.region)
    dealing(country=syria)
    chosen = EventFilter(QueryDict(asked), Event.objects.public())
    assert chosen.is_valid(), chosen.errors
    assert chosen.qs.count() == chosen_events(chosen).count() == chosen_rows(CountryDyad, chosen).count() == found


@pytest.fixture
def read() -> Article:
    """An article that was read: what a reading, a reviewer and a merge change is all there."""
    for name, code in READER.states.items():
        make.actor(name, country=make.country(name, iso3=code, iso2=code[:2]), sector="GOV")
    article = make.article(body="Iran bombed a depot in Syria. Iran praised Oman. Syria accused Iran.")
    READER.read(article)
    return article


def test_what_reviewers_decide_is_counted_at_once_and_not_once_it_is_undone(read: Article) -> None:
    editor = User.objects.create_superuser("editor")
    decisions = []
    for words, verdict, fields in (
        ("praised", Verdict.REJECT, Fields()),
        ("accused", Verdict.CORRECT, Fields(type="THREATEN", realis="planned")),
        ("bombed", Verdict.CORRECT, Fields(recipients=[Party(Actor.objects.get(slug="oman"))])),
    ):
        before = counted()
        report = next(one for one in read.reports.all() if one.trigger == words)
        decisions.append((decide(editor, report, verdict, **fields), before))
        assert counted() == told_by_events() != before
    for decision, earlier in reversed(decisions):
        undo(decision, editor)
        assert counted() == told_by_events() == earlier


def test_a_merged_actor_is_counted_as_the_one_that_stands_for_it_until_it_is_parted(read: Article) -> None:
    before, oman = counted(), Actor.objects.get(slug="oman")
    merge([oman], Actor.objects.get(slug="syria"))
    regroup_actors()
    assert counted() == told_by_events() != before
    part(oman)
    regroup_actors()
    assert counted() == told_by_events() == before
