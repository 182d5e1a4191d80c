"""The codebook: what each type and mode means, and what in this archive goes by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from articles.conditional import render_once

from ..coding.codebook import CODEBOOK, EventType, Mode
from ..examples import Tally, examples, state, tally
from ..models import Event, Report

# Whether it took place: the codes of `Event.Realis`, in words.
REALIS = {
    Event.Realis.HAPPENED: _("It took place and is over: “shelled”, “has met”."),
    Event.Realis.ONGOING: _("It goes on while it is told: “are fighting”, “continues to hold”."),
    Event.Realis.PLANNED: _("It is announced or intended: “will meet”, “plans to withdraw”."),
    Event.Realis.HYPOTHETICAL: _("It is only thought of: “would attack if”, “could strike”."),
    Event.Realis.DENIED: _("Somebody says that it did not take place: “denied that it had attacked”."),
    Event.Realis.BACKGROUND: _("It lies long before what the article tells: “the 2018 withdrawal” in a text of 2021."),
}


@dataclass(frozen=True)
class ShownMode:
    mode: Mode
    count: int
    examples: list[Report]


def codebook(request: HttpRequest) -> HttpResponse:
    counts = tally(Event.objects.public().took_place())
    context = {
        "codebook": CODEBOOK,
        "quads": [(quad, [(one, of_type(counts, one)) for one in CODEBOOK.of_quad(quad)]) for quad in CODEBOOK.quads],
        "realis": [(code, code.label, meaning) for code, meaning in REALIS.items()],
        "crosswalk": [(root, CODEBOOK.types_of(root.code)) for root in CODEBOOK.cameo],
        "by_score": sorted(CODEBOOK.types.values(), key=lambda one: -one.score),
        "total": counts.total(),
    }
    return render_once(request, "events/codebook.html", context, sorted(counts.items()))


def codebook_type(request: HttpRequest, name: str) -> HttpResponse:
    type = CODEBOOK.types.get(name.upper())
    if type is None:
        raise Http404(_("The codebook has no such type."))
    if name != name.lower():
        return redirect("codebook_type", name.lower(), permanent=True)
    counts = tally(Event.objects.public().took_place().filter(type=type.name))
    found = examples(type)
    context = {
        "codebook": CODEBOOK,
        "type": type,
        "count": counts.total(),
        "without_mode": counts[type.name, ""],
        "examples": found.get("", []),
        "modes": list(modes(type, counts, found)),
        "same_quad": [one for one in CODEBOOK.of_quad(type.quad) if one is not type],
    }
    shown = [sorted(counts.items()), *(state(reports) for _mode, reports in sorted(found.items()))]
    return render_once(request, "events/codebook_type.html", context, shown)


def of_type(counts: Tally, type: EventType) -> int:
    return sum(counts[type.name, mode] for mode in ("", *(one.name for one in type.modes)))


def modes(type: EventType, counts: Tally, found: dict[str, list[Report]]) -> Iterator[ShownMode]:
    for mode in type.modes:
        yield ShownMode(mode, counts[type.name, mode.name], found.get(mode.name, []))
