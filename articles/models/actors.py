"""Actor: a state, a part of a state, a person, a party, an armed group, an international body, a company, a medium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..folding import folded_index
from ..history import Versions
from .places import Country

BLOCS = {
    "IGO": _("international organisation"),
    "UNO": _("United Nations"),
    "EUR": _("European Union"),
    "NGO": _("non-governmental organisation"),
    "ISM": _("international movement"),
    "IMG": _("transnational armed group"),
    "MNC": _("multinational company"),
}


class ActorQuerySet(models.QuerySet["Actor"]):
    def unmerged(self) -> ActorQuerySet:
        """Without those that another entry stands for."""
        return self.filter(merged_into=None)

    def meant_by(self, slugs: Iterable[str]) -> dict[str, Actor]:
        """The actor that each slug means: for a merged entry, the one that stands for it."""
        found = self.filter(slug__in=set(slugs)).select_related("merged_into__merged_into")
        return {actor.slug: actor.remaining for actor in found}

    def named(self, words: str) -> ActorQuerySet:
        """Actors that go by a name which contains these words, names of merged entries too. Costs a query."""
        called = models.Q(name__icontains=words) | models.Exists(
            Alias.objects.filter(actor=models.OuterRef("pk"), text__icontains=words)
        )
        merged = Actor.objects.filter(called, merged_into__isnull=False).select_related("merged_into__merged_into")
        return self.filter(called | models.Q(pk__in=[actor.remaining.pk for actor in merged]))

    def beginning_with(self, letter: str) -> ActorQuerySet:
        return self.filter(name__istartswith=letter)

    def of_country(self, country: Country) -> ActorQuerySet:
        return self.filter(country=country)

    def with_articles(self) -> ActorQuerySet:
        """With `named`, whether a public article names them, and `article_count`, how many do."""
        from .articles import Article  # these import this module
        from .identity import Merge

        linked = models.Q(mentions__actor=models.OuterRef("pk"))
        if Merge.objects.under_way().exists():  # a worker still moves what was linked to merged entries
            linked |= models.Q(mentions__actor__merged_into=models.OuterRef("pk"))
        naming = Article.objects.public().filter(linked).order_by()
        counted = naming.values(one=models.Value(1)).annotate(n=models.Count("pk", distinct=True)).values("n")
        return self.annotate(named=models.Exists(naming), article_count=models.Subquery(counted))


class Actor(models.Model):
    class Kind(models.TextChoices):
        STATE = "state", _("state")
        BODY = "body", _("part of a state")
        PERSON = "person", _("person")
        PARTY = "party", _("party")
        ARMED_GROUP = "armed_group", _("armed group")
        INTERNATIONAL = "international", _("international body")
        COMPANY = "company", _("company")
        MEDIUM = "medium", _("medium")
        MOVEMENT = "movement", _("movement")

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    country = models.ForeignKey("Country", models.SET_NULL, null=True, blank=True, related_name="actors")
    bloc = models.CharField(
        max_length=3, blank=True, choices=list(BLOCS.items()), help_text=_("For actors that belong to no country.")
    )
    sector = models.CharField(max_length=3, blank=True, help_text=_("PLOVER sector, such as GOV, MIL or REB."))
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")
    wikidata = models.CharField(max_length=20, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="merged",
        help_text=_("The same actor under another entry: that one stands for it, and keeps its names."),
    )
    demands = models.JSONField(
        default=list, blank=True, help_text=_("One of these words must stand in the text for a short name to count.")
    )
    curated = models.BooleanField(
        default=False,
        editable=False,
        help_text=_("A person has changed it: loading the reference data leaves it alone."),
    )

    objects = ActorQuerySet.as_manager()
    history = Versions(
        *("slug", "name", "kind", "country", "bloc", "sector", "parent", "wikidata", "since", "until"),
        *("merged_into", "demands"),
        parts={"aliases": ("text", "form"), "roles": ("title", "code", "sector", "body", "start", "end")},
    )

    class Meta:
        ordering = ["name"]
        indexes = [folded_index("name", name="actor_folded")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("actor", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        if self.merged_into and self in self.merged_into.line():
            raise ValidationError(
                _("“%(other)s” is itself merged into “%(name)s”: undo that first."),
                params={"name": self, "other": self.merged_into},
            )

    @property
    def code(self) -> str:
        """PLOVER's country slot: a country code, or the code of a bloc."""
        return self.country_id or self.bloc

    def line(self) -> Iterator[Actor]:
        """This entry, the one that stands for it, the one that stands for that one, and so on: a query a step."""
        actor, seen = self, set[int]()
        while actor and actor.pk not in seen:
            yield actor
            seen.add(actor.pk)
            actor = actor.merged_into  # type: ignore[assignment]

    @property
    def remaining(self) -> Actor:
        """The entry that stands for this one: itself, unless it was merged."""
        *_merged, last = self.line()
        return last

    def entries(self) -> list[Actor]:
        """This entry and all that were merged into it: a query a step."""
        found, latest = [self], [self]
        while latest:
            latest = list(Actor.objects.filter(merged_into__in=latest).exclude(pk__in=[one.pk for one in found]))
            found += latest
        return found


class Alias(models.Model):
    """One more way to name an actor."""

    class Form(models.TextChoices):
        NAME = "name", _("name")
        ACRONYM = "acronym", _("acronym")
        ADJECTIVE = "adjective", _("adjective")
        DEMONYM = "demonym", _("name of its people")
        SEAT = "seat", _("seat that stands for it")
        GENERIC = "generic", _("generic name, by context")
        SURNAME = "surname", _("surname")
        VARIANT = "variant", _("spelling")

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)
    form = models.CharField(max_length=10, choices=Form, default=Form.NAME)

    class Meta:
        ordering = ["actor", "form", "text"]
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["actor", "text", "form"], name="alias_once")]
        indexes = [folded_index("text", name="alias_folded")]

    def __str__(self) -> str:
        return self.text


class Role(models.Model):
    """An office that a person held: `end` is the first day without it."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="roles")
    title = models.CharField(max_length=150)
    code = models.CharField(max_length=3, help_text=_("Country (ISO alpha-3) or bloc."))
    sector = models.CharField(max_length=3, blank=True)
    body = models.ForeignKey(Actor, models.SET_NULL, null=True, blank=True, related_name="office_holders")
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["actor", "start"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__isnull=True)
                | models.Q(end__isnull=True)
                | models.Q(start__lt=models.F("end")),
                name="role_starts_before_it_ends",
                violation_error_message=_("A role must start before it ends."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.code}"

    def held_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)
