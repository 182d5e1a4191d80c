"""Who says what: the reports of an event side by side, each field in its own words and beside those of the others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from ..models import Event, Report
from .fields import FIELDS, NUMBERS, ON_LISTS, Field, Words, distinct, says_when
from .parties import Actors, actors_of
from .relation import Relation

MOST = 40  # different values of a field that are held against each other


@dataclass(frozen=True)
class Cell:
    """What one report tells of a field. `mark` is "differs", "finer", "agrees" or "": against what the others tell."""

    field: str
    words: str
    meant: str
    mark: str


@dataclass(frozen=True)
class Claim:
    report: Report
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Claims:
    """`columns` are the fields that reports tell differently, and the numbers that they tell."""

    columns: tuple[str, ...]
    rows: tuple[Claim, ...]
    values: Mapping[str, tuple[Value, ...]]

    @property
    def differs(self) -> set[str]:
        return {name for name, values in self.values.items() if any(value.mark == "differs" for value in values)}

    @property
    def agreed(self) -> list[str]:
        """The fields of which several reports tell, and all the same."""
        told_once = [(name, values) for name, values in self.values.items() if name not in (*self.columns, *NUMBERS)]
        return [name for name, values in told_once if any(value.agreeing > 1 for value in values)]

    @property
    def marks(self) -> set[str]:
        return {cell.mark for row in self.rows for cell in row.cells if cell.mark}


@dataclass(frozen=True)
class Value:
    """
    One of the values that are told of a field, in the words of the first report. `reports` tell it; where they tell the
    same in several ways, the first of these counts them all. `agreeing` tell the same in any way.
    """

    told: Hashable
    words: Words
    mark: str
    reports: int
    agreeing: int


def claims(reports: Iterable[Report]) -> Claims:
    """Asks the database once, for the actors."""
    told = list(reports)
    actors = actors_of(told)
    values = {field.name: values_of(field, told, actors) for field in FIELDS}
    columns = [field for field in FIELDS if is_column(field, values[field.name])]
    return Claims(
        columns=tuple(field.name for field in columns),
        rows=tuple(
            Claim(report, tuple(cell(field, report, actors, values[field.name]) for field in columns))
            for report in told
        ),
        values=values,
    )


def differences(reports: Iterable[Report]) -> set[str]:
    """The fields on which not all reports can be right, of those that a list tells of. Asks the database nothing."""
    told = list(reports)
    return {
        field.name
        for field in ON_LISTS
        if any(
            field.relate(one, other) is Relation.DIFFERENT
            for one, other in combinations(islice(distinct(field, told, {}), MOST), 2)
        )
    }


def values_of(field: Field, reports: Sequence[Report], actors: Actors) -> tuple[Value, ...]:
    """In the order in which they were told; those that are the same count together."""
    first = dict(islice(distinct(field, reports, actors).items(), MOST))
    marks = {told: mark(field, told, first) for told in first}
    same: dict[Hashable, Hashable] = {}
    for told in first:
        same[told] = next((one for one in same.values() if field.relate(one, told) is Relation.SAME), told)
    counted = [same.get(field.tells(report, actors)) for report in reports]
    return tuple(
        Value(
            told,
            field.words(report, actors),
            marks[told],
            counted.count(told) if same[told] == told else 0,
            counted.count(same[told]),
        )
        for told, report in first.items()
    )


def mark(field: Field, told: Hashable, others: Iterable[Hashable]) -> str:
    relations = {field.relate(told, other) for other in others}
    if Relation.DIFFERENT in relations:
        return "differs"
    return "finer" if Relation.FINER in relations else ""


def is_column(field: Field, values: Sequence[Value]) -> bool:
    if field.name in NUMBERS:
        return bool(values)
    return any(field.relate(one.told, other.told) is not Relation.SAME for one, other in combinations(values, 2))


def cell(field: Field, report: Report, actors: Actors, values: Sequence[Value]) -> Cell:
    words, meant = field.words(report, actors)
    told = field.tells(report, actors)
    value = next((value for value in values if value.told == told), None)
    return Cell(field.name, words, meant, (value.mark or ("agrees" if value.agreeing > 1 else "")) if value else "")


def closest(event: Event, reports: Iterable[Report]) -> Report:
    """The report that says most of what the event's fields hold, the earliest among equals: the one to quote."""

    def agreed(report: Report) -> int:
        day = says_when(report) and report.days == (event.start, event.end)
        place = report.place is not None and report.place == event.place
        return day + place

    return max(reports, key=agreed)
