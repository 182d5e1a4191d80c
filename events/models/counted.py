"""
What is counted of public events: countries × countries, actors × actors, and the countries that an event is about.

The database keeps these rows itself, in the transaction that changes an event or who took part in it (triggers of
migration 0009), so that no change is missed, however it is made. Decision 17 says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, models

from .events import Event


def key(to: Any) -> Any:
    """To a row of another table; the database keeps both in step without constraints and signals."""
    return models.ForeignKey(to, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+")


class CountedQuerySet(models.QuerySet["Counted"]):
    def took_place(self) -> CountedQuerySet:
        return self.filter(realis__in=Event.TOOK_PLACE)


class Counted(models.Model):
    """A public event with what it is most often filtered by. Nothing here is written by Python."""

    event = key(Event)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    type = models.CharField(max_length=10)
    quad = models.PositiveSmallIntegerField()
    realis = models.CharField(max_length=12)
    score = models.FloatField()

    objects = CountedQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


# What indexes hold, so that the rows themselves are not read.
BESIDE = ["end", "type", "quad", "realis", "score"]
WHEN = ["end", "start", "realis", "type", "who", "whom"]


class CountryDyad(Counted):
    """Somebody of one country did it to somebody of another, or of the same."""

    pk = models.CompositePrimaryKey("event", "who", "whom")
    who = key("articles.Country")
    whom = key("articles.Country")

    class Meta(Counted.Meta):
        indexes = [
            models.Index(fields=["who", "whom", "start"], include=BESIDE, name="country_dyad"),
            models.Index(fields=WHEN, name="country_dyad_when"),
        ]


class ActorDyad(Counted):
    """One actor did it to another."""

    pk = models.CompositePrimaryKey("event", "who", "whom")
    who = key("articles.Actor")
    whom = key("articles.Actor")

    class Meta(Counted.Meta):
        indexes = [
            models.Index(fields=["who", "whom", "start"], include=BESIDE, name="actor_dyad"),
            models.Index(fields=WHEN, name="actor_dyad_when"),
        ]


class EventCountry(Counted):
    """It took place in this country, or somebody of it took part."""

    pk = models.CompositePrimaryKey("event", "country")
    country = key("articles.Country")

    class Meta(Counted.Meta):
        indexes = [models.Index(fields=["country", "start"], include=["event", *BESIDE], name="event_about_country")]


def count_anew(events: Iterable[int]) -> None:
    """Make the rows of these events anew."""
    with connection.cursor() as cursor:
        cursor.execute("select events_count_anew(%s::bigint[])", [list(events)])


def count_all() -> None:
    """Make all rows anew from the events: minutes for a million."""
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = 0")
        cursor.execute("select events_count_all()")
        cursor.execute("reset statement_timeout")
