"""How what one report tells stands to what another tells: the same, more exact, or not both right."""

from __future__ import annotations

from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Country, Place
from events.claims import claims, closest, differences, summary
from events.claims.fields import in_figures, relate_acts, relate_realis, span_of
from events.claims.parties import Party, actors_of, party, relate_parties, relate_two
from events.claims.places import ToldPlace, countries_of_regions, relate_places, sides
from events.claims.relation import Relation, relate_spans
from events.models import Report
from tests import factories

SAME, FINER, COARSER, OPEN, DIFFERENT = Relation
SYRIA, IRAQ = Country(iso3="SYR", name="Syria"), Country(iso3="IRQ", name="Iraq")


def where(name: str, kind: str = "city", *, within: Country = SYRIA, key: int, **facts: Any) -> Place:
    return Place(pk=key, key=str(key), name=name, kind=kind, country=within, **facts)


COUNTRY = where("Syria", "country", key=1, lat=35.0, lon=38.0)
ALEPPO = where("Aleppo", key=2, admin="SY.09", lat=36.2, lon=37.2)
DARAA = where("Daraa", key=3, admin="SY.06", lat=32.6, lon=36.1)
ALEPPO_PROVINCE = where("Aleppo", "province", key=4, admin="SY.09")
HRAYTAN = where("Hraytan", key=9, admin="SY.09", lat=36.3, lon=37.1)
MANBIJ_DISTRICT = where("Manbij", "district", key=5, admin="SY.09")
NEIGHBOUR = where("Iraq", "country", within=IRAQ, key=6)
WESTERN_ASIA = Place(pk=7, key="m49-145", name="Western Asia", kind="region")
WEST_AFRICA = Place(pk=8, key="m49-011", name="Western Africa", kind="region")
PLACES = [COUNTRY, ALEPPO, HRAYTAN, DARAA, ALEPPO_PROVINCE, MANBIJ_DISTRICT, NEIGHBOUR, WESTERN_ASIA, WEST_AFRICA]


def at(place: Place, text: str = "") -> ToldPlace:
    return ToldPlace(place, sides(text or place.name))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (at(COUNTRY), at(COUNTRY), SAME),
        (at(COUNTRY, "northern Syria"), at(COUNTRY, "the north of Syria"), SAME),
        (at(COUNTRY, "northern Syria"), at(COUNTRY), FINER),
        (at(COUNTRY, "north-eastern Syria"), at(COUNTRY, "northern Syria"), FINER),
        (at(COUNTRY, "northern Syria"), at(COUNTRY, "eastern Syria"), DIFFERENT),
        (at(ALEPPO), at(COUNTRY), FINER),
        (at(ALEPPO), at(COUNTRY, "northern Syria"), FINER),
        (at(DARAA), at(COUNTRY, "northern Syria"), DIFFERENT),
        (at(ALEPPO), at(ALEPPO_PROVINCE), FINER),
        (at(MANBIJ_DISTRICT), at(ALEPPO_PROVINCE), FINER),
        (at(MANBIJ_DISTRICT), at(ALEPPO), OPEN),
        (at(DARAA), at(ALEPPO_PROVINCE), DIFFERENT),
        (at(DARAA), at(ALEPPO), DIFFERENT),
        (at(HRAYTAN), at(ALEPPO), OPEN),
        (at(COUNTRY), at(NEIGHBOUR), DIFFERENT),
        (at(ALEPPO), at(NEIGHBOUR), DIFFERENT),
        (at(ALEPPO), at(WESTERN_ASIA), FINER),
        (at(COUNTRY), at(WESTERN_ASIA), FINER),
        (at(COUNTRY), at(WEST_AFRICA), DIFFERENT),
        (at(WESTERN_ASIA), at(WEST_AFRICA), OPEN),
    ],
)
def test_places_by_what_lies_in_what(one: ToldPlace, other: ToldPlace, expected: Relation) -> None:
    assert (relate_places(one, other), relate_places(other, one)) == (expected, expected.mirrored)


@given(
    *[st.builds(at, st.sampled_from(PLACES), st.sampled_from(["", "northern X", "eastern X", "north-eastern X"]))] * 2
)
def test_places_seen_from_either_side(one: ToldPlace, other: ToldPlace) -> None:
    assert relate_places(one, other) is relate_places(other, one).mirrored


def test_a_region_holds_the_countries_of_the_regions_in_it() -> None:
    regions = countries_of_regions()
    assert "SYR" in regions["m49-145"]
    assert "SYR" in regions["m49-142"]
    assert "SYR" not in regions["m49-002"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eastern Syria", {"east"}),
        ("the north-east", {"north", "east"}),
        ("Northeastern Nigeria", {"north", "east"}),
        ("Northumberland", set()),
        ("Syria", set()),
        ("", set()),
    ],
)
def test_sides_of_the_compass_are_read_from_a_name(text: str, expected: set[str]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((25, 25), (25, 25), SAME),
        ((25, 25), (22, 28), FINER),  # Thursday, this week
        ((25, 25), (26, 26), DIFFERENT),
        ((22, 28), (27, 30), OPEN),
        (span_of("exactly", 22), span_of("at least", 17), FINER),
        (span_of("at least", 22), span_of("at least", 17), FINER),
        (span_of("exactly", 17), span_of("exactly", 22), DIFFERENT),
        (span_of("exactly", 17), span_of("at least", 22), DIFFERENT),
        (span_of("at most", 30), span_of("at least", 17), OPEN),
        (span_of("exactly", 105), span_of("about", 100), FINER),
        (span_of("exactly", 200), span_of("about", 100), DIFFERENT),
    ],
)
def test_days_and_numbers_by_what_lies_within(
    one: tuple[float, float], other: tuple[float, float], expected: Relation
) -> None:
    assert (relate_spans(one, other), relate_spans(other, one)) == (expected, expected.mirrored)


SPANS = st.tuples(st.integers(0, 9), st.one_of(st.integers(0, 9), st.just(inf))).map(lambda two: (min(two), max(two)))


@given(SPANS, SPANS)
def test_days_and_numbers_seen_from_either_side(one: tuple[float, float], other: tuple[float, float]) -> None:
    assert relate_spans(one, other) is relate_spans(other, one).mirrored


FORCES = Party("popular mobilization", "pmf", "IRQ", "PRM")
BRIGADE = Party("", "kataib-hezbollah", "IRQ", "REB", over=frozenset({"pmf"}))
OTHER_BRIGADE = Party("", "islamic-state", "", "REB")
MILITIAS = Party("iraqi militias", "", "IRQ", "REB")
GUNMEN = Party("gunmen", "", "", "REB")
SOMEBODY = Party("a convoy")
USA = Party("", "united-states", "USA", "GOV", is_state=True)
PENTAGON = Party("", "pentagon", "USA", "MIL")
BIDEN = Party("", "joe-biden", "USA", "GOV")
WARPLANES = Party("american warplanes", "", "USA", "MIL")
JETS = Party("us jets", "", "USA", "MIL")
RUSSIA = Party("", "russia", "RUS", "GOV", is_state=True)
RUSSIAN_JETS = Party("russian jets", "", "RUS", "MIL")
PARTIES = [FORCES, BRIGADE, OTHER_BRIGADE, MILITIAS, GUNMEN, SOMEBODY]
PARTIES += [USA, PENTAGON, BIDEN, WARPLANES, JETS, RUSSIA, RUSSIAN_JETS]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BRIGADE, BRIGADE, SAME),
        (BRIGADE, FORCES, FINER),
        (BRIGADE, MILITIAS, FINER),
        (BRIGADE, GUNMEN, FINER),
        (MILITIAS, GUNMEN, FINER),
        (BRIGADE, OTHER_BRIGADE, DIFFERENT),
        (BRIGADE, SOMEBODY, OPEN),
        (PENTAGON, USA, FINER),
        (BIDEN, USA, FINER),
        (WARPLANES, USA, FINER),
        (PENTAGON, WARPLANES, FINER),
        (WARPLANES, JETS, SAME),
        (PENTAGON, BIDEN, OPEN),
        (USA, RUSSIA, DIFFERENT),
        (WARPLANES, RUSSIAN_JETS, DIFFERENT),
        (USA, OTHER_BRIGADE, DIFFERENT),
    ],
)
def test_parties_by_who_is_part_of_whom(one: Party, other: Party, expected: Relation) -> None:
    assert (relate_two(one, other), relate_two(other, one)) == (expected, expected.mirrored)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({USA, BRIGADE}, {USA}, FINER),
        ({USA, RUSSIA}, {RUSSIA, USA}, SAME),
        ({USA, PENTAGON}, {USA}, FINER),
        ({WARPLANES}, {JETS}, SAME),
        ({USA, RUSSIA}, {USA, BRIGADE}, OPEN),
        ({USA}, {RUSSIA}, DIFFERENT),
        ({USA}, {SOMEBODY}, OPEN),
    ],
)
def test_a_report_that_names_fewer_parties_is_less_exact(
    one: set[Party], other: set[Party], expected: Relation
) -> None:
    ours, theirs = frozenset(one), frozenset(other)
    assert (relate_parties(ours, theirs), relate_parties(theirs, ours)) == (expected, expected.mirrored)


@given(*[st.frozensets(st.sampled_from(PARTIES), min_size=1, max_size=4)] * 2)
def test_parties_seen_from_either_side(one: frozenset[Party], other: frozenset[Party]) -> None:
    assert relate_parties(one, other) is relate_parties(other, one).mirrored


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("ASSAULT", "aerial"), ("ASSAULT", "aerial"), SAME),
        (("ASSAULT", "aerial"), ("ASSAULT", ""), FINER),
        (("ASSAULT", "aerial"), ("ASSAULT", "explosives"), OPEN),
        (("ASSAULT", "aerial"), ("ASSAULT", "abduct"), DIFFERENT),
        (("AGREE", ""), ("COOPERATE", ""), DIFFERENT),
    ],
)
def test_acts_by_type_and_means(one: tuple[str, str], other: tuple[str, str], expected: Relation) -> None:
    assert (relate_acts(one, other), relate_acts(other, one)) == (expected, expected.mirrored)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("happened", "ongoing", SAME), ("denied", "planned", DIFFERENT), ("happened", "denied", DIFFERENT)],
)
def test_what_goes_on_has_happened_and_what_is_denied_has_not(one: str, other: str, expected: Relation) -> None:
    assert (relate_realis(one, other), relate_realis(other, one)) == (expected, expected.mirrored)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ({"bound": "exactly", "value": 17}, "17"),
        ({"bound": "at least", "value": 1224}, "at least 1,224"),
        ({"bound": "about", "value": 20}, "about 20"),
        ({"bound": "at most", "value": 20}, "at most 20"),
    ],
)
def test_numbers_in_figures(number: dict[str, Any], expected: str) -> None:
    assert in_figures(number) == expected


def told(*reports: dict[str, Any]) -> list[Report]:
    """Reports of one event, each told by an article of its own."""
    event = factories.event()
    return [factories.report(event, factories.article(), **facts) for facts in reports]


def named(text: str, actor: str | None = None, country: str | None = None, sector: str | None = None) -> dict[str, Any]:
    return {"start": 0, "end": 1, "text": text, "actor": actor, "country": country, "sector": sector} | {
        "source": "sentence"
    }


def killed(value: int, bound: str = "exactly", text: str = "") -> dict[str, Any]:
    text = text or (str(value) if bound == "exactly" else f"{bound} {value}")
    return {"numbers": [{"kind": "killed", "bound": bound, "value": value, "start": 0, "end": 1, "text": text}]}


def placed(name: str, text: str = "", source: str = "clause", **facts: Any) -> dict[str, Any]:
    return {"place": factories.place(name, **facts), "place_text": text or name, "place_source": source}


def dated(value: str, precision: str = "day", source: str = "clause", text: str = "") -> dict[str, Any]:
    return {"date_value": value, "date_precision": precision, "date_source": source, "date_text": text}


def cells(reports: list[Report], field: str) -> list[tuple[str, str, str]]:
    """A column: words, what they stand for, mark."""
    return [
        (cell.words, cell.meant, cell.mark) for row in claims(reports).rows for cell in row.cells if cell.field == field
    ]


@pytest.mark.django_db
def test_northern_and_eastern_syria_are_two_claims_and_syria_is_neither() -> None:
    reports = told(placed("Syria", "Northern Syria"), placed("Syria", "eastern Syria"), placed("Syria"), {})
    assert cells(reports, "place") == [
        ("Northern Syria", "", "differs"),
        ("eastern Syria", "", "differs"),
        ("Syria", "", ""),
        ("", "", ""),
    ]
    assert differences(reports) == {"place"}


@pytest.mark.django_db
def test_what_a_list_says_of_differences_asks_the_database_nothing(count_queries: Any) -> None:
    told(placed("Homs", kind="city") | killed(3), placed("Aleppo", kind="city") | killed(4))
    reports = list(Report.objects.for_lists())
    assert count_queries(lambda: differences(reports)) == 0
    assert differences(reports) == {"place", "killed"}


@pytest.mark.django_db
def test_a_town_in_the_country_is_more_exact() -> None:
    reports = told(placed("Syria"), placed("Abu Kamal", kind="city"))
    assert cells(reports, "place") == [("Syria", "", ""), ("Abu Kamal", "", "finer")]
    assert differences(reports) == set()


@pytest.mark.django_db
def test_a_place_that_is_not_known_is_shown_and_compared_with_none() -> None:
    unknown = {"place_text": "the village of Nowhere", "place_source": "clause"}
    reports = told(unknown, placed("Syria"), placed("Abu Kamal", kind="city"))
    assert cells(reports, "place")[0] == ("the village of Nowhere", "", "")


@pytest.mark.django_db
def test_a_dateline_and_an_assumed_day_contradict_nothing() -> None:
    reports = told(
        placed("Homs", kind="city") | dated("2021-02-25"),
        placed("Aleppo", source="dateline", kind="city") | dated("2021-02-26", source="published"),
    )
    assert (claims(reports).columns, differences(reports)) == ((), set())


@pytest.mark.django_db
def test_days_are_shown_in_words_and_as_they_are_understood() -> None:
    reports = told(dated("2021-02-25", text="Thursday"), dated("2021-W08", "week", text="this week"))
    assert cells(reports, "day") == [
        ("Thursday", "25 Feb 2021", "finer"),
        ("this week", "22–28 February 2021", ""),
    ]


@pytest.mark.django_db
def test_numbers_that_reports_tell_have_a_column_even_where_they_agree() -> None:
    reports = told(killed(24, "at least", "at least two dozen"), {})
    assert cells(reports, "killed") == [("at least two dozen", "at least 24", ""), ("", "", "")]


@pytest.mark.django_db
def test_two_numbers_in_one_sentence_are_compared_with_none() -> None:
    both = {"numbers": [*killed(3)["numbers"], *killed(5)["numbers"]]}
    assert cells(told(both, killed(22)), "killed") == [("3, 5", "", ""), ("22", "", "")]


@pytest.mark.django_db
def test_a_group_is_part_of_the_forces_over_it_and_of_those_over_them() -> None:
    army = factories.actor("Grand Army", kind="armed_group")
    front = factories.actor("Front", kind="armed_group", parent=army)
    unit = factories.actor("Unit", kind="armed_group", parent=front)
    reports = told({"actors": [named("fighters", "grand-army")]}, {"actors": [named("Unit", "unit")]})
    assert party(reports[1].actors[0], actors_of(reports)).over == {front.slug, army.slug}
    assert cells(reports, "who") == [("fighters", "Grand Army", ""), (unit.name, "", "finer")]


@pytest.mark.django_db
def test_an_actor_that_was_merged_into_another_is_that_one() -> None:
    front = factories.actor("Front", kind="armed_group")
    factories.actor("The Front", kind="armed_group", merged_into=front)
    reports = told({"actors": [named("Front", "front")]}, {"actors": [named("The Front", "the-front")]})
    assert claims(reports).columns == ()


@pytest.mark.django_db
def test_who_is_named_first_in_talks_is_no_contradiction() -> None:
    iran, iraq = named("Iran", country="IRN"), named("Iraq", country="IRQ")
    reports = told({"actors": [iran], "recipients": [iraq]}, {"actors": [iraq], "recipients": [iran]})
    assert claims(reports).differs == {"who", "whom"}
    for report in reports:
        report.type = "CONSULT"
    assert claims(reports).differs == set()


@pytest.mark.django_db
def test_the_summary_counts_the_reports_of_each_claim() -> None:
    north = placed("Syria", "northern Syria")
    reports = told(north | killed(17, "at least"), placed("Syria", "eastern Syria") | killed(22), north)
    assert summary(claims(reports)) == (
        "Reports differ on the place: northern Syria (2), eastern Syria (1). Killed: at least 17 to 22."
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([{}], ""),
        ([{}, {}], "No report contradicts another."),
        ([killed(17)], "Killed: 17."),
        ([killed(24, "at least", "At least 24")], "Killed: at least 24."),
        ([killed(17), killed(17, "at least", "At least 17")], "No report contradicts another. Killed: 17."),
        ([killed(17), killed(22)], "Reports differ on how many were killed: 17 (1), 22 (1)."),
        (
            [dated("2021-02-25", text="Thursday"), dated("2021-02-26", text="Friday")],
            "Reports differ on the day: 25 Feb 2021 (1), 26 Feb 2021 (1).",
        ),
        (
            [{"realis": "denied"}, {"realis": "planned"}],
            "Reports differ on whether it took place: denied (1), planned (1).",
        ),
    ],
)
def test_the_summary_of(reports: list[dict[str, Any]], expected: str) -> None:
    assert summary(claims(told(*reports))) == expected


@pytest.mark.django_db
def test_the_sentence_to_quote_is_the_one_that_the_fields_come_from() -> None:
    syria = factories.place("Syria")
    event = factories.event(day="2021-02-25", place=syria)
    vague = factories.report(event, factories.article())
    exact = factories.report(event, factories.article(), place=syria, place_text="Syria", **dated("2021-02-25"))
    assert closest(event, [vague, exact]) == exact
    assert closest(event, [vague]) == vague
