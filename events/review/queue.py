"""What waits for review, in which order, and what of it an editor asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import User
from django.db.models import Count, F, Max, OuterRef, Q, QuerySet
from django.db.models.expressions import Exists
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.fields import Day
from articles.models import Article, Country, Source

from ..coding.codebook import CODEBOOK
from ..models import Event, EventDecision, Participant, Report, ReviewClaim
from ..models.reports import ReportQuerySet

MOST_COUNTED = 10_000
SAID = re.compile(r"(-?\d{1,9}\.\d{1,20})e(\d{1,18})")
LOOKED_AT = 200  # reports, from the first on, that a list of articles is made of


class QueueForm(forms.Form):
    """The filter of the queue; it lives in the address."""

    source = forms.ModelChoiceField(
        Source.objects.all(), to_field_name="slug", required=False, label=_("Source"), empty_label=_("Any source")
    )
    country = forms.ModelChoiceField(
        Country.objects.all(), required=False, label=_("Country"), empty_label=_("Any country")
    )
    type = forms.ChoiceField(
        choices=[("", _("Any type")), *((name, name.capitalize()) for name in CODEBOOK.types)],
        required=False,
        label=_("Type of event"),
    )
    since = forms.DateField(required=False, label=_("Published from"), widget=Day)
    until = forms.DateField(required=False, label=_("to"), widget=Day)
    public = forms.BooleanField(required=False, label=_("Only what is public"))

    def asked(self) -> dict[str, str]:
        """What was asked, as an address holds it; what is wrong is left out."""
        self.is_valid()
        return {
            name: str(self.cleaned_data[name] and self.data[name])
            for name in self.cleaned_data
            if self.cleaned_data[name]
        }

    def query(self) -> str:
        return urlencode(self.asked())

    def wanted(self) -> Q:
        """The reports that it lets through."""
        self.is_valid()
        asked = self.cleaned_data
        wanted = Q()
        if source := asked.get("source"):
            wanted &= Q(article__source=source)
        if country := asked.get("country"):
            taking_part = Participant.objects.filter(event=OuterRef("event"), country=country)
            wanted &= Q(event__country=country) | Q(Exists(taking_part))
        if type := asked.get("type"):
            wanted &= Q(type=type)
        if since := asked.get("since"):
            wanted &= Q(article__published__gte=since)
        if until := asked.get("until"):
            wanted &= Q(article__published__lte=until)
        if asked.get("public"):
            wanted &= Q(article__in=Article.objects.public())
        return wanted


def waiting(by: User, wanted: Q | None = None) -> ReportQuerySet:
    """Reports that need the word of this person: of events not reviewed yet, and not decided by them."""
    decided = EventDecision.objects.standing().filter(Q(pk=OuterRef("decision")) | Q(about=OuterRef("decision")), by=by)
    found = Report.objects.filter(event__status=Event.Status.PROVISIONAL).filter(~Exists(decided))
    return found.filter(wanted or Q())


def in_order(reports: QuerySet[Report]) -> QuerySet[Report]:
    return reports.order_by(F("event__attention").desc(nulls_last=True), "-event_id", "article_id")


def to_be_given(by: User, wanted: Q | None = None) -> QuerySet[Report]:
    """What waits, in order, without articles that somebody else has before them."""
    held = ReviewClaim.objects.of_others(by).filter(article=OuterRef("article"))
    return in_order(waiting(by, wanted)).filter(~Exists(held))


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is in the queue, as the address says it."""

    attention: float
    event: int

    @classmethod
    def said(cls, text: str) -> Place | None:
        match = SAID.fullmatch(text)
        return cls(float(match[1]), int(match[2])) if match else None

    @classmethod
    def of(cls, reports: QuerySet[Report]) -> Place | None:
        first = in_order(reports).values_list("event__attention", "event").first()
        return cls(first[0], first[1]) if first and first[0] is not None else None

    def __str__(self) -> str:
        return f"{self.attention!r}e{self.event}"

    def behind(self) -> Q:
        return (
            Q(event__attention__lt=self.attention)
            | Q(event__attention=self.attention, event__lt=self.event)
            | Q(event__attention=None)
        )


def next_article(by: User, wanted: Q, after: Place | None) -> int | None:
    """The article that somebody should review next."""
    found = to_be_given(by, wanted)
    if after:
        found = found.filter(after.behind())
    return found.values_list("article", flat=True).first()


@dataclass(frozen=True, slots=True)
class Line:
    """An article on the list, with its events that wait."""

    article: Article
    waiting: int
    doubt: float
    held_by: User | None

    @property
    def percent(self) -> int:
        return round(100 * self.doubt)


def first_articles(by: User, wanted: Q, most: int = 20) -> list[Line]:
    """The articles at the head of the queue."""
    reports = in_order(waiting(by, wanted)).values_list("article", flat=True)[:LOOKED_AT]
    first = list(dict.fromkeys(reports))[:most]
    articles = Article.objects.for_lists().defer("words").in_bulk(first)
    facts = waiting(by, wanted).filter(article__in=first).order_by().values("article")
    told = {row["article"]: row for row in facts.annotate(waiting=Count("pk"), doubt=Max("event__doubt"))}
    held = {claim.article_id: claim.by for claim in ReviewClaim.objects.of_others(by).select_related("by")}
    return [
        Line(articles[pk], told[pk]["waiting"], told[pk]["doubt"] or 1.0, held.get(pk)) for pk in first if pk in told
    ]


@dataclass(frozen=True, slots=True)
class Progress:
    """`left` is counted as far as MOST_COUNTED; `by_you` and `today` are events decided on since midnight."""

    left: int
    by_you: int
    today: int

    @property
    def left_told(self) -> str:
        return f"{MOST_COUNTED:,}+" if self.left > MOST_COUNTED else f"{self.left:,}"


def progress(by: User, wanted: Q | None = None) -> Progress:
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    thread = Count(Coalesce("about", "pk"), distinct=True)
    today = EventDecision.objects.standing().filter(made_at__gte=midnight).order_by()
    left = waiting(by, wanted).order_by().values("pk")[: MOST_COUNTED + 1].count()
    return Progress(left, today.filter(by=by).aggregate(n=thread)["n"], today.aggregate(n=thread)["n"])
