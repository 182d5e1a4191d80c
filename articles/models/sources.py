from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..history import Versions


class Source(models.Model):
    """Who published: a newspaper, an agency, a broadcaster, a site."""

    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper", _("newspaper")
        AGENCY = "agency", _("news agency")
        BROADCASTER = "broadcaster", _("broadcaster")
        WEBSITE = "website", _("website")
        GOVERNMENT = "government", _("government or official body")
        OTHER = "other", _("other")

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.WEBSITE)
    country = models.ForeignKey("Country", models.SET_NULL, null=True, blank=True, related_name="sources")
    homepage = models.URLField(blank=True)
    ownership = models.TextField(
        blank=True,
        max_length=1000,
        help_text=_("Who owns or pays for it, and since when."),
    )
    language = models.CharField(max_length=10, default="en", help_text=_("ISO 639 code, such as en."))
    invented = models.BooleanField(
        default=False, help_text=_("Invented for the demo archive: its articles carry a notice that says so.")
    )

    history = Versions("name", "slug", "kind", "country", "homepage", "ownership", "language", "invented")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])
