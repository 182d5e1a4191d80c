"""Where an act happened: its own place, and that of others only where it is done at theirs."""

import pytest

from tests.events.reading_room import events


def place_of(text: str, type_name: str) -> str | None:
    event = next(event for event in events(text) if event.type == type_name)
    return event.place.text if event.place else None


@pytest.mark.parametrize(
    ("text", "type_name", "place"),
    [
        ("Turkey bombed Syria.", "ASSAULT", "Syria"),
        ("Egypt urged Turkey to leave Syria.", "REQUEST", None),
        ("Egypt imposed sanctions on Iran.", "SANCTION", None),
        ("Egypt condemned Iran in Geneva.", "ACCUSE", "Geneva"),
        ("Rebels attacked a convoy north of Aleppo in Syria.", "ASSAULT", "Syria"),
        ("Troops left Aleppo, where rebels killed five soldiers.", "ASSAULT", "Aleppo"),
        ("Egypt, which has soldiers in Iraq, criticized rebels who bombed a convoy.", "ASSAULT", None),
        ("Egypt bombed rebels in Syria in retaliation for Iran-backed raids in Iraq.", "ASSAULT", "Syria"),
        ("Hundreds gathered in Baghdad to protest against Iran.", "PROTEST", "Baghdad"),
        ("A bomb attack last week in Aleppo killed five soldiers.", "ASSAULT", "Aleppo"),
        ("An attack last week in Cairo that killed five soldiers drew criticism from Egypt.", "ASSAULT", "Cairo"),
        ("Joe Biden visited Cairo.", "CONSULT", "Cairo"),
        ("Joe Biden met with Vladimir Putin in Geneva.", "CONSULT", "Geneva"),
        ("Police said five people were killed and ten wounded in Aleppo.", "ASSAULT", "Aleppo"),
        ("Turkey pointed the finger at Iran.", "ACCUSE", None),
    ],
)
def test_the_place_is_that_of_the_act(text, type_name, place):
    assert place_of(text, type_name) == place


def test_a_dateline_places_only_the_opening():
    arrested = "Iraqi police arrested a man."
    text = f"BAGHDAD (AP) — {arrested}\n\nPeople spoke.\n\nThe day was long.\n\n{arrested}"
    first, last = [event for event in events(text) if event.type == "COERCE"]
    assert (first.place and first.place.source, last.place) == ("dateline", None)
