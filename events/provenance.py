"""Where each field of an event comes from: the report, its words, the rule that read them, and with which versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from articles.models import Mention

from .coding.results import ASSUMED
from .models import Event, Participant, Report

PRONOUN = "pronoun"
Span = tuple[int, int, int]  # article, start, end


@dataclass(frozen=True)
class Named:
    """A participant, and by which words a report names it: no report where an editor added it."""

    participant: Participant
    report: Report | None = None
    words: str = ""
    source: str = ""
    rule: str = ""  # by which the words were linked to an actor or a country


@dataclass(frozen=True)
class Provenance:
    """The report that each field was taken from; None where no report tells it any more."""

    act: Report | None
    day: Report | None
    place: Report | None
    place_rule: str
    actors: list[Named]
    recipients: list[Named]
    versions: list[tuple[dict[str, str], int]]  # each with the number of reports that were read with them


def provenance(event: Event, reports: Sequence[Report]) -> Provenance:
    """`reports` with their articles and jobs, the clearest first. One query."""
    place = first(reports, lambda one: is_place_of(event, one))
    sides = [(side, sorted(told(reports, side), key=is_by_pronoun)) for side in ("actors", "recipients")]
    found = {
        (side, one.pk): next((each for each in clearest if means(each[1], one)), None)
        for side, clearest in sides
        for one in getattr(event, side)
    }
    rules = rules_of([*(span(*each) for each in found.values() if each), *place_span(place)])

    def named(side: str) -> list[Named]:
        return [name(one, found[side, one.pk], rules) for one in getattr(event, side)]

    return Provenance(
        act=first(reports, lambda one: (one.type, one.mode) == (event.type, event.mode)),
        day=first(
            sorted(reports, key=lambda one: one.date_source in ASSUMED),
            lambda one: one.days is not None and one.days == (event.start, event.end),
        ),
        place=place,
        place_rule=next((rules.get(one, "") for one in place_span(place)), ""),
        actors=named("actors"),
        recipients=named("recipients"),
        versions=versions_of(reports),
    )


def first(reports: Iterable[Report], fits: Callable[[Report], bool]) -> Report | None:
    return next((one for one in reports if fits(one)), None)


def is_place_of(event: Event, report: Report) -> bool:
    ours = event.place_id, event.place_source, event.place_text
    return bool(report.place_source) and ours == (report.place_id, report.place_source, report.place_text)


def told(reports: Iterable[Report], side: str) -> list[tuple[Report, dict[str, Any]]]:
    return [(report, one) for report in reports for one in getattr(report, side)]


def is_by_pronoun(each: tuple[Report, dict[str, Any]]) -> bool:
    """A name in the sentence outdoes any pronoun."""
    return bool(each[1]["source"] == PRONOUN)


def means(told: dict[str, Any], participant: Participant) -> bool:
    """An actor that was merged into another is told under its earlier name."""
    if participant.actor and not told["actor"]:
        return False
    same_words = bool(told["text"] == participant.text)
    return same_words or (participant.actor is not None and told["actor"] == participant.actor.slug)


def name(participant: Participant, each: tuple[Report, dict[str, Any]] | None, rules: dict[Span, str]) -> Named:
    if each is None:
        return Named(participant)
    report, one = each
    return Named(participant, report, one["text"], one["source"], rules.get(span(report, one), ""))


def span(report: Report, one: dict[str, Any]) -> Span:
    return report.article_id, one.get("start") or 0, one.get("end") or 0


def place_span(report: Report | None) -> list[Span]:
    if report is None or report.place_start is None or report.place_end is None:
        return []
    return [(report.article_id, report.place_start, report.place_end)]


def rules_of(spans: Iterable[Span]) -> dict[Span, str]:
    """The rules by which the names on these characters, or the last ones within, were linked."""
    asked = list(dict.fromkeys(spans))
    if not asked:
        return {}
    inside = reduce(or_, (Q(article=article, start__gte=start, end__lte=end) for article, start, end in asked))
    rows = Mention.objects.filter(inside, part=Mention.Part.BODY).order_by("start")
    names = list(rows.values_list("article", "start", "end", "rule"))
    return {
        (article, start, end): rule
        for article, start, end in asked
        for within, begins, ends, rule in names
        if within == article and start <= begins and ends <= end
    }


def versions_of(reports: Iterable[Report]) -> list[tuple[dict[str, str], int]]:
    """Those of the most reports first."""
    jobs = [getattr(report.article, "job", None) for report in reports]
    counts = Counter(tuple(sorted(job.versions.items())) for job in jobs if job)
    return [(dict(versions), count) for versions, count in counts.most_common()]
