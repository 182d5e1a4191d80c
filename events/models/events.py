"""Event: one happening, as the reports together tell it. Participant: who did it, and to whom it was done."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.history import Versions
from articles.models import Actor, Article, Country, Place, Region, Source

from ..wording import tell

COUNTED = Q(apart=None, voices__gt=0)
BESIDE = ["end", "type", "realis"]  # what indexes hold, so that the rows themselves are not read
OWN_PLACE = {"clause", "recipient"}  # a place that the act itself names, not its surroundings


class EventQuerySet(models.QuerySet["Event"]):
    """The questions that the site asks of events."""

    def public(self) -> EventQuerySet:
        """What readers may see: events that at least one public article reports."""
        from .reports import Report  # reports.py imports this module

        return self.filter(Exists(Report.objects.public().filter(event=OuterRef("pk"))))

    def took_place(self) -> EventQuerySet:
        """What happened or is going on: the pages' default."""
        return self.filter(realis__in=Event.TOOK_PLACE)

    def newest(self) -> EventQuerySet:
        """The latest day first; what has no day comes last."""
        return self.order_by(models.F("start").desc(nulls_last=True), "-pk")

    def with_actor(self, actor: Actor) -> EventQuerySet:
        """Also while a worker still moves what was linked to entries that were merged into it."""
        return self.filter(Exists(Participant.objects.filter(event=OuterRef("pk"), actor__in=actor.entries())))

    def with_country(self, country: Country) -> EventQuerySet:
        """Events in a country, or with somebody of it."""
        return self.filter(
            Q(country=country) | Exists(Participant.objects.filter(event=OuterRef("pk"), country=country))
        )

    def done_by(self, party: Actor | Country) -> EventQuerySet:
        return self.with_party(party, Participant.Side.ACTOR)

    def done_to(self, party: Actor | Country) -> EventQuerySet:
        return self.with_party(party, Participant.Side.RECIPIENT)

    def with_party(self, party: Actor | Country, side: str) -> EventQuerySet:
        """Events with an actor, or with somebody of a country, on one side."""
        whom = {"country": party} if isinstance(party, Country) else {"actor__in": party.entries()}
        return self.filter(Exists(Participant.objects.filter(event=OuterRef("pk"), side=side, **whom)))

    def between_known(self) -> EventQuerySet:
        """Somebody known did it to somebody known: a country or an actor on either side."""
        known = Participant.objects.filter(Q(country__isnull=False) | Q(actor__isnull=False), event=OuterRef("pk"))
        sides = [Exists(known.filter(side=side)) for side in Participant.Side.values]
        return self.filter(*sides)

    def in_country(self, country: Country) -> EventQuerySet:
        """Events that took place there, whoever took part."""
        return self.filter(country=country)

    def at_places(self, places: list[Place]) -> EventQuerySet:
        return self.filter(place__in=places)

    def with_region(self, region: Region) -> EventQuerySet:
        return self.filter(
            Exists(region.all_countries.filter(pk=OuterRef("country")))
            | Exists(Participant.objects.filter(event=OuterRef("pk"), country__regions=region))
        )

    def at_place(self, place: Place) -> EventQuerySet:
        return self.filter(place=place)

    def told_by(self, source: Source) -> EventQuerySet:
        """Those that a public article of this source tells of."""
        from .reports import Report  # reports.py imports this module

        return self.filter(
            Exists(
                Report.objects.filter(event=OuterRef("pk"), article__in=Article.objects.public().published_by(source))
            )
        )

    def matching(self, words: str) -> EventQuerySet:
        """Those that a sentence of a public article tells of in these words."""
        from .reports import Report  # reports.py imports this module

        return self.filter(Exists(Report.objects.public().matching(words).filter(event=OuterRef("pk"))))

    def for_lists(self) -> EventQuerySet:
        """
        What a line in a list shows: who and whom, where, how many public reports; and, as
        `claims`, those reports with their places, so that it can say where they disagree.
        """
        from .reports import Report  # reports.py imports this module

        public = Report.objects.public().filter(event=OuterRef("pk")).order_by().values("event")
        counted = public.annotate(n=models.Count("pk")).values("n")
        return (
            self.select_related("place", "country")
            .prefetch_related(
                "participants__actor__merged_into",
                models.Prefetch("reports", Report.objects.public().for_lists(), to_attr="claims"),
            )
            .annotate(report_count=models.Subquery(counted))
        )


class CountedEvents(EventQuerySet):
    """
    What readers may see, by columns and tables of its own, so that a million can be counted at once. These follow in
    the transaction that records, publishes, withdraws or merges, and within a minute when time opens an article.
    """

    def with_country(self, country: Country) -> EventQuerySet:
        return self.filter(Exists(about(country=country)))

    def with_region(self, region: Region) -> EventQuerySet:
        return self.filter(Exists(about(country__in=region.all_countries.values("pk"))))


def about(**asked: Any) -> models.QuerySet[Any]:
    from .counted import EventCountry  # counted.py imports this module

    return EventCountry.objects.filter(event=OuterRef("pk"), **asked)


class CountedManager(models.Manager["Event"].from_queryset(CountedEvents)):  # type: ignore[misc]
    def get_queryset(self) -> CountedEvents:
        found: CountedEvents = super().get_queryset().filter(COUNTED)
        return found


class Event(models.Model):
    class Realis(models.TextChoices):
        HAPPENED = "happened", _("happened")
        ONGOING = "ongoing", _("ongoing")
        PLANNED = "planned", _("planned")
        HYPOTHETICAL = "hypothetical", _("hypothetical")
        DENIED = "denied", _("denied")
        BACKGROUND = "background", _("background")

    TOOK_PLACE = (Realis.HAPPENED, Realis.ONGOING)

    class Status(models.TextChoices):
        PROVISIONAL = "provisional", _("provisional")
        REVIEWED = "reviewed", _("reviewed")

    type = models.CharField(max_length=10)
    mode = models.CharField(max_length=20, blank=True)
    quad = models.PositiveSmallIntegerField()
    score = models.FloatField()
    realis = models.CharField(max_length=12, choices=Realis)
    status = models.CharField(max_length=11, choices=Status, default=Status.PROVISIONAL)
    start = models.DateField(null=True)
    end = models.DateField(null=True, help_text=_("The last day on which it can have happened."))
    precision = models.CharField(max_length=6, blank=True)
    place = models.ForeignKey("articles.Place", models.SET_NULL, null=True, related_name="events")
    country = models.ForeignKey("articles.Country", models.SET_NULL, null=True, related_name="events")
    place_text = models.CharField(max_length=300, blank=True, help_text=_("The place in the words of a report."))
    place_source = models.CharField(
        max_length=12, blank=True, help_text=_("Where the place was read: clause, recipient, sentence or dateline.")
    )
    voices = models.PositiveIntegerField(
        default=0, help_text=_("Sources that tell of it; those that print one text count once.")
    )
    doubt = models.FloatField(null=True, help_text=_("How likely something is wrong, between 0 and 1."))
    attention = models.FloatField(null=True, help_text=_("How soon people should review it: review/attention.py."))
    opened = models.BooleanField(default=False, help_text=_("Readers may have seen it: its address is kept."))
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="merged", help_text=_("The event that it was found to be.")
    )
    apart = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        null=True,
        related_name="events_apart",
        help_text=_("An article that is not public shares its events with no other, so that nothing of it shows."),
    )

    objects = EventQuerySet.as_manager()
    counted = CountedManager()
    history = Versions("status", people_only=True)

    class Meta:
        ordering = ["-start", "-pk"]
        indexes = [
            models.Index(models.F("start").desc(nulls_last=True), models.F("id").desc(), name="event_newest"),
            models.Index(fields=["type", "start"], name="event_type_start"),
            models.Index("country", models.F("start").desc(nulls_last=True), name="event_country_start"),
            models.Index(
                fields=["start"],
                include=["end", "quad", "type", "realis"],
                condition=COUNTED,
                name="event_counted_when",
            ),
            models.Index(
                fields=["country", "place"],
                include=["start", "quad", *BESIDE],
                condition=COUNTED,
                name="event_counted_where",
            ),
            models.Index(
                models.F("attention").desc(nulls_last=True),
                models.F("id").desc(),
                name="event_attention",
                condition=models.Q(status="provisional"),
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.pk])

    @property
    def actors(self) -> list[Participant]:
        return [one for one in self.participants.all() if one.side == Participant.Side.ACTOR]

    @property
    def recipients(self) -> list[Participant]:
        return [one for one in self.participants.all() if one.side == Participant.Side.RECIPIENT]

    @property
    def sentence(self) -> str:
        """The event in plain words, such as “United States struck Iranian-backed militias in Syria”."""
        told = tell(self.type, self.mode, [str(one) for one in self.actors], [str(one) for one in self.recipients])
        return gettext("{told} in {place}").format(told=told, place=self.own_place) if self.own_place else told

    @property
    def own_place(self) -> str:
        """The place that the act itself names, for the event's sentence: as news writes it, "Abu Kamal"."""
        if self.place is None or self.place_source not in OWN_PLACE:
            return ""
        return self.place_text or self.place.name

    @property
    def day(self) -> date | None:
        """The day, where it is known to the day."""
        return self.start if self.precision == "day" else None


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def named_before(self) -> ParticipantQuerySet:
        """Those whose actor stands on the same side of the same event already."""
        before = Participant.objects.filter(
            event=OuterRef("event"), side=OuterRef("side"), actor=OuterRef("actor"), pk__lt=OuterRef("pk")
        )
        return self.filter(Exists(before))


class Participant(models.Model):
    """One of those who did it, or to whom it was done: a known actor, or the words of the first report."""

    class Side(models.TextChoices):
        ACTOR = "actor", _("actor")
        RECIPIENT = "recipient", _("recipient")

    event = models.ForeignKey(Event, models.CASCADE, related_name="participants")
    side = models.CharField(max_length=9, choices=Side)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    actor = models.ForeignKey("articles.Actor", models.SET_NULL, null=True, related_name="parts_in_events")
    country = models.ForeignKey("articles.Country", models.SET_NULL, null=True, related_name="parts_in_events")
    code = models.CharField(max_length=3, blank=True, help_text=_("PLOVER's country slot."))
    sector = models.CharField(max_length=3, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["event", "side", "position", "pk"]
        indexes = [models.Index(fields=["actor", "event"]), models.Index(fields=["country", "event"])]

    def __str__(self) -> str:
        return self.actor.remaining.name if self.actor else self.text
