"""Which reports tell of one event, and what becomes of it when articles come, change and go."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.words import words_of
from events.calendar import first_and_last
from events.happening import agreement
from events.machine import Told
from events.matching import near, replace_reports
from events.models import Event, EventDecision, Report
from events.tellings import tellings
from events.ties import Ties
from tests import factories as make

pytestmark = pytest.mark.django_db

USA = {"actor": "united-states", "country": "USA", "sector": "GOV", "text": "United States"}
PENTAGON = {"actor": None, "country": "USA", "sector": "MIL", "text": "American forces"}
MILITIAS = {"actor": None, "country": "IRN", "sector": "REB", "text": "Iranian-backed militias"}
HILL = {"actor": None, "country": None, "sector": "", "text": "John Hill"}
START = count()
RUSSIA = {"actor": "russia", "country": "RUS", "sector": "GOV", "text": "Russia"}


def told(article: Article, **facts: Any) -> Report:
    """A report that is not saved yet, as the coder would have it."""
    where = facts.pop("where", "")
    if isinstance(facts.get("country"), str):
        facts["country"] = make.country("Iraq", iso3=facts["country"])
    facts = {
        "sentence": "American warplanes bombed militias on Thursday.",
        "type": "ASSAULT",
        "mode": "aerial",
        "realis": "happened",
        "actors": [USA],
        "recipients": [MILITIAS],
        "date_value": "2021-02-25",
        "date_precision": "day",
        "date_source": "clause",
        "place_text": where,
        "country": make.country(),
        "place": make.place() if where else None,
        "place_source": "clause",
        **facts,
    }
    first, last = first_and_last(facts["date_value"]) if facts["date_value"] else (None, None)
    start = next(START)
    return Report(
        article=article,
        sentence_start=start,
        sentence_end=10_000,
        trigger_start=start,
        trigger_end=start + len("Fire"),
        first_day=first,
        last_day=last,
        rule="by hand",
        **facts,
    )


def read(article: Article, *reports: Report) -> list[int]:
    """Record the reports as a reading would; the events' ids in their order."""
    replace_reports([Told(article, [], list(reports))])
    return list(article.reports.order_by("pk").values_list("event", flat=True))


@pytest.fixture(autouse=True)
def _world() -> None:
    make.actor("United States", country=make.country("United States", iso3="USA"))
    make.country("Iran", iso3="IRN")


def test_two_articles_that_tell_the_same_share_an_event() -> None:
    first, second = make.article("One"), make.article("Two")
    assert read(first, told(first)) == read(second, told(second, actors=[PENTAGON]))


SPANS = ["2021", "2021-01", "2021-02", "2020-03-01/2021-02-25", "2021-W08", "2021-02-18/2021-02-25", ""]
DAYS = [f"2021-02-{day:02}" for day in (14, 18, 20, 21, 22, 24, 25, 26, 28)] + ["2021-03-01", "2021-03-04"]
PRECISIONS = {0: "", 4: "year", 7: "month", 8: "week", 10: "day"}


@pytest.mark.parametrize("sentence", ["Gunmen killed Omar Zork.", "American warplanes bombed militias on Thursday."])
def test_all_that_may_agree_with_a_report_is_held_beside_it_whatever_their_days(sentence: str) -> None:
    """Otherwise it would count which of two came first, and whether they came together."""
    zork = {"actor": "omar-zork", "country": None, "sector": None, "text": "Omar Zork"}
    days = [(value, "clause") for value in (*SPANS, *DAYS)] + [(value, "published") for value in DAYS]
    for article in (make.article("One", words={"zork": 1.0}), make.article("Other", words={"zork": 1.0})):
        for value, source in days:
            precision = PRECISIONS.get(len(value), "range")
            report = told(article, sentence=sentence, date_value=value, date_precision=precision, date_source=source)
            report.recipients = [zork if "Zork" in sentence else MILITIAS]
            report.trigger_start, report.trigger_end = report.sentence_start + 7, report.sentence_start + 13
            report.event = make.event()
            report.save()
    here, there = (tellings(Report.objects.filter(article__title=title)) for title in ("One", "Other"))
    agreeing = [[other for other in there if agreement(one, other)] for one in here]
    assert sum(map(len, agreeing)) > len(days)
    for one, others in zip(here, agreeing, strict=True):
        found = {other.report.pk for other in near(Report.objects.filter(article__title="Other"), Ties(), [one])}
        assert {other.report.pk for other in others} <= found, one.days


def test_two_places_of_one_strike_are_two_claims_of_one_event() -> None:
    article = make.article()
    events = read(article, told(article, where="Northern Syria"), told(article, where="eastern Syria"))
    assert len(set(events)) == 1
    assert [r.place_text for r in Event.objects.get().reports.all()] == ["Northern Syria", "eastern Syria"]


@pytest.mark.parametrize(
    "other",
    [
        {"type": "ACCUSE", "mode": "allege"},
        {"mode": "heavy-weapons"},
        {"realis": "planned"},
        {"date_value": "2021-03-25"},
        {"date_value": "2021", "date_precision": "year"},
        {"actors": [RUSSIA]},
        {"recipients": [RUSSIA]},
        {"country": "IRQ", "place_source": "clause"},
    ],
)
def test_reports_that_differ_in_what_matters_are_two_events(other: dict[str, Any]) -> None:
    article = make.article()
    assert len(set(read(article, told(article), told(article, **other)))) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"date_value": "2021-02-26"},
        {"mode": ""},
        {"mode": "explosives"},
        {"realis": "ongoing"},
        {"recipients": []},
        {"actors": []},
        {"country": None},
        {"country": "IRQ", "place_source": "dateline"},
        {"recipients": [{"actor": None, "country": None, "sector": "REB", "text": "fighters"}]},
    ],
)
def test_reports_that_differ_in_a_detail_are_one_event(other: dict[str, Any]) -> None:
    article = make.article()
    assert len(set(read(article, told(article), told(article, **other)))) == 1


def test_what_a_text_tells_again_is_one_event_with_what_it_told() -> None:
    article = make.article()
    nobody: dict[str, Any] = {"actors": [], "recipients": [], "date_value": ""}
    again = told(article, sentence="Nobody claimed the attack.", told_above=7, **nobody)
    first = told(article)
    first.trigger_start = 7
    assert len(set(read(article, first, again))) == 1


@pytest.mark.parametrize(
    ("day", "source", "other_day"),
    [
        ("2021-02-25", "clause", "2021-02-28"),
        ("2021-02-25", "published", "2021-02-28"),
        ("2021-02-26", "clause", "2021-02-25"),  # nights and time zones
        ("2021-01-28/2021-02-26", "clause", "2021-02-27"),  # a month that ends with the news
    ],
)
def test_an_assumed_day_parts_no_two_reports_of_one_story(day: str, source: str, other_day: str) -> None:
    article = make.article()
    precision = "range" if "/" in day else "day"
    first = told(article, date_value=day, date_source=source, date_precision=precision)
    assumed = told(article, date_value=other_day, date_source="published")
    assert len(set(read(article, first, assumed))) == 1


@pytest.mark.parametrize(("day", "precision"), [("2021-02-20", "day"), ("2021-03-01", "day"), ("2021", "year")])
def test_an_assumed_day_is_no_day_long_before_and_none_to_come(day: str, precision: str) -> None:
    article = make.article()
    assumed = told(article, date_value="2021-02-26", date_source="published")
    stated = told(article, date_value=day, date_precision=precision)
    assert len(set(read(article, stated, assumed))) == 2


def test_whoever_of_a_people_came_to_harm_may_be_meant_by_the_people() -> None:
    article = make.article()
    diplomats = {"actor": None, "country": "USA", "sector": "GOV", "text": "three diplomats"}
    for sector, events in (("CVL", 1), ("REB", 2)):
        others = {"actor": None, "country": "USA", "sector": sector, "text": "three Americans"}
        reports = (told(article, actors=[MILITIAS], recipients=[one]) for one in (diplomats, others))
        assert len(set(read(article, *reports))) == events


@pytest.mark.parametrize(("other", "together"), [("Mr. Hill", True), ("Mr. Field", False)])
def test_a_person_whom_nobody_knows_is_the_same_by_the_surname(other: str, together: bool) -> None:
    article = make.article()
    man = {"actor": None, "country": None, "sector": "", "text": "Benjamin Hill of Boston"}
    nobody: dict[str, Any] = {"actors": [], "mode": "", "country": None}
    words = "was killed in a battle near the river between two groups of rebels."
    first = told(article, **nobody, recipients=[man], sentence=f"Benjamin Hill of Boston {words}")
    second = told(article, **nobody, recipients=[{**man, "text": other}], sentence=f"The uncle of {other} told of it.")
    second.sentence += " He fell in the battle near the river."
    assert (len(set(read(article, first, second))) == 1) is together


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("ASSAULT", ""), ("PROTEST", "riot"), True),
        (("ASSAULT", ""), ("PROTEST", "demo"), False),
        (("ASSAULT", "aerial"), ("MOBILIZE", "weapons"), True),
        (("ASSAULT", "aerial"), ("MOBILIZE", "troops"), False),
        (("PROTEST", "riot"), ("MOBILIZE", "weapons"), False),
    ],
)
def test_who_storms_a_building_riots_and_who_tests_a_missile_fires_it(
    one: tuple[str, str], other: tuple[str, str], together: bool
) -> None:
    article = make.article()
    reports = (told(article, type=type, mode=mode) for type, mode in (one, other))
    assert (len(set(read(article, *reports))) == 1) is together


@pytest.mark.parametrize(
    ("sentence", "together"),
    [("An attack on the harbour shook the old town.", True), ("An attack on a bridge was quick.", False)],
)
def test_a_deed_of_one_story_is_known_by_the_words_beside_its_name(sentence: str, together: bool) -> None:
    nobody: dict[str, Any] = {"actors": [], "recipients": [], "mode": "", "country": None}
    reports = []
    article = make.article()
    for words in ("The attack shook the harbour and the town around it.", sentence):
        report = told(article, **nobody, sentence=words)
        report.trigger_start = report.sentence_start + words.index("attack")
        report.trigger_end = report.trigger_start + len("attack")
        reports.append(report)
    assert (len(set(read(article, *reports))) == 1) is together


@pytest.mark.parametrize(("whom", "day", "events"), [("Hill", "2021-02-28", 1), ("Hill", "2021-03-25", 2)])
def test_nobody_is_killed_twice(whom: str, day: str, events: int) -> None:
    article = make.article()
    man = {"actor": None, "country": None, "sector": "", "text": "journalist John Hill"}
    nobody: dict[str, Any] = {"actors": [], "mode": "", "country": None}
    reports = []
    for sentence, text, value in (
        ("The journalist John Hill was killed.", man["text"], "2021-02-25"),
        ("It is said that they killed Hill in his house.", whom, day),
    ):
        report = told(article, **nobody, sentence=sentence, recipients=[{**man, "text": text}], date_value=value)
        report.trigger_start = report.sentence_start + sentence.index("killed")
        report.trigger_end = report.trigger_start + len("killed")
        reports.append(report)
    assert len(set(read(article, *reports))) == events


def test_protests_that_go_on_are_one_happening_of_their_story() -> None:
    article = make.article()
    nobody: dict[str, Any] = {"type": "PROTEST", "mode": "", "actors": [], "recipients": [], "country": None}
    undated: dict[str, Any] = {"date_value": "", "date_precision": "", "date_source": ""}
    reports = []
    for sentence, word in (("It led to months of demonstrations.", "demonstrations"), ("Protests grew.", "Protests")):
        report = told(article, **nobody, **undated, sentence=sentence)
        report.trigger_start = report.sentence_start + sentence.index(word)
        report.trigger_end = report.trigger_start + len(word)
        reports.append(report)
    assert len(set(read(article, *reports))) == 1


def test_what_is_only_told_again_keeps_no_two_tellings_apart_unless_a_person_said_it() -> None:
    for decided, events in (({}, 1), ({"recipients": "2021-03-01"}, 2)):
        article = make.article()
        first = told(article)
        first.trigger_start = 7
        again = told(article, actors=[], recipients=[RUSSIA], sentence="The blast.", told_above=7, decided=decided)
        first.recipients = []
        other = told(article, where="Erbil")
        assert len(set(read(article, first, again, other))) == events


def test_without_a_day_only_what_is_alike_in_one_story_is_joined() -> None:
    article = make.article()
    undated = told(article, date_value="", date_precision="", date_source="")
    other = told(article, sentence="A train was late in the evening.", date_value="", date_precision="")
    events = read(article, told(article), undated, other)
    assert (events[0] == events[1], events[1] == events[2]) == (True, False)


@pytest.mark.parametrize(("sentence", "together"), [("The raid was long.", True), ("A raid was long.", False)])
def test_what_articles_of_one_story_only_name_is_one_event(sentence: str, together: bool) -> None:
    named: dict[str, Any] = {"actors": [], "recipients": [], "sentence": sentence, "mode": "", "country": None}
    undated: dict[str, Any] = {"date_value": "", "date_precision": "", "date_source": ""}
    made = []
    for article in (make.article(), make.article()):
        article.words = words_of("Soldiers searched the village by night.", "A raid on a village")
        article.save()
        report = told(article, **named, **undated)
        report.trigger_start = report.sentence_start + sentence.index("raid")
        report.trigger_end = report.trigger_start + len("raid")
        made += read(article, report)
    assert (made[0] == made[1]) is together


def test_two_reports_that_name_nobody_are_not_joined() -> None:
    article = make.article()
    nobody: dict[str, Any] = {"actors": [], "recipients": []}
    other = told(article, sentence="A train was late in the evening.", **nobody)
    assert len(set(read(article, told(article, **nobody), other))) == 2


def test_an_attack_on_one_town_and_day_is_one_event_whoever_is_named() -> None:
    article = make.article()
    erbil = make.place("Erbil", kind="city")
    there = {"actors": [], "place": erbil, "place_source": "clause"}
    hit = [{"actor": None, "country": None, "sector": "MIL", "text": words} for words in ("a base", "a contractor")]
    events = read(article, *(told(article, **there, recipients=[one]) for one in hit))
    assert len(set(events)) == 1


def test_attacks_on_two_towns_are_two_events() -> None:
    article = make.article()
    towns = [make.place(name, kind="city") for name in ("Kharkiv", "Kyiv")]
    assert len(set(read(article, *(told(article, place=town, place_source="clause") for town in towns)))) == 2


def test_who_meets_whom_may_be_told_from_either_side() -> None:
    article = make.article()
    talks = {"type": "CONSULT", "mode": ""}
    there = told(article, actors=[USA], recipients=[RUSSIA], **talks)
    back = told(article, actors=[RUSSIA], recipients=[USA], **talks)
    assert len(set(read(article, there, back))) == 1


def test_an_event_keeps_its_address_when_its_article_is_read_again() -> None:
    article = make.article()
    assert read(article, told(article)) == read(article, told(article, mode=""))


def test_an_event_goes_when_no_article_tells_of_it_any_more() -> None:
    article = make.article()
    read(article, told(article))
    read(article)
    assert not Event.objects.public().exists()


def test_deleting_an_article_takes_only_the_events_that_it_alone_told() -> None:
    first, second = make.article("One"), make.article("Two")
    [shared, _own] = read(first, told(first), told(first, actors=[RUSSIA]))
    read(second, told(second))
    first.delete()
    assert list(Event.objects.public().values_list("pk", flat=True)) == [shared]


def test_a_draft_shares_no_event_with_what_is_public() -> None:
    public, draft = make.article("Public"), make.article("Draft", status="draft")
    [event], [apart] = read(public, told(public)), read(draft, told(draft, where="a secret place"))
    assert event != apart
    assert list(Event.objects.public().values_list("pk", flat=True)) == [event]


def test_publishing_an_article_joins_its_events_with_those_of_others() -> None:
    public, draft = make.article("Public"), make.article("Draft", status="draft")
    [event] = read(public, told(public))
    read(draft, told(draft))
    draft.status = Article.Status.PUBLISHED
    draft.save()
    assert [report.event_id for report in Report.objects.all()] == [event, event]


def test_withdrawing_an_article_takes_its_words_out_of_what_it_shared() -> None:
    first, second = make.article("One"), make.article("Two")
    [event] = read(first, told(first, recipients=[{**MILITIAS, "text": "withdrawn words"}]))
    read(second, told(second))
    first.status = Article.Status.WITHDRAWN
    first.save()
    [left] = Event.objects.public()
    assert (left.pk, [str(one) for one in left.recipients]) == (event, ["Iranian-backed militias"])


def test_an_event_that_a_draft_alone_tells_keeps_its_address_when_the_draft_is_published() -> None:
    draft = make.article("Draft", status="draft")
    [event] = read(draft, told(draft))
    draft.status = Article.Status.PUBLISHED
    draft.save()
    [left] = Event.objects.public()
    assert (left.pk, left.apart) == (event, None)


def test_the_page_of_an_event_that_was_found_to_be_another_leads_there() -> None:
    """A second telling joins two happenings that nothing joined before."""
    first, second, bridge = make.article("One"), make.article("Two"), make.article("Three")
    words = {"sentence": "Warplanes hit a depot."}, {"sentence": "Explosions shook the harbour district."}
    [older] = read(first, told(first, recipients=[], **words[0]))
    [newer] = read(second, told(second, actors=[], **words[1]))
    assert older != newer
    assert read(bridge, told(bridge, sentence="Warplanes hit a depot; explosions shook the harbour district.")) == [
        older
    ]
    assert Event.objects.get(pk=newer).merged_into_id == older


def test_an_event_that_readers_saw_keeps_its_row_without_a_report_and_a_draft_s_does_not() -> None:
    public, draft = make.article("Public"), make.article("Draft", status="draft")
    [seen], [unseen] = read(public, told(public)), read(draft, told(draft))
    read(public)
    read(draft)
    assert list(Event.objects.values_list("pk", flat=True)) == [seen]
    assert not Event.objects.filter(pk=unseen).exists()


def test_sources_that_print_one_text_are_one_voice() -> None:
    words = {"warplane": 0.8, "militia": 0.6}
    articles = [
        make.article(title, source=make.source(title), words=words if title != "Own" else {"depot": 1.0})
        for title in ("Agency", "Copy", "Own")
    ]
    for article in articles:
        [event] = read(article, told(article))
    assert Event.objects.get(pk=event).voices == 2


FACTS: dict[str, list[Any]] = {
    "date_value": ["2021-02-22", "2021-02-25", "2021-02-26", "2021-W08"],
    "date_source": ["clause", "published"],
    "actors": [[USA], [PENTAGON], [RUSSIA], []],
    "recipients": [[MILITIAS], [RUSSIA], [HILL], []],
    "mode": ["aerial", "explosives", ""],
    "sentence": [
        "Warplanes hit a depot.",
        "Warplanes hit a depot and a bridge.",
        "Explosions shook the harbour.",
        "John Hill was killed.",
    ],
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_same_articles_make_the_same_events_in_any_order(data: st.DataObject) -> None:
    kinds = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in FACTS.items()})
    drawn = data.draw(st.lists(st.lists(kinds, min_size=1, max_size=2), min_size=2, max_size=5))
    other_order = data.draw(st.permutations(range(len(drawn))))
    there = [(number, place) for number, reports in enumerate(drawn) for place in range(len(reports))]
    pairs = st.lists(st.sampled_from(there), min_size=2, max_size=2, unique=True)
    said = data.draw(st.lists(st.tuples(pairs, st.sampled_from(["same", "different"])), max_size=4))
    assert events_made(drawn, said, list(range(len(drawn)))) == events_made(drawn, said, other_order)


Where = tuple[int, int]  # number of the article, number in it


def events_made(
    drawn: list[list[dict[str, Any]]], said: list[tuple[list[Where], str]], order: list[int]
) -> set[frozenset[Where]]:
    """Which reports share an event when articles come in this order, after people said which tell the same."""
    with transaction.atomic():
        firsts = tie(said)
        names: dict[int, Where] = {}
        for number in order:
            article = make.article(f"Article {number}", body=f"Words of article {number}.")
            reports = [told(article, **precise(facts)) for facts in drawn[number]]
            for place, report in enumerate(reports):
                if first := firsts.get((number, place)):
                    EventDecision.objects.filter(Q(pk=first) | Q(about=first)).update(article=article)
                    report.decision_id = first
            read(article, *reports)
            names |= {report.pk: (number, place) for place, report in enumerate(reports)}
        made = {
            frozenset(names[pk] for pk in event.reports.values_list("pk", flat=True))
            for event in Event.objects.public()
        }
        transaction.set_rollback(True)
    return made


def tie(said: list[tuple[list[Where], str]]) -> dict[Where, int]:
    """The pairs decided one after the other; returns the first decision about each report."""
    firsts: dict[Where, int] = {}
    somewhere = make.article("Not read")
    for ends, verdict in said:
        pair = []
        for end in ends:
            one = EventDecision.objects.create(
                article=somewhere, verdict=verdict, about_id=firsts.get(end), quote="x", start=0, end=1
            )
            firsts.setdefault(end, one.pk)
            pair.append(one)
        pair[0].twin, pair[1].twin = pair[1], pair[0]
        EventDecision.objects.bulk_update(pair, ["twin"])
    return firsts


def precise(facts: dict[str, Any]) -> dict[str, Any]:
    return facts | {"date_precision": "week" if "W" in facts["date_value"] else "day"}
