"""The pages that say what this archive is, what it covers, and how well it reads."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from articles.conditional import render_once

from ..accuracy import accuracy
from ..coding.codebook import CODEBOOK
from ..coverage import MOST_SOURCES, coverage


def about(request: HttpRequest) -> HttpResponse:
    covered, published = coverage(), accuracy()
    quads = [(quad, CODEBOOK.of_quad(quad)) for quad in CODEBOOK.quads]
    context = {"codebook": CODEBOOK, "quads": quads, "coverage": covered, "accuracy": published}
    return render_once(request, "events/about.html", context, (covered, published))


def what_it_covers(request: HttpRequest) -> HttpResponse:
    covered = coverage()
    sources = covered.sources if covered else []
    shown = sources[:MOST_SOURCES]
    context = {"coverage": covered, "sources": shown, "more_sources": len(sources) - len(shown)}
    addresses = [one.source.slug for one in shown]
    return render_once(request, "events/coverage.html", context, (covered, addresses))


def how_well_it_reads(request: HttpRequest) -> HttpResponse:
    published = accuracy()
    if published is None:
        raise Http404("No figures have been published.")
    return render_once(request, "events/accuracy.html", {"accuracy": published}, published)
