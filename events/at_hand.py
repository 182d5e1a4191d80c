"""
What a decision is about, at hand: the article as it was read, its report or the words that a person chose. Each
refuses, with a sentence for the editor, where the text is another now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.anchors import Anchor, anchor_at
from articles.decisions import texts_of
from articles.models import Article, Mention, TaggingJob

from .case import Case
from .machine import Told, keep
from .models import Report

WITH_ARTICLE = ("original", "dateline_place", "machine_reading")


@dataclass(frozen=True, slots=True)
class Selection:
    """Words that a person chose in an article: characters start to end of a part, and what was read there."""

    article: Article
    start: int
    end: int
    quote: str
    part: str = Mention.Part.BODY


def fresh(article: int) -> Article:
    return Article.objects.select_related(*WITH_ARTICLE).defer("original__data").get(pk=article)


def at_hand(report: Report, near: Case | None = None) -> tuple[Report, Case]:
    """The report as it is now, with its article as it was read; it may be the one that is open already."""
    whole = Report.objects.select_related("decision", "article", *(f"article__{name}" for name in WITH_ARTICLE))
    found = whole.defer("article__original__data").filter(pk=report.pk).first()
    if found is None:
        raise ValidationError(_("The article has been read again meanwhile: look at its events anew."))
    if near and near.article.pk == found.article_id:
        found.article = near.article
        return found, near
    return found, opened(found.article)


def opened(article: Article) -> Case:
    """
    All about an article; what the machine told of it is kept from the first decision on. Refuses where the text is
    another now.
    """
    case, texts = Case.of(article), texts_of(article)
    if case.standing.all and case.reading:
        fits = not case.waits_for_reading
    else:
        told = Told(article, list(article.mentions.all()), list(article.reports.all()))
        fits = all(texts[one.part][one.start : one.end] == one.text for one in told.mentions)
        fits &= all(article.body[one.sentence_start : one.sentence_end] == one.sentence for one in told.reports)
        if fits and case.standing.all:
            TaggingJob.objects.request(article)  # decisions are in these rows: only a reading knows what it told
        if fits:
            case = replace(case, reading=keep(told))
    if not fits:
        raise ValidationError(_("The text has changed since it was read. Wait until it has been read again."))
    return case


def chosen(article: Article, words: Selection) -> Anchor:
    """The words that a person chose, without white space around them."""
    text = texts_of(article)[words.part]
    quote = text[words.start : words.end]
    if quote != words.quote:
        raise ValidationError(_("The text has changed since you chose these words. Choose them again."))
    start = words.start + len(quote) - len(quote.lstrip())
    end = start + len(quote.strip())
    if start >= end or "\n" in text[start:end]:
        raise ValidationError(_("Choose one or more words of one paragraph."))
    return anchor_at(text, start, end)
