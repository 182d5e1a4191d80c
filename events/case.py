"""An article that people decide about: what the machine told of it, what they said, and what stands of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from articles.decisions import FOLLOWS_TEXT, find_again, texts_of, why_it_waits
from articles.models import Anchored, Article, NameDecision

from .decided import with_decisions
from .known import Known
from .machine import Told, keep, told_by
from .models import EventDecision, MachineReading

MEANT = ("actor__country", "actor__merged_into__merged_into", "place__country", "country")


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions about an article that were not undone, the earliest first."""

    names: list[NameDecision]
    events: list[EventDecision]

    @classmethod
    def of(cls, article: Article) -> Standing:
        [standing] = cls.of_each([article])
        return standing

    @classmethod
    def of_each(cls, articles: Sequence[Article]) -> list[Standing]:
        """In two queries."""
        found = {article.pk: cls([], []) for article in articles}
        for name in NameDecision.objects.filter(article__in=found).standing().select_related(*MEANT):
            found[name.article_id].names.append(name)
        for event in EventDecision.objects.filter(article__in=found).standing():
            found[event.article_id].events.append(event)
        return list(found.values())

    @property
    def all(self) -> list[Anchored]:
        return [*self.names, *self.events]

    def apply(self, told: Told, known: Known) -> Told:
        """`told`, with the decisions that find their words. The reports are changed."""
        names = [one for one in self.names if one.state == Anchored.State.HOLDS]
        events = [one for one in self.events if one.state == Anchored.State.HOLDS]
        return with_decisions(told, names, events, known)


@dataclass(frozen=True, slots=True)
class Case:
    """All that is needed to decide about an article, loaded once."""

    article: Article
    reading: MachineReading | None
    standing: Standing

    @classmethod
    def of(cls, article: Article) -> Case:
        """`article` has its `machine_reading` at hand, if it has one. Its reports are loaded."""
        prefetch_related_objects([article], "reports")
        return cls(article, getattr(article, "machine_reading", None), Standing.of(article))

    @property
    def told(self) -> Told:
        """What the machine told, without any decision."""
        return told_by(self.reading, self.article) if self.reading else Told(self.article, [], [])

    @property
    def waits_for_reading(self) -> bool:
        return self.reading is None or texts_of(self.reading) != texts_of(self.article)

    def add(self, decision: EventDecision | NameDecision) -> None:
        """Count in a decision that was just saved, as the last word."""
        if isinstance(decision, EventDecision):
            self.standing.events.append(decision)
        else:
            self.standing.names.append(decision)

    def stands(self) -> Told:
        """What the machine told with the decisions over it: rows that are not saved. Three queries."""
        told = self.told
        known = Known.of(self.standing.events, told)
        return self.standing.apply(known.refresh(told), known)


def read_anew(told: Sequence[Told]) -> list[Told]:
    """What stands after a reading: decisions are found again in the text, and what the machine told is kept beside."""
    standing = Standing.of_each([one.article for one in told])
    return [with_standing(one, decided) if decided.all else one for one, decided in zip(told, standing, strict=True)]


def with_standing(told: Told, standing: Standing) -> Told:
    new = texts_of(told.article)
    reading = MachineReading.objects.filter(article=told.article).first()
    follow_text(standing, texts_of(reading) if reading else new, new)
    keep(told)
    return standing.apply(told, Known.of(standing.events))


def follow_text(standing: Standing, old: Any, new: Any) -> None:
    """Save where decisions stand in the new text, and which of them wait."""
    changed = find_again(standing.all, old, new)
    for decision in standing.names:
        why = decision.state == Anchored.State.HOLDS and why_it_waits(decision)
        if why:
            decision.state, decision.why_waiting = Anchored.State.WAITING, why
            changed.append(decision)
    NameDecision.objects.bulk_update([one for one in changed if isinstance(one, NameDecision)], FOLLOWS_TEXT)
    EventDecision.objects.bulk_update([one for one in changed if isinstance(one, EventDecision)], FOLLOWS_TEXT)
