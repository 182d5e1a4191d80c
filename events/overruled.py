"""What editors decided about an event, field by field, with what the machine had said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .columns import FIELDS, Columns, columns_of
from .models import Report

NAMED = {
    "type": "act",
    "mode": "act",
    "realis": "realis",
    "actors": "who",
    "recipients": "whom",
    "place": "place",
    "date": "day",
}


@dataclass(frozen=True, slots=True)
class Overruled:
    """A field that a person decided on a day. `machine` is what the machine had said where that was something else."""

    field: str
    day: date
    machine: str = ""


def overruled(reports: Iterable[Report]) -> list[Overruled]:
    """Of reports with their first decisions: each field once, as the first of them has it. Nobody is named."""
    found: dict[str, Overruled] = {}
    for report in reports:
        machine = (report.decision.machine if report.decision else None) or {}
        for field, day in report.decided.items():
            said, now = words(field, machine), words(field, columns_of(report, FIELDS[field]))
            one = Overruled(NAMED[field], date.fromisoformat(day), said if said != now else "")
            if NAMED[field] not in found or (one.machine and not found[NAMED[field]].machine):
                found[NAMED[field]] = one
    return list(found.values())


def words(field: str, columns: Columns) -> str:
    """A field in words, as far as they are short."""
    match field:
        case "actors" | "recipients":
            return ", ".join(one["text"] for one in columns.get(field, []))
        case "place":
            return str(columns.get("place_text", ""))
        case "date":
            return str(columns.get("date_value", ""))
        case "type":
            return str(columns.get("type", "")).capitalize()
    return str(columns.get(field, ""))
