"""Article: what was published, and the questions that the site asks of it."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import MD5, Concat, Left, Now
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from .. import languages
from ..history import Versions
from ..intake.addresses import url_key
from .actors import Actor, Alias
from .article_countries import ArticleCountry
from .mentions import Mention
from .places import Country, Place, Region
from .searching import CONFIG, SEARCHED, any_phrase
from .sources import Source

MAX_BODY = 1_000_000  # characters; spaCy reads no more in one document


def with_country(**asked: Any) -> models.Q:
    return models.Q(models.Exists(ArticleCountry.objects.filter(article=models.OuterRef("pk"), **asked)))


def naming_itself(region: Region) -> models.Q:
    """Where an article speaks of "the Sahel", and not only of Mali."""
    naming = Mention.objects.filter(article=models.OuterRef("pk"), place__key=region.place_key)
    return models.Q(models.Exists(naming))


class ArticleQuerySet(models.QuerySet["Article"]):
    """The questions that the site asks of articles."""

    def public(self) -> ArticleQuerySet:
        """What readers may see: the only door. Time opens a scheduled article, no job does."""
        return self.filter(
            models.Q(status=Article.Status.PUBLISHED) | models.Q(status=Article.Status.SCHEDULED, opens_at__lte=Now())
        )

    def newest(self) -> ArticleQuerySet:
        return self.order_by("-published", "-pk")

    def mentioning(self, actor: Actor) -> ArticleQuerySet:
        """Also while a worker still moves what was linked to entries that were merged into it."""
        entries = actor.entries()
        return self.filter(models.Exists(Mention.objects.filter(article=models.OuterRef("pk"), actor__in=entries)))

    def about_country(self, country: Country) -> ArticleQuerySet:
        """Those that a country is a subject of, and not only named in."""
        return self.filter(with_country(country=country, primary=True))

    def naming_country(self, country: Country) -> ArticleQuerySet:
        """Those that name it at all, the ones about it among them."""
        return self.filter(with_country(country=country))

    def about_region(self, region: Region) -> ArticleQuerySet:
        """Those about one of its countries, and those that name the region itself."""
        return self.filter(with_country(country__regions=region, primary=True) | naming_itself(region))

    def naming_region(self, region: Region) -> ArticleQuerySet:
        """Those that name it or one of its countries at all."""
        return self.filter(with_country(country__regions=region) | naming_itself(region))

    def naming_place(self, place: Place) -> ArticleQuerySet:
        return self.filter(models.Exists(Mention.objects.filter(article=models.OuterRef("pk"), place=place)))

    def published_by(self, source: Source) -> ArticleQuerySet:
        return self.filter(source=source)

    def matching(self, words: str) -> ArticleQuerySet:
        """Articles that hold these words: phrases in quotes, `or`, and a minus before what must not occur."""
        english = SearchQuery(words, config="english", search_type="websearch")
        other = SearchQuery(words, config="simple", search_type="websearch")
        in_english = models.Q(language=languages.READ)
        return self.filter((in_english & models.Q(search=english)) | (~in_english & models.Q(search=other)))

    def languages(self) -> list[str]:
        """The codes of the languages that these are in."""
        return list(self.order_by().values_list("language", flat=True).distinct())

    def in_language(self, code: str) -> ArticleQuerySet:
        return self.filter(language=code)

    def concerning(self, *actors: Actor) -> ArticleQuerySet:
        """What a change of actors may touch: articles that are linked to them or hold one of their names."""
        entries = [entry for actor in actors for entry in actor.entries()]
        names = {entry.name for entry in entries}
        names.update(Alias.objects.filter(actor__in=entries).values_list("text", flat=True))
        return self.filter(
            pk__in=Mention.objects.filter(actor__in=entries)
            .order_by()
            .values("article")
            .union(Article.objects.filter(search=any_phrase(names)).order_by().values("pk"))
        )

    def for_lists(self) -> ArticleQuerySet:
        """What a line in a list shows, without the long text."""
        return self.select_related("source").prefetch_related("bylines").defer("body", "search")


class Article(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEW = "review", _("in review")
        SCHEDULED = "scheduled", _("scheduled")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")
        VERSION = "version", _("earlier version")  # the text of an ArticleVersion: no article by itself

    title = models.CharField(max_length=500)
    section = models.CharField(max_length=100, blank=True)
    source = models.ForeignKey("Source", models.PROTECT, related_name="articles")
    url = models.URLField(_("address"), max_length=1000, blank=True)
    dateline = models.CharField(
        max_length=200, blank=True, help_text=_("Where the report was filed from, as printed: “BEIRUT, Lebanon (AP)”.")
    )
    dateline_place = models.ForeignKey("Place", models.SET_NULL, null=True, editable=False, related_name="+")
    dateline_date = models.DateField(null=True, editable=False)
    words = models.JSONField(default=dict, editable=False, help_text=_("What it is compared by: see words.py."))
    credit = models.CharField(_("photo credit"), max_length=300, blank=True)
    related = models.JSONField(_("related headlines"), default=list, blank=True)
    body = models.TextField(help_text=_("Paragraphs, an empty line between them."))
    language = models.CharField(max_length=10, default=languages.READ)
    language_decided = models.BooleanField(
        default=False, editable=False, help_text=_("Whether an editor said which; then nothing detects it anew.")
    )
    published = models.DateField(_("publication date"), help_text=_("The day on which the source published it."))
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    opens_at = models.DateTimeField(
        _("opens at"), null=True, blank=True, help_text=_("When a scheduled article becomes public.")
    )
    note = models.TextField(
        _("note"),
        blank=True,
        max_length=2000,
        help_text=_("What an editor asks the author to change; readers see none."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_because = models.TextField(
        _("reason"), blank=True, max_length=2000, help_text=_("What readers see in its place: why it was withdrawn.")
    )
    original = models.ForeignKey("Original", models.PROTECT, related_name="articles")
    added_by = models.ForeignKey("auth.User", models.SET_NULL, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=CONFIG)
        + SearchVector(Left("body", SEARCHED), weight="B", config=CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    # What duplicates are found by: see intake/addresses.py.
    text_key = models.GeneratedField(
        expression=MD5(Concat("title", models.Value("\n\n"), "body", output_field=models.TextField())),
        output_field=models.CharField(max_length=32),
        db_persist=True,
    )
    url_key = models.CharField(max_length=32, blank=True, editable=False)
    copies = models.BigIntegerField(
        null=True, editable=False, help_text=_("The first of the articles that print one text, by an editor's word.")
    )

    objects = ArticleQuerySet.as_manager()
    history = Versions(
        *("title", "section", "source", "url", "dateline", "credit", "related", "body", "language", "published"),
        *("status", "opens_at", "note", "withdrawn_at", "withdrawn_because"),
        parts={"bylines": ("name", "role"), "corrections": ("day", "text")},
        from_the_start=False,
    )

    class Meta:
        ordering = ["-published", "-pk"]
        permissions = [
            ("draft_article", "Can write, change and submit drafts of one's own"),
            ("review_article", "Can send an article in review back to its author"),
            ("publish_article", "Can publish and schedule articles"),
            ("withdraw_article", "Can withdraw public articles, and restore them"),
            ("correct_article", "Can tell readers what was wrong in an article"),
            ("reread_article", "Can have articles read again"),
        ]
        indexes = [
            GinIndex(fields=["search"], name="article_search"),
            GinIndex(fields=["title"], opclasses=["gin_trgm_ops"], name="article_title_letters"),
            models.Index(fields=["-published", "-id"], name="article_newest"),
            models.Index(fields=["source", "-published"], name="article_source"),
            models.Index(fields=["status", "-published", "-id"], name="article_status"),
            models.Index(fields=["added_by", "-published", "-id"], name="article_own"),
            models.Index(fields=["text_key"], name="article_text"),
            models.Index(fields=["language", "-published", "-id"], name="article_language"),
            models.Index(fields=["url_key"], name="article_address"),
            models.Index(fields=["copies"], name="article_copies", condition=models.Q(copies__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="scheduled") | models.Q(opens_at__isnull=False),
                name="scheduled_article_has_a_time",
                violation_error_message=_("Say when a scheduled article opens."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.url_key = url_key(self.url)
        if "url" in (changed := kwargs.get("update_fields") or []):
            kwargs["update_fields"] = [*changed, "url_key"]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk, self.slug])

    @property
    def permalink(self) -> str:
        """An address that leads to the article whatever its title becomes: for citations and feeds."""
        return reverse("article-permalink", args=[self.pk])

    @property
    def is_public(self) -> bool:
        """Whether readers see it: as `ArticleQuerySet.public` says."""
        return self.status == self.Status.PUBLISHED or (
            self.status == self.Status.SCHEDULED and self.opens_at is not None and self.opens_at <= timezone.now()
        )

    @property
    def slug(self) -> str:
        return slugify(self.title)[:80].strip("-") or "article"

    @property
    def language_name(self) -> str:
        return languages.name_of(self.language)

    @property
    def direction(self) -> str:
        return languages.direction_of(self.language)

    @property
    def is_readable(self) -> bool:
        """Whether names and events are found in its language; in any other it is kept and shown, and never coded."""
        return self.language == languages.READ

    @property
    def paragraphs(self) -> list[str]:
        return [paragraph for paragraph in self.body.split("\n\n") if paragraph.strip()]

    @property
    def text_sha256(self) -> str:
        """What a reading was made of: it is out of date once this has changed."""
        return hashlib.sha256(
            f"{self.title}\n\n{self.dateline}\n\n{self.body}\n\n{self.published}".encode()
        ).hexdigest()


class Byline(models.Model):
    """One author of an article, with the role that the page gives."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["article", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name
