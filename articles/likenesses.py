"""
What an editor says of two articles that are much alike: another report, a version of the same article, or one text that
both print. Every word of it can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .history import one_version, replace_parts
from .intake.add import request_reading
from .intake.alike import look_again
from .models import Article, ArticleVersion, Likeness
from .signals import printing_decided, version_joined, version_parted
from .turns import take_intake, take_turn

State = Likeness.State
# What makes up the text of an article, and goes with it from one row to another.
OF_THE_TEXT = (
    *("title", "section", "source_id", "url", "dateline", "dateline_place_id", "dateline_date", "words"),
    *("credit", "related", "body", "language", "language_decided", "published", "original_id"),
)
AUTHORS = ("name", "role")


class CannotDecide(Exception):
    """Why this cannot be said of the two now: a sentence for the editor."""


@transaction.atomic
def decide(likeness: Likeness, state: str, by: User | None, *, newest: int | None = None) -> Likeness:
    """
    Note what an editor said, in the place of what was said before; OPEN takes it back. For a version, `newest` is the
    key of the article with the newest text; the one that readers know, or that was there first, keeps its address.
    Raises CannotDecide.
    """
    take_intake()
    take_turn()
    likeness = Likeness.objects.select_for_update().get(pk=likeness.pk)
    if likeness.state == State.VERSION:
        part(likeness.version)
    if state == State.VERSION:
        join(likeness, newest or likeness.other_id)
    likeness.state = state
    likeness.decided_by = None if state == State.OPEN else by
    likeness.decided_at = None if state == State.OPEN else timezone.now()
    likeness.save()
    gather_copies([likeness.one_id, likeness.other_id])
    printing_decided.send(sender=Likeness, articles=[likeness.one_id, likeness.other_id])
    return likeness


# Versions.


def join(likeness: Likeness, newest: int) -> ArticleVersion:
    """Make one article of two: the row of the other has the earlier text from now on, and no page."""
    one, other = _both(likeness)
    for article in (one, other):
        if article.status == Article.Status.VERSION:
            raise CannotDecide(_("“%s” is an earlier version of another article already.") % article.title)
    article, earlier = (other, one) if other.is_public and not one.is_public else (one, other)
    if earlier.versions.exists():
        raise CannotDecide(_("“%s” has earlier versions of its own: part them first.") % earlier.title)
    version = ArticleVersion(
        article=article,
        text=earlier,
        likeness=likeness,
        exchanged=newest == earlier.pk,
        status_before=earlier.status,
        opens_before=earlier.opens_at,
    )
    # Readers may see a text again that they have seen, and no other.
    version.was_public = article.is_public if version.exchanged else earlier.is_public
    version.shown = version.was_public
    version.had_page = earlier.is_public
    reason = _("One article with “%s”") % (earlier.title if version.exchanged else article.title)
    if version.exchanged:
        with one_version(article, reason), one_version(earlier, reason):
            exchange(article, earlier)
    with one_version(earlier, reason):
        earlier.status, earlier.opens_at = Article.Status.VERSION, None
        earlier.save()
    version.save()
    version_joined.send(sender=ArticleVersion, version=version)
    if hasattr(earlier, "job"):
        earlier.job.delete()
    if version.exchanged:
        read_again(article)
    return version


def part(version: ArticleVersion) -> None:
    """Make two articles of one again, each with the text that it would have without the decision."""
    article, earlier = version.article, version.text
    later = article.versions.filter(pk__gt=version.pk, exchanged=True).first()
    if version.exchanged and later:
        raise CannotDecide(_("A newer text came after it: take back first what was said of “%s”.") % later.text.title)
    reason = _("Two articles again")
    if version.exchanged:
        with one_version(article, reason), one_version(earlier, reason):
            exchange(article, earlier)
    with one_version(earlier, reason):
        earlier.status, earlier.opens_at = version.status_before, version.opens_before
        earlier.save()
    version_parted.send(sender=ArticleVersion, version=version)
    version.delete()
    read_again(earlier)
    if version.exchanged:
        read_again(article)


@transaction.atomic
def show_to_readers(version: ArticleVersion, shown: bool) -> None:
    """Let readers see an earlier text, or not. Raises CannotDecide for one that was never public."""
    if shown and not version.was_public:
        raise CannotDecide(_("This text was never public, and readers are not shown it now."))
    version.shown = shown
    version.save(update_fields=["shown"])


def exchange(one: Article, other: Article) -> None:
    """Each gets the other's text, with its authors and its original."""
    before = {article.pk: _text_of(article) for article in (one, other)}
    for article, text in ((one, before[other.pk]), (other, before[one.pk])):
        columns, authors = text
        for name, value in columns.items():
            setattr(article, name, value)
        article.save()
        replace_parts(article, "bylines", authors)


def _text_of(article: Article) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    return {name: getattr(article, name) for name in OF_THE_TEXT}, list(article.bylines.values(*AUTHORS))


def read_again(article: Article) -> None:
    look_again(article)
    request_reading(article)


def _both(likeness: Likeness) -> tuple[Article, Article]:
    rows = Article.objects.select_for_update().in_bulk([likeness.one_id, likeness.other_id])
    return rows[likeness.one_id], rows[likeness.other_id]


# Copies.


def gather_copies(articles: Iterable[int]) -> None:
    """Note which articles print one text: those that hang together by what editors said."""
    left = set(articles)
    while left:
        group = hanging_together(left.pop())
        left -= group
        first = min(group) if len(group) > 1 else None
        Article.objects.filter(pk__in=group).update(copies=first)


def hanging_together(article: int) -> set[int]:
    group, edge = {article}, {article}
    copies = Likeness.objects.filter(state=State.COPY)
    while edge:
        found = {*copies.filter(one__in=edge).values_list("other", flat=True)}
        found |= {*copies.filter(other__in=edge).values_list("one", flat=True)}
        edge = found - group
        group |= edge
    return group
