"""The words around a name, for editors who decide whom it means."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Greatest, Substr

from .models import Article, Mention, UnknownName
from .sentences import sentence_around

AROUND = 240  # characters looked at before a name and after it


@dataclass(frozen=True, slots=True)
class Passage:
    """A name with what stands before and after it in its sentence, headline or dateline."""

    article: Article
    before: str
    name: str
    after: str


def passages(unknown: UnknownName, most: int) -> list[Passage]:
    """One passage of each of the newest articles that use a name."""
    using = Article.objects.filter(Exists(Mention.objects.filter(article=OuterRef("pk"), unknown=unknown)))
    newest = list(using.newest().for_lists()[:most])
    mentions = (
        with_words_around(Mention.objects.filter(unknown=unknown, article__in=newest))
        .order_by("article_id", "part", "start")
        .distinct("article_id")
    )
    found = {mention.article_id: mention for mention in mentions}
    return [passage(article, found[article.pk]) for article in newest if article.pk in found]


def with_words_around(mentions: QuerySet[Mention]) -> QuerySet[Mention]:
    """With what stands `around` each in the body, as `passage` wants it."""
    around = Substr("article__body", Greatest(F("start") + 1 - AROUND, 1), 2 * AROUND + F("end") - F("start"))
    return mentions.annotate(around=around)


def passage(article: Article, mention: Mention) -> Passage:
    """A mention that came with the words `around` it."""
    length = mention.end - mention.start
    if mention.part == Mention.Part.BODY:
        return in_sentence(article, mention.around, min(mention.start, AROUND), length)  # type: ignore[attr-defined]
    text = article.title if mention.part == Mention.Part.TITLE else article.dateline
    return Passage(article, text[: mention.start], text[mention.start : mention.end], text[mention.end :])


def in_sentence(article: Article, text: str, start: int, length: int) -> Passage:
    """The sentence of a text in which a name of some length starts; cut where the text is."""
    end = start + length
    first, last = sentence_around(text, start, end)
    cut = "… " if first == 0 and start == AROUND else ""
    return Passage(article, cut + text[first:start], text[start:end], text[end:last])
