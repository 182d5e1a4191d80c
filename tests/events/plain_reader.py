"""A reader that finds the names and acts on two lists, so that a test can say what another version of it would find."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.models import Article, TaggingJob
from articles.sentences import BETWEEN_SENTENCES
from articles.tagging import Mention
from events.coding.results import CodedEvent, EventDate, EventPlace, Participant, Reading
from events.reading import text_of
from events.record import record

ACTS = {
    "bombed": ("ASSAULT", "aerial"),
    "praised": ("SUPPORT", ""),
    "accused": ("ACCUSE", "allege"),
    "met": ("CONSULT", ""),
}
WORD = re.compile(r"\w+")
STATES = {"Iran": "IRN", "Syria": "SYR", "Oman": "OMN"}


@dataclass(frozen=True)
class PlainReader:
    """`acts`: words to types and modes. The first name of a sentence acts, the last one is acted on, in its country."""

    version: str = "1"
    acts: Mapping[str, tuple[str, str]] = field(default_factory=lambda: ACTS)
    states: Mapping[str, str] = field(default_factory=lambda: STATES)
    realis: str = "happened"

    def read(self, *articles: Article) -> None:
        """As a worker would: claim articles, read them, write them down."""
        for article in articles:
            TaggingJob.objects.request(article)
        while jobs := TaggingJob.objects.claim():
            assert record([(job, self.reading(job.article)) for job in jobs], {"pipeline": self.version}) == jobs

    def reading(self, article: Article) -> Reading:
        text = text_of(article)
        mentions = self.mentions(article.body)
        events = [
            event for first, last in sentences(article.body) for event in self.events(article, mentions, first, last)
        ]
        return Reading(text, mentions, self.mentions(article.title), (), tuple(events))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        return tuple(
            Mention(
                found.start(),
                found.end(),
                found[0],
                "place",
                "linked",
                actor=found[0].lower(),
                place=f"country-{found[0]}",
                country=self.states[found[0]],
                rule=f"name {self.version}",
            )
            for found in re.finditer(r"\b(?:" + "|".join(self.states) + r")\b", text)
        )

    def events(self, article: Article, mentions: tuple[Mention, ...], first: int, last: int) -> list[CodedEvent]:
        here = [one for one in mentions if first <= one.start and one.end <= last]
        parties = [Participant(one.start, one.end, one.text, one.actor, one.country, "GOV") for one in here]
        place = here and EventPlace(
            here[-1].start, here[-1].end, here[-1].text, here[-1].place, here[-1].country, "clause"
        )
        return [
            CodedEvent(
                type=self.acts[found[0]][0],
                mode=self.acts[found[0]][1],
                realis=self.realis,  # type: ignore[arg-type]
                sentence=(first, last),
                trigger=found.span(),
                actors=tuple(parties[:1]),
                recipients=tuple(parties[1:]),
                place=place or None,
                date=EventDate(article.published.isoformat(), "day", None, None, "", "published"),
                rule=f"verb:{found[0]} {self.version}",
            )
            for found in WORD.finditer(article.body, first, last)
            if found[0] in self.acts
        ]


def sentences(text: str) -> list[tuple[int, int]]:
    edges = [0, *(edge for gap in BETWEEN_SENTENCES.finditer(text) for edge in gap.span()), len(text)]
    return [(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True) if first < last]
