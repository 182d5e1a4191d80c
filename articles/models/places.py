"""Region (a tree) ⊃ Country ⊃ Place: where things are. Facts from UN M49, ISO 3166 and GeoNames."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..folding import folded_index


class Region(models.Model):
    """A region of the UN's M49 tree, or a grouping of countries that news speaks of (the Sahel, the Gulf states)."""

    class Kind(models.TextChoices):
        M49 = "m49", _("UN M49 region")
        GROUPING = "grouping", _("grouping")

    code = models.CharField(max_length=30, unique=True)
    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("region", args=[self.slug])

    @property
    def place_key(self) -> str:
        """The key of the place that stands for it in texts."""
        return self.code if self.kind == self.Kind.GROUPING else f"m49-{self.code}"


class Country(models.Model):
    """A country, dependency or contested territory under its ISO 3166-1 code (XKX for Kosovo)."""

    class Status(models.TextChoices):
        MEMBER = "member", _("member of the United Nations")
        OBSERVER = "observer", _("observer at the United Nations")
        CONTESTED = "contested", _("contested")
        DEPENDENCY = "dependency", _("dependency")
        HISTORICAL = "historical", _("historical")

    iso3 = models.CharField(max_length=3, primary_key=True)
    iso2 = models.CharField(max_length=2, unique=True)
    m49 = models.CharField(max_length=3, blank=True)
    name = models.CharField(max_length=100, unique=True)
    official = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=Status)
    capital = models.CharField(max_length=100, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="countries")
    regions = models.ManyToManyField(
        Region, related_name="all_countries", help_text=_("Every region that it lies in, up to the world.")
    )
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    wikidata = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("country", args=[self.iso3.lower()])


class PlaceQuerySet(models.QuerySet["Place"]):
    def named(self, words: str) -> PlaceQuerySet:
        """Places whose name begins with these words, the largest first."""
        return self.filter(name__istartswith=words).order_by("-population")


class Place(models.Model):
    """A place on the map. A country is also a place, so that an act can be placed no more exactly than that."""

    class Kind(models.TextChoices):
        SITE = "site", _("site")
        CITY = "city", _("city")
        DISTRICT = "district", _("district")
        PROVINCE = "province", _("province")
        COUNTRY = "country", _("country")
        REGION = "region", _("region")

    key = models.CharField(max_length=30, unique=True, help_text=_("GeoNames id, or a region's code."))
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind)
    country = models.ForeignKey(Country, models.CASCADE, null=True, blank=True, related_name="places")
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    population = models.PositiveBigIntegerField(default=0)
    admin = models.CharField(max_length=30, blank=True, help_text=_("Code of the province that it lies in."))
    names = models.JSONField(default=list, blank=True, help_text=_("Other spellings."))
    wikidata = models.CharField(max_length=20, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name"]), folded_index("name", "names", name="place_folded")]

    def __str__(self) -> str:
        if self.country_id and self.kind != self.Kind.COUNTRY:
            return f"{self.name} ({self.country_id})"
        return self.name
