"""What the reports of an event say together, in a sentence or two."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .fields import NUMBERS
from .table import Claims, Value

DIFFER: dict[str, str | Promise] = {
    "who": gettext_lazy("Reports differ on who did it: {values}."),
    "whom": gettext_lazy("Reports differ on whom it was done to: {values}."),
    "act": gettext_lazy("Reports differ on what was done: {values}."),
    "place": gettext_lazy("Reports differ on the place: {values}."),
    "day": gettext_lazy("Reports differ on the day: {values}."),
    "realis": gettext_lazy("Reports differ on whether it took place: {values}."),
    "killed": gettext_lazy("Reports differ on how many were killed: {values}."),
    "wounded": gettext_lazy("Reports differ on how many were wounded: {values}."),
    "arrested": gettext_lazy("Reports differ on how many were arrested: {values}."),
    "displaced": gettext_lazy("Reports differ on how many were displaced: {values}."),
}
TOLD: dict[str, str | Promise] = {
    "killed": gettext_lazy("Killed: {values}."),
    "wounded": gettext_lazy("Wounded: {values}."),
    "arrested": gettext_lazy("Arrested: {values}."),
    "displaced": gettext_lazy("Displaced: {values}."),
}
BY_MEANING = {"act", "day"}  # "on Thursday" says little without its report


def summary(told: Claims) -> str:
    """“Reports differ on the place: northern Syria (2), eastern Syria (1). Killed: at least 17 to 22.”"""
    differ = [
        str(text).format(values=listed(name, told.values[name]))
        for name, text in DIFFER.items()
        if name in told.differs
    ]
    numbers = [
        str(text).format(values=spread(told.values[name]))
        for name, text in TOLD.items()
        if name not in told.differs and told.values[name]
    ]
    if not differ and len(told.rows) > 1:
        differ = [_("No report contradicts another.")]
    return " ".join([*differ, *numbers])


def listed(name: str, values: Sequence[Value]) -> str:
    """Those that contradict one another, each with the number of its reports."""
    return ", ".join(
        f"{in_words(name, value)} ({value.reports})" for value in values if value.mark == "differs" and value.reports
    )


def spread(values: Sequence[Value]) -> str:
    """From the lowest to the highest number."""
    ordered = sorted((value for value in values if value.reports), key=lambda value: low_and_high(value.told))
    first, last = ordered[0], ordered[-1]
    if low_and_high(first.told)[0] == low_and_high(last.told)[0]:
        return in_words("killed", last)  # at least 17 and 17 are 17
    return _("{first} to {last}").format(first=in_words("killed", first), last=in_words("killed", last))


def low_and_high(told: object) -> tuple[float, float]:
    """The widest of those that begin alike comes first."""
    low, high = told if isinstance(told, tuple) else (0, 0)
    return low, -high


def in_words(name: str, value: Value) -> str:
    own, meant = value.words
    if name in NUMBERS:
        return meant or own.lower()
    return meant or own if name in BY_MEANING else own
