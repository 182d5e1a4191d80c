"""A reading in the form that `read_texts` writes: plain dicts, described in docs/coding.md."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from articles.tagging import Knowledge, KnownActor, KnownPlace, Mention
from events.coding import codebook
from events.coding.dates import find_dates
from events.coding.results import CodedEvent, EventPlace, FoundDate, Participant, Reading

MAIN = 3  # at most so many events are what an article is about
Json = dict[str, Any]
CALLED = frozenset({"name", "acronym", "generic"})  # forms that name it, not its people or its seat


class Contract:
    """Writes readings out; looks up by key what they name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.actors = {actor.slug: actor for actor in knowledge.actors}
        self.places = {place.key: place for place in knowledge.places}
        self.towns = knowledge.towns

    def reading(self, reading: Reading) -> Json:
        """One reading written out, its id apart."""
        main = main_events(reading)
        return {
            "mentions": [self._mention(mention) for mention in _in_order(reading)],
            "dates": [_date(found) for found in reading.dates],
            "events": [self._event(event, n in main) for n, event in enumerate(reading.events)],
        }

    def _mention(self, mention: Mention) -> Json:
        return {
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "kind": mention.kind,
            "link": mention.link,
            "actor": _actor(self.actors.get(mention.actor or ""), mention.sector) or _somebody(mention),
            "place": _place(self._known_place(mention.place)),
        }

    def _known_place(self, key: str | None) -> KnownPlace | None:
        if key is None:
            return None
        return self.places.get(key) or (self.towns.get(key) if self.towns else None)

    def _event(self, event: CodedEvent, main: bool) -> Json:
        written: Json = {
            "type": event.type,
            "mode": event.mode,
            "quad": codebook.quad(event.type),
            "score": codebook.score(event.type, event.mode),
            "realis": event.realis,
            "sentence": list(event.sentence),
            "trigger": list(event.trigger),
            "actors": [_participant(actor) for actor in event.actors],
            "recipients": [_participant(recipient) for recipient in event.recipients],
            "place": self._event_place(event.place),
            "date": event.date
            and {
                "value": event.date.value,
                "precision": event.date.precision,
                "start": event.date.start,
                "end": event.date.end,
            },
            "numbers": [asdict(number) for number in event.numbers],
            "confidence": event.confidence,
            "realis_rule": event.realis_rule,
        }
        return written | {"main": True} if main else written

    def _event_place(self, place: EventPlace | None) -> Json | None:
        if place is None:
            return None
        known = _place(self._known_place(place.place))
        return {"start": place.start, "end": place.end, "text": place.text} | (
            known
            or {
                "name": place.text,
                "geonames": None,
                "lat": None,
                "lon": None,
                "country": place.country,
                "precision": None,
            }
        )


def published_day(written: str) -> date:
    """The day of "2021-02-25", of a moment on it, or of "25 February 2021"; ValueError where it is no certain day."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        found = find_dates(written, None) if any(character.isalpha() for character in written) else ()
        if [(one.text, one.precision) for one in found] != [(written.strip(), "day")] or not found[0].value:
            raise ValueError(f"“published” must be a day such as 2021-02-25, not “{written}”") from None
        return date.fromisoformat(found[0].value)


def main_events(reading: Reading) -> set[int]:
    """Which events the article is about: at most three facts that its first paragraph tells, else the first fact.

    Events whose parties the title names too come first.
    """
    text = reading.text
    end_of_first = text.text.find("\n\n", len(text.text) - len(text.text.lstrip()))
    first = len(text.text) if end_of_first < 0 else end_of_first
    facts = [n for n, event in enumerate(reading.events) if event.realis in ("happened", "ongoing")]
    leading = [n for n in facts if reading.events[n].sentence[0] < first] or facts[:1]
    leading.sort(key=lambda n: (-_in_title(reading.events[n], text.title), n))
    return set(leading[:MAIN])


def _in_title(event: CodedEvent, title: str) -> int:
    """How many of an event's parties have a word in the title."""
    words = {word.strip(".,:;'’\"").lower() for word in title.split()}
    return sum(any(word.lower() in words for word in party.text.split() if len(word) > 2) for party in _parties(event))


def _parties(event: CodedEvent) -> Sequence[Participant]:
    return (*event.actors, *event.recipients)


def _in_order(reading: Reading) -> list[Mention]:
    """Names and roles from left to right; a role stands after the name that it begins with."""
    return sorted((*reading.mentions, *reading.roles), key=lambda mention: mention.start)


def _actor(actor: KnownActor | None, sector: str | None) -> Json | None:
    """A known actor, with the sector that it has in this text where that is told: of an office held on the day."""
    if actor is None:
        return None
    written: Json = {
        "id": actor.slug,
        "name": actor.name,
        "wikidata": actor.wikidata or None,
        "country": actor.country,
        "sector": sector or actor.sector,
    }
    return written | _aliases(actor.name, (name.text for name in actor.names if name.form in CALLED))


def _somebody(mention: Mention) -> Json | None:
    """What is told of somebody who is not one known actor: the country and the sector."""
    if mention.link == "linked" or not (mention.country or mention.sector):
        return None
    return {"id": None, "name": None, "wikidata": None, "country": mention.country, "sector": mention.sector}


def _aliases(name: str, names: Iterable[str]) -> Json:
    """The key for the other names of a thing, where it has any."""
    others = list(dict.fromkeys(other for other in names if other != name))
    return {"aliases": others} if others else {}


def _place(place: KnownPlace | None) -> Json | None:
    if place is None:
        return None
    written: Json = {
        "name": place.name,
        "geonames": int(place.key) if place.key.isdigit() else None,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "precision": place.kind,
    }
    written |= {"wikidata": place.wikidata} if place.wikidata else {}
    return written | _aliases(place.name, place.names)


def _participant(participant: Participant) -> Json:
    return {
        "start": participant.start,
        "end": participant.end,
        "text": participant.text,
        "actor": participant.actor,
        "country": participant.country,
        "sector": participant.sector,
    }


def _date(found: FoundDate) -> Json:
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "value": found.value,
        "precision": found.precision,
    }
