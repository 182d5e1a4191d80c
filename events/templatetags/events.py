"""Events in the words and signs of the pages."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.marks import Mark, mark

from .. import claims, periods
from ..calendar import first_and_last
from ..coding.codebook import CODEBOOK
from ..models import Event, Participant, Report
from ..wording import tell

register = template.Library()


@register.filter
def told(event: Event) -> SafeString:
    """The event's sentence with a capital, and the names of those who took part set off."""
    sentence = SafeString(
        tell(event.type, event.mode, set_off(event.actors, begin=True), set_off(event.recipients, begin=False))
    )
    place = event.own_place
    return format_html("{} in <bdi>{}</bdi>", sentence, place) if place else sentence


def set_off(participants: Iterable[Participant], *, begin: bool) -> list[str]:
    """Names in bold; where they begin the sentence, the first with a capital."""
    names = [str(one) for one in participants]
    return [
        format_html("<b><bdi>{}</bdi></b>", capfirst(name) if begin and number == 0 else name)
        for number, name in enumerate(names)
    ]


@register.filter
def type_and_mode(event: Event | Report) -> str:
    """“Assault · heavy weapons”."""
    words = [event.type.capitalize(), event.mode.replace("-", " ")]
    return " · ".join(filter(None, words))


@register.filter
def quad_name(quad: int) -> str:
    return CODEBOOK.quads[quad]


@register.filter
def when(event: Event) -> str:
    return periods.told(event.start, event.end, event.precision)


@register.filter
def when_short(event: Event) -> str:
    return periods.short(event.start, event.end, event.precision)


@register.filter
def differences(reports: Iterable[Report]) -> set[str]:
    return claims.differences(reports)


@register.filter
def type_name(type: str) -> str:
    return type.capitalize()


@register.filter
def quotation(report: Report) -> SafeString:
    """The sentence, with the words marked that tell what was done."""
    start = report.sentence_start
    told_by = Mark(report.trigger_start - start, report.trigger_end - start, "<mark>", "</mark>")
    return mark(report.sentence, [told_by])


DATE_SOURCES = {
    "clause": _("in the same clause"),
    "sentence": _("in the same sentence"),
    "paragraph": _("in the same paragraph"),
    "dateline": _("assumed from the day of the dateline"),
    "published": _("assumed from the day of publication"),
}
PLACE_SOURCES = {
    "clause": _("in the same clause"),
    "recipient": _("taken from whom it was done to"),
    "sentence": _("in the same sentence"),
    "dateline": _("in the dateline"),
}


@register.filter
def date_source(report: Report) -> str:
    """Where in the text the day comes from."""
    return str(DATE_SOURCES.get(report.date_source, report.date_source))


@register.filter
def place_source(report: Report) -> str:
    return str(PLACE_SOURCES.get(report.place_source, report.place_source))


@register.filter
def says_when(report: Report) -> bool:
    return claims.says_when(report)


@register.filter
def day(report: Report) -> str:
    return periods.short(*first_and_last(report.date_value), report.date_precision)
