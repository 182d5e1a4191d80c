"""A name means somebody else, or somewhere else: what reports say by it follows."""

from __future__ import annotations

from typing import Any

from articles.decisions import Meant
from articles.models import Mention, NameDecision

from .corrections import sector_on
from .models import Report

Span = tuple[int, int]
Party = dict[str, Any]
NOTHING = NameDecision.Meaning.NOTHING


def follow_name(report: Report, name: Span, before: Mention | None, meant: Meant, decision: NameDecision) -> None:
    """Put what a name means in the place of what it meant `before`, where the report's parties and place have it."""
    for side in ("actors", "recipients"):
        parties = [renamed(one, name, before, meant, decision, report) for one in getattr(report, side)]
        setattr(report, side, [one for one in parties if one is not None])
    if is_placed_by(report, name, before):
        report.place, report.country = meant.place, meant.country if meant.place else None
        if not meant.place:
            report.place_text, report.place_source = "", ""
            report.place_start = report.place_end = None


def renamed(
    party: Party, name: Span, before: Mention | None, meant: Meant, decision: NameDecision, report: Report
) -> Party | None:
    if not is_named_by(party, name, before):
        return party
    if decision.meaning == NOTHING and (party["start"], party["end"]) == name:
        return None
    if meant == Meant():
        return party | {"actor": None}
    if meant.actor is None:
        return party | {"actor": None, "country": meant.country.pk if meant.country else None}
    sector = sector_on(meant.actor, report.article.published) or (party["sector"] if meant.country else None)
    return party | {"actor": meant.actor.slug, "country": meant.actor.code or None, "sector": sector}


def is_named_by(party: Party, name: Span, before: Mention | None) -> bool:
    """Whether the name is all that is said of a party, or that within it which gave its actor."""
    start, end = party.get("start"), party.get("end")
    if start is None or end is None or not (start <= name[0] and name[1] <= end):
        return False
    if (start, end) == name:
        return True
    return bool(before and before.actor and party["actor"] == before.actor.slug)


def is_placed_by(report: Report, name: Span, before: Mention | None) -> bool:
    start, end = report.place_start, report.place_end
    if start is None or end is None or not (start <= name[0] and name[1] <= end):
        return False
    return (start, end) == name or bool(before and before.place_id and before.place_id == report.place_id)
