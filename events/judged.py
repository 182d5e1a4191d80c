"""How often the machine was right, as far as people have decided: by type, by rule and by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, TextField, Value, When, Window
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, RowNumber
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from articles.models import Anchored, NameDecision

from .columns import FIELDS
from .models import EventDecision

Verdict = EventDecision.Verdict
JUDGING = (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT, Verdict.ADD)
MOST_RULES = 50
# The stages of reading that decide a field of a report, in their order; a field that several columns tell has one.
STAGES = (
    (_("Type of event"), ("type", "mode")),
    (_("Parties"), ("actors", "recipients")),
    (_("Whether it took place"), ("realis",)),
    (_("Day"), ("date",)),
    (_("Place"), ("place",)),
)
LINKED = "linked"
COLUMNS_OF_MEANING = {
    NameDecision.Meaning.ACTOR: "actor_id",
    NameDecision.Meaning.PLACE: "place_id",
    NameDecision.Meaning.COUNTRY: "country_id",
}
LABELS = {
    "type": _("Type"),
    "mode": _("Mode"),
    "realis": _("Status"),
    "actors": _("Who"),
    "recipients": _("To whom"),
    "place": _("Place"),
    "date": _("Day"),
}


@dataclass
class Tally:
    """How many reports were accepted as they were, corrected, rejected; and how many the machine had missed."""

    name: str
    counts: dict[str, int] = field(default_factory=dict)

    def of(self, verdict: str) -> int:
        return self.counts.get(verdict, 0)

    @property
    def accepted(self) -> int:
        return self.of(Verdict.ACCEPT)

    @property
    def corrected(self) -> int:
        return self.of(Verdict.CORRECT)

    @property
    def rejected(self) -> int:
        return self.of(Verdict.REJECT)

    @property
    def missed(self) -> int:
        return self.of(Verdict.ADD)

    @property
    def n(self) -> int:
        """How many of the machine's reports people have decided about."""
        return self.accepted + self.corrected + self.rejected

    @property
    def right(self) -> float | None:
        """The share that was accepted as it was, in per cent."""
        return 100 * self.accepted / self.n if self.n else None


@dataclass(frozen=True)
class Judged:
    whole: Tally
    types: list[Tally]
    rules: list[Tally]
    fields: list[Tally]
    stages: list[Tally]
    names: list[dict[str, Any]]

    @property
    def has_any(self) -> bool:
        return any(stage.n or stage.missed for stage in self.stages)


def judged(first: date | None = None, last: date | None = None) -> Judged:
    """Of what was decided on these days and not undone. Six queries. A report counts once, as corrected if ever."""
    asked = in_days(EventDecision.objects.standing().filter(verdict__in=JUDGING), first, last)
    each = asked.annotate(root_of=Coalesce("about", "pk"), weight=Case(
        When(verdict=Verdict.ADD, then=Value(0)), When(verdict=Verdict.CORRECT, then=Value(1)), default=Value(2)
    ))  # fmt: skip
    first_of_all = Window(RowNumber(), partition_by="root_of", order_by=["weight", "-made_at", "-pk"])
    decisive = each.order_by().annotate(rank=first_of_all).filter(rank=1)
    counted = EventDecision.objects.filter(pk__in=decisive.values("pk")).order_by()
    told_type = Coalesce("machine__type", "fields__type")
    types = tallies(counted.annotate(named=told_type).values_list("named", "verdict").annotate(n=Count("pk")))
    by_rule = counted.exclude(verdict=Verdict.ADD).values_list("machine__rule", "verdict").annotate(n=Count("pk"))
    whole = Tally("")
    for tally in types:
        for verdict, n in tally.counts.items():
            whole.counts[verdict] = whole.of(verdict) + n
    names = in_days(NameDecision.objects.standing(), first, last).order_by()
    return Judged(
        whole,
        types,
        tallies(by_rule)[:MOST_RULES],
        by_field(each, whole),
        [*by_name_stage(names), *by_stage(each, whole)],
        list(
            names.values("machine__link", "machine__rule", "meaning")
            .annotate(n=Count("pk"))
            .order_by("-n")[:MOST_RULES]
        ),
    )


def by_field(each: QuerySet[Any], whole: Tally) -> list[Tally]:
    """Of the reports that stand, in how many each field was left as it was."""
    corrected = each.order_by().aggregate(
        **{
            name: Count("root_of", distinct=True, filter=Q(verdict=Verdict.CORRECT, fields__has_key=columns[0]))
            for name, columns in FIELDS.items()
        }
    )
    stand = whole.accepted + whole.corrected
    return [
        Tally(str(LABELS[name]), {Verdict.CORRECT: n, Verdict.ACCEPT: max(stand - n, 0)})
        for name, n in corrected.items()
    ]


def by_stage(each: QuerySet[Any], whole: Tally) -> list[Tally]:
    """Of the reports that stand, in how many each stage left nothing to correct."""
    touched = {
        str(number): reduce(or_, (Q(fields__has_key=FIELDS[name][0]) for name in names))
        for number, (_title, names) in enumerate(STAGES)
    }
    corrected = each.order_by().aggregate(
        **{
            f"stage_{number}": Count("root_of", distinct=True, filter=Q(verdict=Verdict.CORRECT) & changed)
            for number, changed in touched.items()
        }
    )
    stand = whole.accepted + whole.corrected
    return [
        Tally(str(title), {Verdict.CORRECT: wrong, Verdict.ACCEPT: max(stand - wrong, 0)})
        for (title, _names), wrong in zip(STAGES, corrected.values(), strict=True)
    ]


def by_name_stage(names: QuerySet[NameDecision]) -> list[Tally]:
    """
    Of the names that people decided about: whether the machine had found them, and whether what it linked was meant.
    A name that it had not found was missed; one that is none at all was rejected.
    """
    found, same = Q(machine__isnull=False), Q(machine__link=LINKED) & said_the_same()
    none, linked = Q(meaning=NameDecision.Meaning.NOTHING), Q(machine__link=LINKED)
    counts = names.aggregate(
        found=Count("pk", filter=found & ~none),
        no_name=Count("pk", filter=found & none),
        missed=Count("pk", filter=~found),
        right=Count("pk", filter=same),
        wrong=Count("pk", filter=linked & ~none & ~same),
    )
    finding: dict[str, int] = {
        Verdict.ACCEPT: counts["found"],
        Verdict.REJECT: counts["no_name"],
        Verdict.ADD: counts["missed"],
    }
    linking: dict[str, int] = {Verdict.ACCEPT: counts["right"], Verdict.CORRECT: counts["wrong"]}
    return [Tally(str(_("Finding names")), finding), Tally(str(_("Linking names")), linking)]


def said_the_same() -> Q:
    """Whether a person meant by a name whom or what the machine had linked it to."""
    return reduce(
        or_,
        (
            Q(Exact(Cast(column, TextField()), KeyTextTransform(column, "machine")), meaning=meaning)
            for meaning, column in COLUMNS_OF_MEANING.items()
        ),
    )


def tallies(rows: Iterable[tuple[Any, str, int]]) -> list[Tally]:
    found: dict[str, Tally] = {}
    for name, verdict, n in rows:
        tally = found.setdefault(name or "", Tally(name or ""))
        tally.counts[verdict] = tally.of(verdict) + n
    return sorted(found.values(), key=lambda tally: (-tally.n - tally.missed, tally.name))


def in_days(decisions: Any, first: date | None, last: date | None) -> Any:
    if first:
        decisions = decisions.filter(made_at__date__gte=first)
    return decisions.filter(made_at__date__lte=last) if last else decisions


def waiting() -> tuple[int, int]:
    """How many decisions about names, and about events, wait for an editor."""
    return (
        NameDecision.objects.filter(state=Anchored.State.WAITING).count(),
        EventDecision.objects.filter(state=Anchored.State.WAITING).count(),
    )
