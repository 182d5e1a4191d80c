"""The rows of an article brought to what its decisions say, at once when somebody decides: what changed is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q

from articles.countries import weigh_countries
from articles.models import Article, Mention, UnknownName
from articles.unknown_names import gather

from .case import Case
from .columns import TOLD, WHERE
from .machine import Told
from .matching import by_decision, home_of, settle
from .models import Event, EventDecision, Report
from .tellings import TOOK_PLACE, tellings_of

DAYS = ("first_day", "last_day")
JUDGED = ("decision_id", "decided", "reviewers")
COLUMNS = [name.removesuffix("_id") for name in (*WHERE, *TOLD, *DAYS, *JUDGED)]
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


def decide_anew(case: Case, about: Collection[int]) -> None:
    """
    Bring the reports of an article to what its decisions say now; those that stay keep their ids. Reports of the
    decisions `about` are grouped anew even where nothing of them has changed. An article whose text has changed waits
    for its reading.
    """
    if case.waits_for_reading:
        return
    article, stands = case.article, case.stands()
    there = list(article.reports.all())
    if happened_in(there) != happened_in(stands.reports):
        weigh_anew([stands])
    put_reports(article, stands.reports, there, about)


def rename_anew(case: Case) -> None:
    """The same after a decision about a name, which its mentions and the reports that name it follow."""
    if case.waits_for_reading:
        return
    article, stands = case.article, case.stands()
    put_mentions(article, stands.mentions)
    weigh_anew([stands])
    put_reports(article, stands.reports, list(article.reports.all()), ())


def weigh_anew(told: Iterable[Told]) -> None:
    weigh_countries((one.article, one.mentions, happened_in(one.reports)) for one in told)


def happened_in(reports: Iterable[Report]) -> Counter[str]:
    """How many reports tell that something took place in each country."""
    return Counter(one.country_id for one in reports if one.country_id and one.realis in TOOK_PLACE)


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
    if there:
        Mention.objects.filter(pk__in=[one.pk for one in there.values()]).delete()
    Mention.objects.bulk_update(changed, [name.removesuffix("_id") for name in OF_NAMES])
    Mention.objects.bulk_create(new)
    if affected:
        UnknownName.objects.filter(pk__in=affected).recount()


def put_reports(article: Article, wanted: Sequence[Report], there: Sequence[Report], about: Collection[int]) -> None:
    earlier = same_reports(wanted, there)
    silent = left_silent(about) if len(earlier) < len(wanted) else []
    changed = list[Report]()
    for report in wanted:
        before = earlier.get(id(report))
        if before:
            report.pk, report.event_id = before.pk, before.event_id
        elif silent:
            report.event = silent.pop()
        if not before or report.decision_id in about or differ(before, report, (*WHERE, *TOLD, *JUDGED)):
            changed.append(report)
    gone = [one for one in there if one not in earlier.values()]
    touched = {one.event_id for one in [*changed, *gone] if one.event_id}
    if gone:
        Report.objects.filter(pk__in=[one.pk for one in gone]).delete()
    Report.objects.bulk_create(
        [one for one in changed if one.pk], update_conflicts=True, unique_fields=["id"], update_fields=COLUMNS
    )
    if changed or touched:
        settle(home_of(article), tellings_of([Told(article, [], changed)]), touched)


def left_silent(about: Collection[int]) -> list[Event]:
    """Events of which nobody tells since these decisions were made: what comes back gets its address again."""
    told = Q(pk__in=about) | Q(about__in=about)
    found = EventDecision.objects.filter(told, event__voices=0, event__merged_into=None).select_related("event")
    return list({one.event_id: one.event for one in found.order_by("-pk") if one.event}.values())


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
