from django.db import models
from django.utils.translation import gettext_lazy as _


class Mention(models.Model):
    """A name in an article, characters start to end of its title, dateline or body, and what it is linked to."""

    class Part(models.TextChoices):
        TITLE = "title", _("title")
        DATELINE = "dateline", _("dateline")
        BODY = "body", _("body")

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANIZATION = "organization", _("organization")
        PLACE = "place", _("place")
        GROUP = "group", _("group")
        OTHER = "other", _("other")

    class Link(models.TextChoices):
        LINKED = "linked", _("linked")
        UNKNOWN = "unknown", _("unknown")
        AMBIGUOUS = "ambiguous", _("ambiguous")

    article = models.ForeignKey("Article", models.CASCADE, related_name="mentions")
    part = models.CharField(max_length=8, choices=Part, default=Part.BODY)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind)
    link = models.CharField(max_length=9, choices=Link)
    actor = models.ForeignKey("Actor", models.SET_NULL, null=True, related_name="mentions")
    entry = models.ForeignKey(
        "Actor",
        models.SET_NULL,
        null=True,
        related_name="+",
        db_index=False,
        help_text=_("The entry whose name it is, when that was merged into the actor."),
    )
    place = models.ForeignKey("Place", models.SET_NULL, null=True, related_name="mentions")
    country = models.ForeignKey("Country", models.SET_NULL, null=True, related_name="mentions")
    sector = models.CharField(max_length=3, blank=True, help_text=_("PLOVER sector, where the words say it."))
    unknown = models.ForeignKey("UnknownName", models.SET_NULL, null=True, related_name="mentions")
    rule = models.TextField(blank=True)
    candidates = models.JSONField(default=list, help_text=_("Slugs and keys that fit equally, when ambiguous."))
    decision = models.ForeignKey(
        "NameDecision",
        models.SET_NULL,
        null=True,
        related_name="mentions",
        help_text=_("By which a person decided it."),
    )

    class Meta:
        ordering = ["article", "part", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "part", "start", "end"], name="mention_once"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="mention_has_characters"),
        ]
        indexes = [
            models.Index(fields=["actor", "article"]),
            models.Index(fields=["country", "article"]),
            models.Index(fields=["entry"], condition=models.Q(entry__isnull=False), name="mention_entry"),
        ]

    def __str__(self) -> str:
        return self.text
