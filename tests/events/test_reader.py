"""Whole texts: offsets, order, any text at all, and the form in which readings are written out."""

from datetime import date
from json import dumps

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.tagging import Text
from events.coding.codebook import CODEBOOK
from events.coding.contract import Contract, published_day
from tests.events.any_text import EXTREMES, TEXTS
from tests.events.reading_room import KNOWLEDGE, PUBLISHED, read, reader

UNHURRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OWN = {  # where a field was read, when its characters stand in the sentence of the event
    "participant": {"sentence", "pronoun"},
    "place": {"clause", "recipient", "sentence"},
    "date": {"clause", "sentence"},
}
LINKS = {  # the links that an event may state instead; `pronoun` is both: a word here that stands for somebody there
    "participant": {"antecedent"},
    "place": {"dateline"},
    "date": {"paragraph", "told above", "published", "dateline"},
}


def spans(event):
    return [event.trigger, *((party.start, party.end) for party in (*event.actors, *event.recipients))]


def fields(event):
    """Every field of an event that is read apart, with what kind of field it is."""
    parties = [("participant", party) for party in (*event.actors, *event.recipients)]
    return parties + [(kind, found) for kind, found in (("place", event.place), ("date", event.date)) if found]


def assert_in_sentence(text, event):
    start, end = event.sentence
    assert 0 <= start < end <= len(text)
    assert all(start <= first < last <= end for first, last in spans(event))
    for number in event.numbers:
        assert text[number.start : number.end] == number.text


def assert_own_or_linked(text, event):
    start, end = event.sentence
    for kind, found in fields(event):
        assert found.source in OWN[kind] | LINKS[kind]
        if found.source in OWN[kind]:
            assert start <= found.start < found.end <= end
        if found.start is not None:
            assert text[found.start : found.end] == found.text


@UNHURRIED
@given(TEXTS)
def test_any_text_gives_a_reading_whose_events_stay_in_their_sentences(text):
    for event in read(text).events:
        assert_in_sentence(text, event)


@UNHURRIED
@given(TEXTS)
def test_who_did_what_where_and_when_is_of_one_sentence_or_says_by_which_link(text):
    for event in read(text).events:
        assert_own_or_linked(text, event)


@pytest.mark.parametrize("text", EXTREMES, ids=lambda text: f"{len(text)} of {text[:9]!r}")
def test_the_oddest_texts_are_read_too(text):
    for event in read(text).events:
        assert_in_sentence(text, event)
        assert_own_or_linked(text, event)


@UNHURRIED
@given(TEXTS)
def test_every_event_is_of_the_codebook_and_names_the_rule_that_found_it(text):
    for event in read(text).events:
        assert not event.mode or CODEBOOK.types[event.type].mode(event.mode)
        assert event.rule
        assert not {p.actor for p in event.actors if p.actor} & {p.actor for p in event.recipients if p.actor}


@UNHURRIED
@given(TEXTS, TEXTS, st.none() | st.dates())
def test_any_text_can_be_written_out_and_is_written_the_same_twice(text, title, published):
    contract = Contract(KNOWLEDGE)
    written, again = (dumps(contract.reading(read(text, title, published))) for _ in range(2))
    assert written == again


def test_events_stand_in_the_order_of_the_text():
    text = "Russia bombed Aleppo.\n\nTurkey attacked rebels in Syria.\n\nIran met Iraq."
    assert [event.type for event in read(text).events] == ["ASSAULT", "ASSAULT", "CONSULT"]
    starts = [event.sentence[0] for event in read(text).events]
    assert starts == sorted(starts)


def test_a_long_text_has_the_offsets_of_the_whole():
    filler = "Nothing was said about it. " * 1200 + "\n\n"
    (event,) = read(filler + "Russia bombed Aleppo.").events
    assert event.sentence == (len(filler), len(filler) + len("Russia bombed Aleppo."))
    assert event.actors[0].start == len(filler)


def test_reading_twice_gives_the_same():
    text = "Russia bombed Aleppo on Monday. It denied that it attacked a hospital."
    assert read(text) == read(text)


def test_readings_come_in_the_order_of_the_texts():
    texts = [Text("", f"Russia bombed town {n}.", PUBLISHED) for n in range(20)]
    assert [reading.text for reading in reader().read(texts)] == texts


def test_an_empty_text_has_no_events():
    assert read("").events == ()


def test_a_text_without_a_day_has_events_without_dates():
    (event,) = read("Russia bombed Aleppo.", published=None).events
    assert event.date is None


@pytest.fixture
def written():
    text = "Joe Biden ordered missile strikes against Syria on Thursday.\n\nRussia would attack Turkey if talks failed."
    return Contract(KNOWLEDGE).reading(read(text, title="Biden Strikes Syria"))


def test_a_reading_is_written_in_the_form_of_the_contract(written):
    event = written["events"][0]
    assert set(written) == {"mentions", "dates", "events"}
    assert (event["type"], event["mode"], event["quad"], event["score"]) == ("ASSAULT", "aerial", 4, -9.5)
    assert event["actors"] == [
        {"start": 0, "end": 9, "text": "Joe Biden", "actor": "joe-biden", "country": "USA", "sector": "GOV"}
    ]
    assert event["date"] == {"value": "2021-02-25", "precision": "day", "start": 51, "end": 59}
    assert event["place"] == {
        "start": 42,
        "end": 47,
        "text": "Syria",
        "name": "Syria",
        "geonames": 163843,
        "lat": 30.0,
        "lon": 30.0,
        "country": "SYR",
        "precision": "country",
    }


def test_a_mention_is_written_with_what_it_is_linked_to(written):
    biden = written["mentions"][0]
    assert (biden["text"], biden["kind"], biden["link"], biden["place"]) == ("Joe Biden", "person", "linked", None)
    assert biden["actor"] == {
        "id": "joe-biden",
        "name": "Joe Biden",
        "wikidata": None,
        "country": "USA",
        "sector": "GOV",
    }


def test_a_date_is_written_with_its_value(written):
    assert written["dates"] == [{"start": 51, "end": 59, "text": "Thursday", "value": "2021-02-25", "precision": "day"}]


def test_the_main_events_are_facts_of_the_first_paragraph(written):
    assert [event.get("main") for event in written["events"]] == [True, None]


def test_at_most_three_events_are_main():
    text = " ".join(f"Russia bombed Aleppo on {day}." for day in ("Monday", "Tuesday", "Wednesday", "Thursday"))
    events = Contract(KNOWLEDGE).reading(read(text))["events"]
    assert [event.get("main", False) for event in events] == [True, True, True, False]


def test_somebody_unknown_is_written_with_country_and_sector():
    (name, role) = Contract(KNOWLEDGE).reading(read("Russian police smiled."))["mentions"]
    assert (name["text"], name["kind"], name["actor"]["id"]) == ("Russian", "group", "russia")
    assert (role["text"], role["kind"], role["link"]) == ("Russian police", "other", "unknown")
    assert role["actor"] == {"id": None, "name": None, "wikidata": None, "country": "RUS", "sector": "COP"}


@pytest.mark.parametrize("written", ["2022-04-12", "2022-04-12T10:00:00Z", "12 April 2022", "April 12, 2022"])
def test_a_certain_day_of_publication_is_understood(written):
    assert published_day(written) == date(2022, 4, 12)


@pytest.mark.parametrize("written", ["4/12/2022", "April 2022", "12 April", "Monday", "soon", "2022-13-01"])
def test_an_uncertain_day_of_publication_is_an_error(written):
    with pytest.raises(ValueError, match="published"):
        published_day(written)
