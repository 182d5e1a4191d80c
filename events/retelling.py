"""
Decisions applied: to what a reading has just found, and at once to the rows of an article when somebody decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.countries import weigh_countries
from articles.decisions import FOLLOWS_TEXT, find_again, texts_of, why_it_waits
from articles.models import Anchored, Article, Mention, NameDecision, UnknownName
from articles.unknown_names import gather

from .columns import TOLD, WHERE
from .decided import with_decisions
from .machine import Told, keep, told_by
from .matching import by_decision, home_of, settle
from .models import EventDecision, MachineReading, Report
from .tellings import TOOK_PLACE, of_article

DAYS = ("first_day", "last_day")
JUDGED = ("decision_id", "decided", "reviewers")
OF_NAMES = (
    "decision_id",
    "kind",
    "link",
    "actor_id",
    "entry_id",
    "place_id",
    "country_id",
    "unknown_id",
    "sector",
    "rule",
    "candidates",
    "text",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions about an article that were not undone, the earliest first."""

    names: list[NameDecision]
    events: list[EventDecision]

    @classmethod
    def of(cls, article: Article) -> Standing:
        names = NameDecision.objects.filter(article=article).select_related(
            "actor__country", "actor__merged_into__merged_into", "place__country", "country"
        )
        return cls(list(names.standing()), list(EventDecision.objects.filter(article=article).standing()))

    @property
    def all(self) -> list[Anchored]:
        return [*self.names, *self.events]

    def apply(self, article: Article, told: Told) -> Told:
        """`told`, with the decisions that find their words. The reports are changed."""
        names = [one for one in self.names if one.state == Anchored.State.HOLDS]
        return with_decisions(article, told, names, [one for one in self.events if one.state == Anchored.State.HOLDS])


def read_anew(article: Article, told: Told) -> Told:
    """What stands after a reading: decisions are found again in the text, and what the machine told is kept beside."""
    standing = Standing.of(article)
    if not standing.all:
        return told
    new = texts_of(article)
    reading = MachineReading.objects.filter(article=article).first()
    follow_text(standing, texts_of(reading) if reading else new, new)
    keep(article, told)
    return standing.apply(article, told)


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


def decide_anew(article: Article, about: Collection[int] = ()) -> None:
    """
    Bring the rows of an article to what its decisions say now; those that stay keep their ids. Reports of the decisions
    `about` are grouped anew even where nothing of them has changed. An article whose text has changed waits for its
    reading.
    """
    reading = MachineReading.objects.get(article=article)
    if texts_of(reading) != texts_of(article):
        return
    stands = Standing.of(article).apply(article, told_by(reading))
    put_mentions(article, stands.mentions)
    weigh_anew(article, stands.mentions, stands.reports)
    put_reports(article, stands.reports, about)


def weigh_anew(article: Article, mentions: Iterable[Mention], reports: Iterable[Report]) -> None:
    places = (report.country_id for report in reports if report.realis in TOOK_PLACE)
    weigh_countries(article, mentions, Counter(country for country in places if country))


def put_mentions(article: Article, wanted: Sequence[Mention]) -> None:
    there = {(one.part, one.start, one.end): one for one in article.mentions.all()}
    affected = gather(wanted, {one.unknown_id for one in there.values() if one.unknown_id})
    new, changed = list[Mention](), list[Mention]()
    for mention in wanted:
        before = there.pop((mention.part, mention.start, mention.end), None)
        if before is None:
            new.append(mention)
        elif differ(before, mention, OF_NAMES):
            mention.pk = before.pk
            changed.append(mention)
    Mention.objects.filter(pk__in=[one.pk for one in there.values()]).delete()
    Mention.objects.bulk_update(changed, [name.removesuffix("_id") for name in OF_NAMES])
    Mention.objects.bulk_create(new)
    UnknownName.objects.filter(pk__in=affected).recount()


def put_reports(article: Article, wanted: Sequence[Report], about: Collection[int]) -> None:
    there = list(article.reports.all())
    earlier = same_reports(wanted, there)
    changed = list[Report]()
    for report in wanted:
        before = earlier.get(id(report))
        if before:
            report.pk, report.event_id = before.pk, before.event_id
        if not before or report.decision_id in about or differ(before, report, (*WHERE, *TOLD, *JUDGED)):
            changed.append(report)
    gone = [one for one in there if one not in earlier.values()]
    touched = {one.event_id for one in [*changed, *gone] if one.event_id}
    Report.objects.filter(pk__in=[one.pk for one in gone]).delete()
    columns = [name.removesuffix("_id") for name in (*WHERE, *TOLD, *DAYS, *JUDGED)]
    Report.objects.bulk_update([one for one in changed if one.pk], columns)
    if changed or touched:
        settle(home_of(article), of_article(article, changed), touched)


def same_reports(wanted: Sequence[Report], there: Sequence[Report]) -> dict[int, Report]:
    """For each report, by its id(), the row that it is: about the same decision, else by the same words."""
    left, found = list(there), dict[int, Report]()
    for same in (by_decision, by_words_and_type, by_words):
        for report in wanted:
            key = same(report)
            twin = next((one for one in left if same(one) == key), None) if key and id(report) not in found else None
            if twin:
                found[id(report)] = twin
                left.remove(twin)
    return found


def by_words_and_type(report: Report) -> tuple[int, int, str]:
    return (*by_words(report), report.type)


def by_words(report: Report) -> tuple[int, int]:
    return (report.trigger_start, report.trigger_end)


def differ(one: Any, other: Any, columns: Iterable[str]) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in columns)
