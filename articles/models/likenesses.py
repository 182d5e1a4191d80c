"""Articles that are much alike, what an editor said of them, and what they are found by."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fingerprints import MADE_WITH, TextPrint, fingerprint
from .articles import Article


class FingerprintQuerySet(models.QuerySet["Fingerprint"]):
    def waiting(self) -> FingerprintQuerySet:
        """Those yet to be made: of articles of an earlier archive."""
        return self.filter(made_with__lt=MADE_WITH)

    def take(self, articles: Iterable[Article]) -> list[Fingerprint]:
        """Those of articles as they are now, saved in one statement."""
        return self.bulk_create(
            [Fingerprint.of(article) for article in articles],
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["made_with", "bands", "signature"],
        )


class Fingerprint(models.Model):
    """What articles with much of the same words are found by."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="fingerprint")
    made_with = models.PositiveIntegerField(default=0, db_index=True)
    bands = ArrayField(models.BigIntegerField(), default=list)
    signature = models.BinaryField(default=b"")

    objects = FingerprintQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["bands"], name="fingerprint_bands")]

    def __str__(self) -> str:
        return f"{self.article_id}"

    @classmethod
    def of(cls, article: Article) -> Fingerprint:
        made: TextPrint = fingerprint(article.body)
        return cls(article_id=article.pk, made_with=MADE_WITH, bands=made.bands, signature=made.signature)


class LikenessQuerySet(models.QuerySet["Likeness"]):
    def of(self, *articles: Article) -> LikenessQuerySet:
        """Those that one of these articles is in."""
        return self.filter(models.Q(one__in=articles) | models.Q(other__in=articles))

    def open(self) -> LikenessQuerySet:
        return self.filter(state=Likeness.State.OPEN)

    def for_lists(self) -> LikenessQuerySet:
        """With what a line shows of both articles, without their texts."""
        texts = [f"{side}__{name}" for side in ("one", "other") for name in ("body", "search", "related", "words")]
        return self.select_related("one__source", "other__source", "decided_by").defer(*texts)


class Likeness(models.Model):
    """
    Two articles that are much alike: `one` was there first. Once a pair is known it is never asked about again,
    whatever becomes of the texts.
    """

    class State(models.TextChoices):
        OPEN = "open", _("to be decided")
        OTHER = "other", _("another report")
        VERSION = "version", _("version of the same article")
        COPY = "copy", _("one text, printed by both")

    class Found(models.TextChoices):
        TEXT = "text", _("the same text")
        ADDRESS = "address", _("the same address")
        WORDS = "words", _("much of the same words")

    one = models.ForeignKey(Article, models.CASCADE, related_name="likenesses_as_one")
    other = models.ForeignKey(Article, models.CASCADE, related_name="likenesses_as_other")
    found_by = models.CharField(_("found by"), max_length=7, choices=Found)
    share = models.FloatField(_("in common"), help_text=_("The share of runs of three words that stand in both."))
    found_at = models.DateTimeField(_("found"), auto_now_add=True)
    state = models.CharField(_("decision"), max_length=7, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey("auth.User", models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True)

    objects = LikenessQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("likeness")
        verbose_name_plural = _("articles much alike")
        default_permissions = ("view", "change")
        indexes = [
            models.Index(fields=["state", "-id"], name="likeness_state"),
            models.Index(fields=["other", "state"], name="likeness_other"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="likeness_once"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="likeness_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one} ↔ {self.other}"

    @property
    def pair(self) -> tuple[Article, Article]:
        return (self.one, self.other)

    @property
    def percent(self) -> int:
        return round(100 * self.share)

    def beside(self, article: Article) -> Article:
        """The other one of the two."""
        return self.other if article.pk == self.one_id else self.one


class ArticleVersionQuerySet(models.QuerySet["ArticleVersion"]):
    def for_readers(self) -> ArticleVersionQuerySet:
        """Earlier texts that readers may see: those that they once saw, of articles that they see now."""
        return self.filter(shown=True, article__in=Article.objects.public())

    def in_order(self) -> ArticleVersionQuerySet:
        return self.select_related("text__source").order_by("text__published", "pk")


class ArticleVersion(models.Model):
    """
    An earlier text of an article. It stands in a row of its own, `text`, which has the state *version* and no page; the
    article has the newest text and keeps its address.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    text = models.OneToOneField(Article, models.CASCADE, related_name="version_of")
    likeness = models.OneToOneField(Likeness, models.CASCADE, related_name="version")
    shown = models.BooleanField(_("readers may see it"), default=False)
    was_public = models.BooleanField(default=False, help_text=_("Readers have seen this text before."))
    had_page = models.BooleanField(default=False, help_text=_("Its row had a public address, which leads on."))
    exchanged = models.BooleanField(default=False, help_text=_("The newest text came in with the other row."))
    status_before = models.CharField(max_length=10)
    opens_before = models.DateTimeField(null=True)
    came_with = models.JSONField(default=dict, help_text=_("Decisions that came with the newest text, by their kind."))
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleVersionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.text}"
