"""A day, a month or a span of days in words."""

from __future__ import annotations

from datetime import date

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _


def told(start: date | None, end: date | None, precision: str) -> str:
    """“Thursday, 25 February 2021”, “February 2021”, “20–25 February 2021”: as exactly as it is known."""
    if start is None:
        return _("Day not known")
    if end is None or start == end:
        return written(start, _("l, j F Y"))
    if precision == "year":
        return written(start, _("Y"))
    if precision == "month":
        return written(start, _("F Y"))
    return span(start, end)


def span(start: date, end: date) -> str:
    """Two days, saying what they share only once."""
    if start.year != end.year:
        return f"{written(start, _('j F Y'))} – {written(end, _('j F Y'))}"
    if start.month != end.month:
        return f"{written(start, _('j F'))} – {written(end, _('j F Y'))}"
    return f"{start.day}–{written(end, _('j F Y'))}"


def short(start: date | None, end: date | None, precision: str) -> str:
    """The same for narrow places: “25 Feb 2021”."""
    if start is None:
        return _("day not known")
    if end is None or start == end:
        return written(start, _("j M Y"))
    if precision == "year":
        return written(start, _("Y"))
    if precision == "month":
        return written(start, _("M Y"))
    return span(start, end)
