import pytest

from events.claims import claims, closest, differences, sides
from tests import factories

pytestmark = pytest.mark.django_db


def told(*reports):
    """Reports of one event, each told by an article of its own."""
    event = factories.event()
    return [factories.report(event, factories.article(), **facts) for facts in reports]


def at(name, *, text="", **facts):
    place = factories.place(name, **facts)
    return {"place": place, "place_text": text or name}


def on(value, *, precision="day", source="clause"):
    return {"date_value": value, "date_precision": precision, "date_source": source}


def test_northern_and_eastern_syria_are_two_claims():
    reports = told(at("Syria", text="Northern Syria"), at("Syria", text="eastern Syria"), {})
    assert [claim.differs for claim in claims(reports)] == [{"place"}, {"place"}, frozenset()]


def test_a_country_and_a_side_of_it_do_not_differ():
    assert differences(told(at("Syria"), at("Syria", text="eastern Syria"))) == set()


def test_a_town_in_the_country_is_more_exact_and_no_other_claim():
    assert differences(told(at("Syria"), at("Abu Kamal", kind="city"))) == set()


def test_two_towns_differ():
    assert differences(told(at("Homs", kind="city"), at("Abu Kamal", kind="city"))) == {"place"}


def test_a_town_differs_from_a_province_that_it_does_not_lie_in():
    province = at("Deir ez-Zor", kind="province", admin="SY.07")
    assert differences(told(province, at("Abu Kamal", kind="city", admin="SY.07"))) == set()
    assert differences(told(province, at("Homs", kind="city", admin="SY.11"))) == {"place"}


def test_two_countries_differ():
    iraq = factories.country("Iraq", iso3="IRQ")
    assert differences(told(at("Syria"), at("Iraq", within=iraq))) == {"place"}


def test_days_that_do_not_meet_differ():
    assert differences(told(on("2021-02-25"), on("2021-02-26"))) == {"day"}
    assert differences(told(on("2021-02-25"), on("2021-02", precision="month"))) == set()


def test_an_assumed_day_contradicts_nothing():
    assert differences(told(on("2021-02-25"), on("2021-02-26", source="published"))) == set()


def test_a_denial_contradicts_a_plan_but_what_goes_on_has_happened():
    assert differences(told({"realis": "denied"}, {"realis": "planned"})) == {"realis"}
    assert differences(told({"realis": "happened"}, {"realis": "ongoing"})) == set()


def test_the_sentence_to_quote_is_the_one_that_the_fields_come_from():
    syria = factories.place("Syria")
    event = factories.event(day="2021-02-25", place=syria)
    vague = factories.report(event, factories.article())
    exact = factories.report(event, factories.article(), place=syria, place_text="Syria", **on("2021-02-25"))
    assert closest(event, claims([vague, exact])) == exact
    assert closest(event, claims([vague])) == vague


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
def test_sides_of_the_compass_are_read_from_a_name(text, expected):
    assert sides(text) == expected
