"""Which of the machine's reports each person's decision is about: the one by the same words, told as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .models import EventDecision, Report

Group = list[EventDecision]  # all decisions about one report, the first one first
OVERRULING = {EventDecision.Verdict.REJECT, EventDecision.Verdict.ADD}


def claims(machine: Sequence[Report], groups: Mapping[int, Group]) -> dict[int, Report]:
    """For each group, by its first decision, the report that it is about; each report goes to one group."""
    pairs = [
        (told_type(group[0]) == report.type, shared, -number, -root)
        for number, report in enumerate(machine)
        for root, group in groups.items()
        if (shared := shared_words(report, group[0])) and is_about(report, group[0])
    ]
    claimed: dict[int, Report] = {}
    taken: set[int] = set()
    for _same_type, _shared, number, root in sorted(pairs, reverse=True):
        if -root not in claimed and -number not in taken:
            claimed[-root] = machine[-number]
            taken.add(-number)
    return claimed


def is_about(report: Report, first: EventDecision) -> bool:
    """What stood beside it when it was decided is something else."""
    return report.type == told_type(first) or report.type not in first.beside


def is_overruled(report: Report, group: Group) -> bool:
    """Whether somebody saw these words and said that they tell nothing, or something else."""
    said = [one for one in group if one.verdict not in (EventDecision.Verdict.SAME, EventDecision.Verdict.DIFFERENT)]
    if not said or not shared_words(report, group[0]) or report.type in group[0].beside:
        return False
    return said[0].verdict in OVERRULING or said[-1].verdict == EventDecision.Verdict.REJECT


def told_type(first: EventDecision) -> str:
    return str((first.machine or first.fields).get("type", ""))


def shared_words(report: Report, decision: EventDecision) -> int:
    """How many characters of what tells the act both have."""
    return max(0, min(report.trigger_end, decision.end) - max(report.trigger_start, decision.start))
