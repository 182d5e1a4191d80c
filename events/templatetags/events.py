"""Events in the words and signs of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.marks import Mark, mark

from .. import claims, periods
from ..coding.codebook import CODEBOOK
from ..models import Event, Participant, Report
from ..wording import composed, party

register = template.Library()


@register.filter
def told(event: Event) -> SafeString:
    """The event's sentence with a capital, and the names of those who took part set off."""
    sentence = SafeString(
        composed(event.type, event.mode, set_off(event.actors, begin=True), set_off(event.recipients, begin=False))
    )
    place = event.own_place
    return format_html(gettext("{} in <bdi>{}</bdi>"), sentence, place) if place else sentence


def set_off(participants: Iterable[Participant], *, begin: bool) -> list[str]:
    """Names in bold, as they stand in a sentence; `begin`: it begins with the first."""
    names = [party(str(one), opens=begin and number == 0) for number, one in enumerate(participants)]
    return [format_html("<b><bdi>{}</bdi></b>", name) for name in names]


@register.filter
def type_and_mode(event: Event | Report) -> str:
    """“Assault · heavy weapons”."""
    return " · ".join([type_name(event.type), *([mode_name(event.mode)] if event.mode else [])])


@register.filter
def quad_name(quad: int) -> str:
    return gettext(CODEBOOK.quads[quad])


@register.filter
def when(event: Event) -> str:
    return periods.told(event.start, event.end, event.precision)


@register.filter
def when_short(event: Event) -> str:
    return periods.short(event.start, event.end, event.precision)


@register.filter
def day_told(report: Report) -> str:
    return periods.short(report.first_day, report.last_day, report.date_precision)


@register.filter
def differences(reports: Iterable[Report]) -> set[str]:
    return claims.differences(reports)


@register.filter
def type_name(type: str) -> str:
    return gettext(type.capitalize())


@register.filter
def mode_name(mode: str) -> str:
    return gettext(mode.replace("-", " "))


@register.filter
def quotation(report: Report) -> SafeString:
    """The sentence, with the words marked that tell what was done, and those that each field was read from."""
    first, last = report.sentence_start, report.sentence_end
    act = Mark(report.trigger_start - first, report.trigger_end - first, "<mark>", "</mark>")
    fields = [
        Mark(start - first, end - first, format_html('<span class="told-here" title="{}">', field), "</span>")
        for start, end, field in spans(report)
        if first <= start and end <= last
    ]
    return mark(report.sentence, [act, *fields])


def spans(report: Report) -> Iterator[tuple[int, int, str]]:
    """The characters of every field, and the field in words."""
    for field, told in (("who", report.actors), ("whom", report.recipients)):
        yield from ((one["start"], one["end"], field_name(field)) for one in told if one["start"] is not None)
    numbers = (one for one in report.numbers if one["start"] is not None)
    yield from ((one["start"], one["end"], field_name(one["kind"])) for one in numbers)
    if report.place_start is not None and report.place_end is not None:
        yield report.place_start, report.place_end, field_name("place")
    if report.date_start is not None and report.date_end is not None:
        yield report.date_start, report.date_end, field_name("day")


DATE_SOURCES = {
    "clause": _("in the same clause"),
    "sentence": _("in the same sentence"),
    "paragraph": _("in the same paragraph"),
    "told above": _("told above, where the text first tells of it"),
    "dateline": _("assumed from the day of the dateline"),
    "published": _("assumed from the day of publication"),
}
PLACE_SOURCES = {
    "clause": _("in the same clause"),
    "recipient": _("taken from whom it was done to"),
    "sentence": _("in the same sentence"),
    "dateline": _("in the dateline"),
}
NAME_SOURCES = {
    "sentence": _("in the sentence"),
    "antecedent": _("named before, taken up by a pronoun"),
    "pronoun": _("through a pronoun"),
}
FIELDS = {
    "who": _("Who"),
    "whom": _("To whom"),
    "act": _("What was done"),
    "place": _("Place"),
    "day": _("Day"),
    "realis": _("Status"),
    "killed": _("Killed"),
    "wounded": _("Wounded"),
    "arrested": _("Arrested"),
    "displaced": _("Displaced"),
}
DIFFER = {"place": _("places differ"), "day": _("days differ"), "realis": _("disputed")}


SURE = (
    (0.85, _("quite sure of it")),
    (0.7, _("fairly sure of it")),
    (0.55, _("not very sure of it")),
    (0.0, _("far from sure of it")),
)


@register.filter
def how_sure(confidence: float) -> str:
    """How sure the machine is, in words."""
    return str(next(words for least, words in SURE if confidence >= least))


@register.filter
def date_source(report: Report) -> str:
    """Where in the text the day comes from."""
    return str(DATE_SOURCES.get(report.date_source, report.date_source))


@register.filter
def place_source(report: Report) -> str:
    return str(PLACE_SOURCES.get(report.place_source, report.place_source))


@register.filter
def name_source(source: str) -> str:
    return str(NAME_SOURCES.get(source, source))


@register.filter
def field_name(field: str) -> str:
    return str(FIELDS[field])


@register.filter
def differ(fields: set[str]) -> str:
    """The most telling of the fields on which reports differ, in words for a list: “places differ”."""
    named = next((text for field, text in DIFFER.items() if field in fields), None)
    if named is None and fields & set(claims.NUMBERS):
        named = _("numbers differ")
    return str(named or "")
