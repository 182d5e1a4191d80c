"""One text read from beginning to end: its names, its dates, its events."""

from collections.abc import Iterable, Iterator

from articles.tagging import Mention, Text
from articles.tagging.pipeline import Tagged, Tagger
from events.coding.coder import Coder
from events.coding.dates import find_dates
from events.coding.results import Reading


class Reader:
    """Reads texts with one tagger and one coder."""

    def __init__(self, tagger: Tagger, coder: Coder) -> None:
        self.tagger = tagger
        self.coder = coder

    def read(self, texts: Iterable[Text]) -> Iterator[Reading]:
        """One reading for every text, in their order."""
        for tagged in self.tagger.tag(texts):
            yield self._reading(tagged)

    def _reading(self, tagged: Tagged) -> Reading:
        text = tagged.text
        dates = find_dates(text.text, text.published)
        events = [
            event
            for piece in tagged.pieces
            for event in self.coder.code(
                piece.doc,
                _inside(tagged.mentions, piece.offset, len(piece.doc.text)),
                text.published,
                dates,
                piece.offset,
            )
        ]
        return Reading(text, tagged.mentions, tagged.title_mentions, dates, tuple(events))


def _inside(mentions: Iterable[Mention], offset: int, length: int) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if offset <= mention.start and mention.end <= offset + length)
