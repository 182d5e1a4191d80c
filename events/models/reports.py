"""Report: one sentence of one article that tells of an event, with the characters of every field."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.models.searching import without_minus

from .events import Event


class ReportQuerySet(models.QuerySet["Report"]):
    def public(self) -> ReportQuerySet:
        return self.filter(article__in=Article.objects.public())

    def matching(self, words: str) -> ReportQuerySet:
        """
        Those whose sentence holds these words. The index of articles finds where they can stand; what must not occur
        is asked of the sentence alone, because another one of the article may hold it.
        """
        found = self.annotate(as_words=SearchVector("sentence", config="english")).filter(
            as_words=SearchQuery(words, config="english", search_type="websearch")
        )
        wanted = without_minus(words)
        return found.filter(article__in=Article.objects.matching(wanted)) if wanted else found

    def for_lists(self) -> ReportQuerySet:
        """With its place, and what leads to its sentence, but without the long text; the first told comes first."""
        rows = self.select_related("place", "article").order_by("article__published", "article_id", "sentence_start")
        return rows.defer("article__body", "article__search", "article__words")

    def misplaced(self) -> ReportQuerySet:
        """Reports of public articles in events that are kept apart, and of other articles in events that are not."""
        public = Article.objects.public()
        return self.filter(
            models.Q(article__in=public, event__apart__isnull=False)
            | (models.Q(event__apart__isnull=True) & ~models.Q(article__in=public))
        )


class Report(models.Model):
    """
    Spans are character offsets into the article's body, end exclusive.

    `actors` and `recipients` are lists of {"start", "end", "text", "actor", "country", "sector", "source"}.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="reports")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="reports")
    type = models.CharField(max_length=10)
    mode = models.CharField(max_length=20, blank=True)
    realis = models.CharField(max_length=12, choices=Event.Realis)
    sentence = models.TextField(default="", help_text=_("As it stood when it was read."))
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    trigger_start = models.PositiveIntegerField()
    trigger_end = models.PositiveIntegerField()
    actors = models.JSONField(default=list)
    recipients = models.JSONField(default=list)
    place_text = models.CharField(max_length=300, blank=True)
    place_start = models.PositiveIntegerField(null=True)
    place_end = models.PositiveIntegerField(null=True)
    place_source = models.CharField(max_length=12, blank=True)
    place = models.ForeignKey("articles.Place", models.SET_NULL, null=True, related_name="reports")
    country = models.ForeignKey("articles.Country", models.SET_NULL, null=True, related_name="reports")
    date_text = models.CharField(max_length=300, blank=True)
    date_start = models.PositiveIntegerField(null=True)
    date_end = models.PositiveIntegerField(null=True)
    date_source = models.CharField(max_length=12, blank=True)
    date_value = models.CharField(max_length=21, blank=True)
    date_precision = models.CharField(max_length=6, blank=True)
    first_day = models.DateField(null=True, help_text=_("Of what the date stands for."))
    last_day = models.DateField(null=True)
    numbers = models.JSONField(default=list, help_text=_("How many were killed, wounded, arrested, displaced."))
    told_above = models.PositiveIntegerField(
        null=True, help_text=_("Where in the article the word begins that told the same act before.")
    )
    rule = models.TextField()
    realis_rule = models.CharField(max_length=100, blank=True, help_text=_("The cue that decided the status."))
    confidence = models.FloatField(default=1.0, help_text=_("How sure the machine is, between 0 and 1."))
    decision = models.ForeignKey(
        "EventDecision", models.SET_NULL, null=True, related_name="reports", help_text=_("The first one about it.")
    )
    decided = models.JSONField(default=dict, help_text=_("Fields that a person confirmed or set, and on which day."))
    reviewers = models.PositiveSmallIntegerField(default=0, help_text=_("How many people agree on it."))

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "sentence_start", "trigger_start"]
        indexes = [
            models.Index(fields=["event", "article"]),
            models.Index(fields=["type", "first_day", "last_day"], name="report_when"),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def days(self) -> tuple[date, date] | None:
        return (self.first_day, self.last_day) if self.first_day and self.last_day else None

    @property
    def trigger(self) -> str:
        """The words that tell what was done."""
        return self.article.body[self.trigger_start : self.trigger_end]

    @property
    def paragraph(self) -> int:
        """Which paragraph of the body it stands in, from 1."""
        return self.article.body.count("\n\n", 0, self.sentence_start) + 1
