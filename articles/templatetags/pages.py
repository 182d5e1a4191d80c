"""Small words of every page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from ..lists import COUNTED

register = template.Library()


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], name: str) -> str:
    """Marks the link to the part of the site in which the reader is. Pages for errors have no request."""
    here = getattr(context.get("request"), "path", "")
    if not here.startswith(reverse(name)):
        return ""
    return SafeString(' aria-current="page"' if here == reverse(name) else ' aria-current="true"')


@register.simple_tag(takes_context=True)
def canonical(context: dict[str, Any], stands_for: Any = None) -> str:
    """
    The whole address of the page, with its filter written in one order only and its place in a long list; or
    that of what the page is a form about.
    """
    request = context["request"]
    if stands_for:
        return str(request.build_absolute_uri(stands_for.get_absolute_url()))
    asked = dict(context["filter"].values) if "filter" in context else {}
    asked |= {name: request.GET[name] for name in ("before", "after") if name in request.GET}
    at: str = request.build_absolute_uri(request.path)
    return f"{at}?{urlencode(asked)}" if asked else at


@register.filter
def language_told(code: str) -> str:
    """“English” for “en”; a code that nobody knows stands for itself."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.filter
def bounded(count: int) -> str:
    """A number that was counted up to a bound: “1,000” or “more than 1,000”."""
    return _("more than %s") % intcomma(COUNTED) if count > COUNTED else intcomma(count)
