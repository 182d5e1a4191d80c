"""Codes on the pages: each leads to what the codebook says of it."""

from __future__ import annotations

import re

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..codes import code_address, quad_address
from ..coding.codebook import CODEBOOK, quad
from ..models import Event, Report
from .events import mode_name, quad_name, type_name

register = template.Library()
# A type in a text of the codebook, and the mode that may follow it: “ACCUSE”, “COERCE (arrest)”, “COERCE, arrest”.
CODE = re.compile(rf"\b({'|'.join(CODEBOOK.types)})\b(?:(?:, | \()([a-z-]+))?")

register.filter(code_address)
register.filter(mode_name)


@register.filter
def coded(event: Event | Report) -> SafeString:
    """“▲ Assault · heavy weapons”, which leads to the codebook."""
    words = type_name(event.type) + (f" · {mode_name(event.mode)}" if event.mode else "")
    of = quad(event.type)
    return format_html(
        '<a class="mark q{}" href="{}" title="{}"><span class="unseen">{}: </span>{}</a>',
        *(of, code_address(event.type, event.mode), _("What this means"), quad_name(of), words),
    )


@register.filter
def type_link(type: str) -> SafeString:
    return format_html('<a class="mark q{}" href="{}">{}</a>', quad(type), code_address(type), type_name(type))


@register.filter
def quad_link(quad: int) -> SafeString:
    """“▲ material conflict”, which leads to its types."""
    return format_html('<a class="mark q{}" href="{}">{}</a>', quad, quad_address(quad), quad_name(quad))


@register.filter
def with_codes(text: str) -> SafeString:
    """A rule of the codebook, whose types lead to their pages."""
    return mark_safe(CODE.sub(linked, escape(text)))  # noqa: S308 the text is escaped, what is put in is our own


def linked(found: re.Match[str]) -> str:
    type, mode = found[1], found[2] or ""
    mode = mode if mode in {one.name for one in CODEBOOK.types[type].modes} else ""
    return format_html('<a href="{}">{}</a>', code_address(type, mode), type_name(type)) + found[0][len(type) :]


@register.filter
def signed(score: float) -> str:
    """“+2.5”, “−10”, “0”."""
    return f"{score:+g}".replace("-", "−") if score else "0"


@register.filter
def from_left(score: float) -> str:
    """Where a score stands on a line of 200 that begins with −10."""
    return f"{100 + 10 * score:g}"
