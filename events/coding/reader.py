"""One text read from beginning to end: its names, its dates, its events."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from articles.tagging import Mention, Text
from articles.tagging.pipeline import Tagged, Tagger
from events.coding.coder import Coder
from events.coding.dates import find_dates
from events.coding.descriptions import descriptions
from events.coding.results import CodedEvent, Number, Participant, Reading

Part = TypeVar("Part", Mention, Number, Participant)


class Reader:
    """Reads texts with one tagger and one coder."""

    def __init__(self, tagger: Tagger, coder: Coder) -> None:
        self.tagger = tagger
        self.coder = coder

    def read(self, texts: Iterable[Text], *, with_roles: bool = False) -> Iterator[Reading]:
        """One reading for every text, in their order. Roles are told to those who ask: the archive keeps none."""
        for tagged in self.tagger.tag(texts):
            yield self.reading(tagged, with_roles=with_roles)

    def reading(self, tagged: Tagged, *, with_roles: bool = False) -> Reading:
        """What was read of a text whose names are found."""
        text = tagged.text
        today = (tagged.filed and tagged.filed.day) or text.published
        dates = find_dates(text.text, today)
        events: list[CodedEvent] = []
        roles: list[Mention] = []
        for piece in tagged.pieces:
            described = tuple(descriptions(piece.doc, tagged.mentions, piece.offset))
            names = (*_inside(tagged.mentions, piece.offset, len(piece.doc.text)), *described)
            events += self.coder.code(piece.doc, names, today, dates, piece.offset, tagged.filed)
            if with_roles:
                roles += [replace(one, kind="other") for one in described]
                roles += self.coder.roles(piece.doc, names, piece.offset)
        return Reading(
            text,
            tagged.mentions,
            tagged.title_mentions,
            dates,
            tuple(_event_as_written(event, text.text) for event in events),
            tagged.dateline_mentions,
            tagged.filed,
            tuple(_as_written(role, text.text) for role in roles),
        )


def _inside(mentions: Iterable[Mention], offset: int, length: int) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if offset <= mention.start and mention.end <= offset + length)


def _as_written(part: Part, text: str) -> Part:
    """A part in the words of the text: what spaCy read may have other capitals."""
    return replace(part, text=text[part.start : part.end])


def _event_as_written(event: CodedEvent, text: str) -> CodedEvent:
    return replace(
        event,
        actors=tuple(_as_written(actor, text) for actor in event.actors),
        recipients=tuple(_as_written(recipient, text) for recipient in event.recipients),
        numbers=tuple(_as_written(number, text) for number in event.numbers),
    )
