"""
Which events people should look at first:

    attention = doubt × reach × freshness

- doubt: how likely something is wrong. 1 less how sure the reading is, and for each thing that is assumed, unknown or
  told differently a part of what is left (DOUBTS).
- reach: how many will read it. 1 and the voices that tell of it, twice that once it is public.
- freshness: halved with every year since its newest report.

It is kept as its logarithm, in which age is a term that never changes: the order holds while time passes, so that the
database keeps it in an index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import log2
from statistics import fmean
from typing import TYPE_CHECKING

from ..coding.results import ASSUMED

if TYPE_CHECKING:
    from ..models import Report

DOUBTS = {"who": 0.15, "whom": 0.1, "day": 0.1, "place": 0.1, "differ": 0.25}
LEAST_DOUBT = 0.01  # nothing that a machine read is certain
PUBLIC = 2
HALVED_AFTER = 365  # days


def doubt(reports: Sequence[Report], differing: int) -> float:
    """Between LEAST_DOUBT and 1, for the reports of one event, which differ on so many fields."""
    sure = fmean(report.confidence for report in reports)
    for reason in reasons(reports):
        sure *= 1 - DOUBTS[reason]
    sure *= (1 - DOUBTS["differ"]) ** differing
    return round(max(1 - sure, LEAST_DOUBT), 3)


def reasons(reports: Sequence[Report]) -> Iterator[str]:
    """What no report of an event says better: “who” and “whom” (nobody known), “day” and “place” (assumed)."""
    if not any(one["actor"] for report in reports for one in report.actors):
        yield "who"
    if not any(one["actor"] for report in reports for one in report.recipients):
        yield "whom"
    if all(not report.date_value or report.date_source in ASSUMED for report in reports):
        yield "day"
    if all(not report.place_text or report.place_source == "dateline" for report in reports):
        yield "place"


def attention(doubt: float, voices: int, public: bool, newest: date) -> float:
    """The logarithm of what the first lines of this module state."""
    return log2(doubt) + log2((1 + voices) * (PUBLIC if public else 1)) + newest.toordinal() / HALVED_AFTER
