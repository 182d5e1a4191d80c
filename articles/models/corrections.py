from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .articles import Article


class Correction(models.Model):
    """What was wrong in a public article, said to its readers with the day: shown under the headline, in order."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections")
    text = models.TextField(_("correction"), max_length=2000, help_text=_("What was wrong, and what is right."))
    day = models.DateField(_("day"), default=timezone.localdate)
    by = models.ForeignKey("auth.User", models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["article", "day", "pk"]

    def __str__(self) -> str:
        return f"{self.day}: {self.text}"
