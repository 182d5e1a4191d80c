"""Events in the words and signs of the pages."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from .. import claims, periods
from ..coding.codebook import CODEBOOK
from ..models import Event, Participant, Report
from ..wording import tell

register = template.Library()


@register.filter
def told(event: Event) -> SafeString:
    """The event's sentence with the names of those who took part set off."""
    actors, recipients = set_off(event.actors), set_off(event.recipients)
    sentence = SafeString(tell(event.type, event.mode, actors, recipients))
    return format_html("{} in <bdi>{}</bdi>", sentence, event.place.name) if event.place else sentence


def set_off(participants: Iterable[Participant]) -> list[str]:
    names = [str(one) for one in participants]
    return [format_html("<b><bdi>{}</bdi></b>", capfirst(name) if first else name) for first, name in enumerate(names)]


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
