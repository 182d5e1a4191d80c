"""An article with its apparatus: names and sentences marked in the text, and beside each paragraph what it tells of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.marks import Mark, mark, mark_paragraphs, without_overlaps
from articles.models import Actor, Article, Mention, Place

from .cards import Named, key_of, kind_of, named_by
from .models import Report


@dataclass(frozen=True)
class Passage:
    """A paragraph, and the reports whose sentence begins in it."""

    number: int
    html: SafeString
    reports: list[Report]


def headline(article: Article, mentions: Iterable[Mention]) -> SafeString:
    return mark(article.title, without_overlaps(name_marks(mentions, Mention.Part.TITLE)))


def dateline(article: Article, mentions: Iterable[Mention]) -> SafeString:
    return mark(article.dateline, without_overlaps(name_marks(mentions, Mention.Part.DATELINE)))


def passages(article: Article, mentions: Sequence[Mention], reports: Sequence[Report]) -> list[Passage]:
    names = name_marks(mentions, Mention.Part.BODY)
    verbs = [trigger_mark(report) for report in reports]
    marks = chain(map(sentence_mark, reports), without_overlaps([*names, *verbs]))
    return [
        Passage(number, part.html, [one for one in reports if part.start <= one.sentence_start < part.end])
        for number, part in enumerate(mark_paragraphs(article.body, marks), 1)
    ]


def fits(article: Article, mentions: Iterable[Mention]) -> bool:
    """Whether the names still stand where they were read: a text that was edited waits for a new reading."""
    texts = {
        Mention.Part.TITLE: article.title,
        Mention.Part.DATELINE: article.dateline,
        Mention.Part.BODY: article.body,
    }
    return all(texts[Mention.Part(one.part)][one.start : one.end] == one.text for one in mentions)


def sentence_mark(report: Report) -> Mark:
    """The sentence that an event's page leads to."""
    return Mark(
        report.sentence_start,
        report.sentence_end,
        format_html('<span class="sentence" id="r{}">', report.pk),
        "</span>",
        again='<span class="sentence">',
    )


def trigger_mark(report: Report) -> Mark:
    """The words that tell what was done lead to the event."""
    opening = format_html(
        '<a class="trigger q{}" href="{}" title="{}" data-card="event-{}">',
        report.event.quad,
        report.event.get_absolute_url(),
        _("Event: %(sentence)s") % {"sentence": capfirst(report.event.sentence)},
        report.event_id,
    )
    return Mark(report.trigger_start, report.trigger_end, opening, "</a>")


def name_marks(mentions: Iterable[Mention], part: Mention.Part) -> list[Mark]:
    links: dict[str, SafeString] = {}  # a long article names the same few again and again
    marks = []
    for mention in mentions:
        if mention.part == part and (named := named_by(mention)):
            link = links.get(key := key_of(named)) or links.setdefault(key, name_link(mention, named))
            marks.append(Mark(mention.start, mention.end, link, "</a>"))
    return marks


def name_link(mention: Mention, named: Named) -> SafeString:
    """The beginning of the link to whom is named; a place leads to its country."""
    leads_to = mention.country if isinstance(named, Place) else named
    kind = f", {kind_of(named)}" if isinstance(named, Actor) else ""
    return format_html(
        '<a class="name" href="{}" title="{}{}" data-card="{}">',
        *(leads_to.get_absolute_url() if leads_to else "", named, kind, key_of(named)),
    )
