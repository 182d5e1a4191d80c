"""What the review page shows of an article: its text with everything marked, its events, its names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.marks import Mark, Paragraph, mark, mark_paragraphs, without_overlaps
from articles.models import Actor, Article, Mention, NameDecision

from ..apparatus import fits
from ..claimed import told_type
from ..coding.codebook import quad
from ..coding.results import ASSUMED
from ..columns import absolute
from ..machine import dated
from ..models import EventDecision, Report

WAITS, ACCEPTED, CORRECTED, ADDED, REJECTED = "waiting", "accept", "correct", "add", "reject"


@dataclass(frozen=True, slots=True)
class Side:
    """One of those who took part, as the page shows them."""

    name: str
    kind: str
    known: bool
    words: str


@dataclass
class Item:
    """A report on the page: `at` is its address there, which stays the same whatever is decided about it."""

    at: str
    report: Report
    decisions: list[EventDecision]
    actors: dict[str, Actor] = field(repr=False)
    by: User | None = None  # who looks at it

    @property
    def state(self) -> str:
        """What was decided last; an event on which not enough people agree waits for whoever has not decided."""
        if self.last is None or (
            self.needs_more and self.by and self.by.pk not in {one.by_id for one in self.decisions}
        ):
            return WAITS
        return str(self.last.verdict)

    @property
    def needs_more(self) -> bool:
        """Whether somebody else has to agree."""
        return bool(self.report.pk and self.decisions and self.report.reviewers < settings.REVIEWERS_NEEDED)

    @property
    def last(self) -> EventDecision | None:
        return self.decisions[-1] if self.decisions else None

    @property
    def quad(self) -> int:
        return quad(self.report.type)

    @property
    def sure(self) -> int:
        """Per cent."""
        doubt = self.report.event.doubt if self.report.event_id else None
        return round(100 * (self.report.confidence if doubt is None else 1 - doubt))

    @property
    def who(self) -> list[Side]:
        return [self._side(one) for one in self.report.actors]

    @property
    def whom(self) -> list[Side]:
        return [self._side(one) for one in self.report.recipients]

    @property
    def who_now(self) -> str:
        return keys(self.report.actors)

    @property
    def whom_now(self) -> str:
        return keys(self.report.recipients)

    def _side(self, one: dict[str, Any]) -> Side:
        actor = self.actors.get(one.get("actor") or "")
        words = one.get("text") or ""
        if actor:
            return Side(actor.name, str(actor.get_kind_display()), True, words)
        codes = " ".join(filter(None, [one.get("country"), one.get("sector")]))
        return Side(words or codes, codes, False, words)

    @property
    def day_is_assumed(self) -> bool:
        return self.report.date_source in ASSUMED

    @property
    def place_is_assumed(self) -> bool:
        return self.report.place_source == "dateline"


def keys(told: Iterable[dict[str, Any]]) -> str:
    """What a form says to keep those who take part, one a line."""
    return "\n".join(one.get("actor") or one.get("text") or "" for one in told)


@dataclass
class NameItem:
    """A name as an article spells it, and what it is linked to, with every mention that is the same in both."""

    at: str
    mentions: list[Mention]
    decision: NameDecision | None

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def meant(self) -> str:
        named = self.first.actor or self.first.place or self.first.country
        return str(named) if named else ""

    @property
    def kind(self) -> str:
        return str(self.first.actor.get_kind_display() if self.first.actor else self.first.get_kind_display())

    @property
    def state(self) -> str:
        return "decided" if self.decision else str(self.first.link)


@dataclass
class Page:
    """Everything that the review page shows of an article."""

    article: Article
    mentions: list[Mention]
    items: list[Item]
    names: list[NameItem]

    @cached_property
    def as_read(self) -> bool:
        return fits(self.article, self.mentions)

    @cached_property
    def waiting(self) -> int:
        return sum(item.state == WAITS for item in self.items)

    @property
    def title(self) -> SafeString:
        return mark(self.article.title, without_overlaps(self._name_marks(Mention.Part.TITLE)))

    @property
    def dateline(self) -> SafeString:
        return mark(self.article.dateline, without_overlaps(self._name_marks(Mention.Part.DATELINE)))

    @property
    def paragraphs(self) -> list[Paragraph]:
        if not self.as_read:
            return mark_paragraphs(self.article.body, [])
        acts = [act_mark(item) for item in self.items]
        sentences = [sentence_mark(item) for item in self.items]
        inner = without_overlaps([*acts, *self._name_marks(Mention.Part.BODY)])
        return mark_paragraphs(self.article.body, chain(sentences, inner))

    def _name_marks(self, part: str) -> list[Mark]:
        return [name_mark(name, mention) for name in self.names for mention in name.mentions if mention.part == part]


def page_of(article: Article, by: User | None = None) -> Page:
    """For whoever looks at it. In as many queries for a long article as for a short one."""
    mentions = list(article.mentions.select_related("actor", "place", "country", "decision").order_by("start", "-end"))
    items = items_of(article, by)
    return Page(article, mentions, items, names_of(mentions))


def items_of(article: Article, by: User | None) -> list[Item]:
    """The article's reports in the order of its text, those among them that a person rejected."""
    reports = list(Report.objects.filter(article=article).select_related("event", "place", "country"))
    threads: dict[int, list[EventDecision]] = {}
    decided = EventDecision.objects.standing().filter(article=article).select_related("by")
    for decision in cast("Iterable[EventDecision]", decided):
        threads.setdefault(decision.root, []).append(decision)
    there = {report.decision_id for report in reports}
    rejected = [
        report_rejected(article, thread)
        for root, thread in threads.items()
        if root not in there and thread[-1].verdict == EventDecision.Verdict.REJECT and told_type(thread[0])
    ]
    told = sorted([*reports, *rejected], key=lambda one: (one.trigger_start, one.trigger_end, one.decision_id or 0))
    slugs = {one["actor"] for report in told for one in (*report.actors, *report.recipients) if one.get("actor")}
    actors = Actor.objects.meant_by(slugs)
    numbers: dict[int, int] = {}
    items = []
    for report in told:
        number = numbers[report.trigger_start] = numbers.get(report.trigger_start, 0) + 1
        thread = threads.get(report.decision_id or 0, [])
        items.append(Item(f"{report.trigger_start}-{number}", report, thread, actors, by))
    return items


def report_rejected(article: Article, thread: Sequence[EventDecision]) -> Report:
    """The report that a decision took away, as the machine or a person told it: never saved."""
    first, last = thread[0], thread[-1]
    told: dict[str, Any] = {}
    for decision in thread:
        told |= (decision.machine or {}) | decision.fields if decision is first else decision.fields
    sentence = (last.sentence_start, last.sentence_end)
    report = Report(
        article=article,
        **absolute(told, article.body, sentence),
        sentence=article.body[slice(*sentence)],
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        trigger_start=last.start,
        trigger_end=last.end,
        decision_id=first.root,
    )
    return dated(report)


def names_of(mentions: Iterable[Mention]) -> list[NameItem]:
    """What needs an editor first: names that may be several, then the unknown, then the known as they come."""
    same: dict[tuple[Any, ...], list[Mention]] = {}
    for mention in mentions:
        linked = (mention.actor_id, mention.place_id, mention.country_id, mention.link)
        same.setdefault((mention.text, *linked), []).append(mention)
    items = [
        NameItem(f"n{ones[0].part}{ones[0].start}", ones, next((one.decision for one in ones if one.decision), None))
        for ones in same.values()
    ]
    order = {"ambiguous": 0, "unknown": 1}
    return sorted(items, key=lambda item: order.get(item.first.link, 2))


def sentence_mark(item: Item) -> Mark:
    opening = format_html('<span class="sentence" data-at="{}">', item.at)
    return Mark(item.report.sentence_start, item.report.sentence_end, opening, "</span>")


def act_mark(item: Item) -> Mark:
    """The words that tell what was done lead to the event's card."""
    opening = format_html(
        '<a class="act q{}" data-state="{}" href="#e{}" data-at="{}" id="t{}">',
        item.quad,
        item.state,
        item.at,
        item.at,
        item.at,
    )
    again = format_html('<a class="act q{}" href="#e{}" data-at="{}">', item.quad, item.at, item.at)
    return Mark(item.report.trigger_start, item.report.trigger_end, opening, "</a>", again=again)


def name_mark(item: NameItem, mention: Mention) -> Mark:
    title = item.meant or {"unknown": _("not known"), "ambiguous": _("may be several")}.get(item.first.link, "")
    opening = format_html(
        '<a class="name" data-state="{}" href="#{}" data-at="{}" title="{}">', item.state, item.at, item.at, title
    )
    return Mark(mention.start, mention.end, opening, "</a>")


def find_item(page: Page, at: str) -> Item | NameItem | None:
    shown: list[Item | NameItem] = [*page.items, *page.names]
    return next((one for one in shown if one.at == at), None)
