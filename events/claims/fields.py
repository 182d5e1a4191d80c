"""The fields of a report that can be held beside those of another: what is told, in which words, and how it relates."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from .. import periods
from ..coding.results import ASSUMED
from ..compare import MUTUAL
from ..happening import same_means
from ..models import Report
from ..tellings import TOOK_PLACE
from .parties import Actors, Told, party, relate_parties
from .places import DATELINE, relate_places, told_place
from .relation import Relation, Span, relate_spans

NUMBERS = ("killed", "wounded", "arrested", "displaced")
ROUND = 0.2  # "about 100" may be 20 in a hundred more or fewer
Words = tuple[str, str]  # the report's own, and what they stand for where that is something else


@dataclass(frozen=True)
class Field:
    """`tells` is None where nothing is said or only assumed; `relate` gets what two reports tell."""

    name: str
    tells: Callable[[Report, Actors], Hashable | None]
    relate: Callable[[Any, Any], Relation]
    words: Callable[[Report, Actors], Words]


def told_act(report: Report, _actors: Actors) -> tuple[str, str]:
    return report.type, report.mode


def relate_acts(one: tuple[str, str], other: tuple[str, str]) -> Relation:
    """Whoever says by which means is more exact; two types are two claims."""
    (type, mode), (other_type, other_mode) = one, other
    if type != other_type:
        return Relation.DIFFERENT
    if mode == other_mode:
        return Relation.SAME
    if not mode or not other_mode:
        return Relation.FINER if mode else Relation.COARSER
    return Relation.OPEN if same_means(mode, other_mode) else Relation.DIFFERENT


def words_of_act(report: Report, _actors: Actors) -> Words:
    named = " · ".join(filter(None, [report.type.capitalize(), report.mode.replace("-", " ")]))
    start = report.sentence_start
    return report.sentence[report.trigger_start - start : report.trigger_end - start], named


def told_realis(report: Report, _actors: Actors) -> str:
    return report.realis


def relate_realis(one: str, other: str) -> Relation:
    """What is going on has happened; a plan and a denial exclude each other, and so do any other two."""
    return Relation.SAME if one == other or {one, other} <= TOOK_PLACE else Relation.DIFFERENT


def words_of_realis(report: Report, _actors: Actors) -> Words:
    return report.get_realis_display(), ""


def parties_of(report: Report, side: str) -> list[Told]:
    """Those on a side; where an act is mutual all are on the first."""
    if report.type in MUTUAL:
        return [*report.actors, *report.recipients] if side == "actors" else []
    return list(getattr(report, side))


def told_parties(report: Report, actors: Actors, side: str) -> Hashable | None:
    return frozenset(party(one, actors) for one in parties_of(report, side)) or None


def words_of_parties(report: Report, actors: Actors, side: str) -> Words:
    told = parties_of(report, side)
    own = ", ".join(dict.fromkeys(one["text"] for one in told))
    meant = ", ".join(
        dict.fromkeys(actors[one["actor"]].name if one["actor"] in actors else one["text"] for one in told)
    )
    return own, meant if meant != own else ""


def words_of_place(report: Report, _actors: Actors) -> Words:
    """A dateline says where it was written, not where it happened."""
    if report.place_source == DATELINE:
        return "", ""
    name = report.place.name if report.place else ""
    own = report.place_text or name
    return own, "" if name.lower() in own.lower() else name


def says_when(report: Report) -> bool:
    return bool(report.date_value) and report.date_source not in ASSUMED


def told_days(report: Report, _actors: Actors) -> Span | None:
    """The first and the last day, as numbers."""
    return (report.days[0].toordinal(), report.days[1].toordinal()) if says_when(report) and report.days else None


def words_of_days(report: Report, _actors: Actors) -> Words:
    if not says_when(report):
        return "", ""
    value = periods.short(report.first_day, report.last_day, report.date_precision)
    return report.date_text or value, value if report.date_text else ""


def numbers_of(report: Report, kind: str) -> list[dict[str, Any]]:
    return [one for one in report.numbers if one["kind"] == kind]


def told_number(report: Report, _actors: Actors, kind: str) -> Span | None:
    """The fewest and the most that the words allow. Two numbers in one sentence are not compared with any other."""
    told = numbers_of(report, kind)
    return span_of(told[0]["bound"], told[0]["value"]) if len(told) == 1 else None


def span_of(bound: str, value: int) -> Span:
    match bound:
        case "at least":
            return value, float("inf")
        case "at most":
            return 0, value
        case "about":
            return value * (1 - ROUND), value * (1 + ROUND)
    return value, value


def words_of_number(report: Report, _actors: Actors, kind: str) -> Words:
    told = numbers_of(report, kind)
    own, meant = ", ".join(one["text"] for one in told), ", ".join(in_figures(one) for one in told)
    return own, meant if meant.lower() != own.lower() else ""


def in_figures(number: Told) -> str:
    """
    The same in figures: the words may be “at least two dozen”.

    >>> in_figures({"bound": "at least", "value": 1224})
    'at least 1,224'
    """
    bounds = {"at least": _("at least {}"), "at most": _("at most {}"), "about": _("about {}")}
    return bounds.get(number["bound"], "{}").format(f"{number['value']:,}")


FIELDS = (
    Field("who", partial(told_parties, side="actors"), relate_parties, partial(words_of_parties, side="actors")),
    Field(
        "whom", partial(told_parties, side="recipients"), relate_parties, partial(words_of_parties, side="recipients")
    ),
    Field("act", told_act, relate_acts, words_of_act),
    Field("place", lambda report, _actors: told_place(report), relate_places, words_of_place),
    Field("day", told_days, relate_spans, words_of_days),
    Field("realis", told_realis, relate_realis, words_of_realis),
    *(
        Field(kind, partial(told_number, kind=kind), relate_spans, partial(words_of_number, kind=kind))
        for kind in NUMBERS
    ),
)
ON_LISTS = tuple(one for one in FIELDS if one.name in {"place", "day", "realis", *NUMBERS})  # need no actors


def distinct(field: Field, reports: Iterable[Report], actors: Actors) -> dict[Hashable, Report]:
    """What is told of a field, each with the first report that tells it."""
    found: dict[Hashable, Report] = {}
    for report in reports:
        told = field.tells(report, actors)
        if told is not None:
            found.setdefault(told, report)
    return found
