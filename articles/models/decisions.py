"""What people decided about a text: anchored on quoted words, never deleted, applied again after every reading."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .mentions import Mention


class AnchoredQuerySet(models.QuerySet[Any]):
    def standing(self) -> AnchoredQuerySet:
        """Those that were not undone, the earliest first: a later one has the last word."""
        return self.exclude(state=Anchored.State.UNDONE).order_by("made_at", "pk")

    def waiting(self) -> AnchoredQuerySet:
        return self.filter(state=Anchored.State.WAITING)


class Anchored(models.Model):
    """
    A decision about words of an article. The quote is kept as it was; where it stands, and the words of its sentence
    around it, follow the text, so that many small edits do not wear it out.
    """

    class State(models.TextChoices):
        HOLDS = "holds", _("holds")
        WAITING = "waiting", _("waits for an editor")
        UNDONE = "undone", _("undone")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="%(class)ss")
    part = models.CharField(max_length=8, choices=Mention.Part, default=Mention.Part.BODY)
    quote = models.TextField(_("words"))
    before = models.TextField(blank=True, help_text=_("Of the same sentence, what stands before the words."))
    after = models.TextField(blank=True, help_text=_("Of the same sentence, what stands after the words."))
    start = models.PositiveIntegerField(help_text=_("Where the words stand, or stood last."))
    end = models.PositiveIntegerField()
    by = models.ForeignKey("auth.User", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=7, choices=State, default=State.HOLDS)
    why_waiting = models.TextField(_("why it waits"), blank=True)
    undone_by = models.ForeignKey("auth.User", models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.quote}{self.after}"

    @property
    def sentence_start(self) -> int:
        return self.start - len(self.before)

    @property
    def sentence_end(self) -> int:
        return self.end + len(self.after)


class NameDecision(Anchored):
    """Whom or what a name stands for: here, or wherever the article spells it so."""

    class Meaning(models.TextChoices):
        ACTOR = "actor", _("an actor")
        PLACE = "place", _("a place")
        COUNTRY = "country", _("a country")
        UNKNOWN = "unknown", _("somebody the archive does not know")
        NOTHING = "nothing", _("nothing at all")

    class Scope(models.TextChoices):
        MENTION = "mention", _("only here")
        ARTICLE = "article", _("every same spelling in this article")

    meaning = models.CharField(max_length=8, choices=Meaning)
    scope = models.CharField(max_length=8, choices=Scope, default=Scope.MENTION)
    actor = models.ForeignKey("articles.Actor", models.SET_NULL, null=True, related_name="decided_names")
    place = models.ForeignKey("articles.Place", models.SET_NULL, null=True, related_name="+")
    country = models.ForeignKey("articles.Country", models.SET_NULL, null=True, related_name="+")
    machine = models.JSONField(null=True, help_text=_("What the machine had said of the name; null: that it is none."))

    objects = AnchoredQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["article", "state"], name="name_decision_of_article"),
            models.Index(fields=["state", "-made_at"], name="name_decision_newest"),
        ]

    def __str__(self) -> str:
        return f"“{self.quote}”: {self.meant or self.get_meaning_display()}"

    @property
    def meant(self) -> models.Model | None:
        """The actor (for a merged one, the one that stands for it), place or country that was chosen."""
        return {
            self.Meaning.ACTOR: self.actor.remaining if self.actor else None,
            self.Meaning.PLACE: self.place,
            self.Meaning.COUNTRY: self.country,
        }.get(self.Meaning(self.meaning))
