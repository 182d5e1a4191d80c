"""The way of an article from draft to readers and back: which moves there are, who may make them, and what they do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .history import one_version
from .models import Article
from .turns import take_turn

DRAFT, REVIEW = Article.Status.DRAFT, Article.Status.REVIEW
SCHEDULED, PUBLISHED, WITHDRAWN = Article.Status.SCHEDULED, Article.Status.PUBLISHED, Article.Status.WITHDRAWN
OWN = "articles.draft_article"  # what it allows, it allows with one's own drafts


@dataclass(frozen=True)
class Move:
    """One step: from which states, to which, who may make it, and what it asks for."""

    name: str
    label: Promise | str
    told: Promise | str  # what has happened, once it has
    consequence: Promise | str
    starts: frozenset[str]
    to: str
    permission: str
    asks: str = ""  # "note", "reason" or "time"

    def open_to(self, user: User, article: Article) -> bool:
        """Whether this user may make it with this article as it is now."""
        return state_of(article) in self.starts and self.allowed(user, article)

    def allowed(self, user: User, article: Article) -> bool:
        if self.permission == OWN:
            return may_write(user, article)
        return user.has_perm(self.permission)


def _move(name: str, starts: tuple[str, ...], to: str, permission: str, **texts: Promise | str) -> Move:
    asks = str(texts.pop("asks", ""))
    return Move(name=name, starts=frozenset(starts), to=to, permission=permission, asks=asks, **texts)


MOVES = {
    move.name: move
    for move in (
        _move(
            *("submit", (DRAFT,), REVIEW, OWN),
            label=_("Submit for review"),
            told=_("It waits for review."),
            consequence=_(
                "Editors see that it waits for them. Until they send it back, its author no longer changes it."
            ),
        ),
        _move(
            *("send_back", (REVIEW,), DRAFT, "articles.review_article"),
            label=_("Send back"),
            told=_("It is a draft again, with your note."),
            consequence=_("It becomes a draft again, and its author sees your note."),
            asks="note",
        ),
        _move(
            *("publish", (DRAFT, REVIEW, SCHEDULED), PUBLISHED, "articles.publish_article"),
            label=_("Publish"),
            told=_("It is public."),
            consequence=_("Readers see it at once."),
        ),
        _move(
            *("schedule", (DRAFT, REVIEW, SCHEDULED), SCHEDULED, "articles.publish_article"),
            label=_("Schedule"),
            told=_("It is scheduled."),
            consequence=_("Readers see it from that time on; nobody has to do anything then."),
            asks="time",
        ),
        _move(
            *("unschedule", (SCHEDULED,), DRAFT, "articles.publish_article"),
            label=_("Take off the schedule"),
            told=_("It is a draft again."),
            consequence=_("It becomes a draft again, and does not open by itself."),
        ),
        _move(
            *("withdraw", (PUBLISHED,), WITHDRAWN, "articles.withdraw_article"),
            label=_("Withdraw"),
            told=_("It is withdrawn: readers see the reason in its place."),
            consequence=_(
                "Readers see the reason and the day at its address, and nothing of its title or text. "
                "What it alone tells of leaves every list and count."
            ),
            asks="reason",
        ),
        _move(
            *("restore", (WITHDRAWN,), PUBLISHED, "articles.withdraw_article"),
            label=_("Restore"),
            told=_("It is public again."),
            consequence=_("Readers see it again at once."),
        ),
    )
}


class NotNow(Exception):
    """The move does not fit the article's state, or is not this person's to make."""


def state_of(article: Article) -> str:
    """Its status; what was scheduled and has opened is published."""
    return PUBLISHED if article.is_public else article.status


def sees_all(user: User | AnonymousUser) -> bool:
    """Whether every article is open to somebody at the desk, and not only their own."""
    return user.has_perm("articles.view_article") or user.has_perm("articles.change_article")


def may_write(user: User, article: Article) -> bool:
    """Whether the text is this person's to change: editors change all but earlier texts, reporters their own drafts."""
    if article.status == Article.Status.VERSION:
        return False
    own = article.added_by_id == user.pk and article.status == DRAFT
    return user.has_perm("articles.change_article") or (own and user.has_perm(OWN))


def moves_for(user: User, article: Article) -> list[Move]:
    return [move for move in MOVES.values() if move.open_to(user, article)]


@transaction.atomic
def make(move: Move, article: Article, by: User, *, words: str = "", opens_at: datetime | None = None) -> Article:
    """
    Make a move, as one version with what was said. Raises NotNow where it is not open to this person, perhaps because
    somebody else was faster.
    """
    take_turn()
    article = Article.objects.get(pk=article.pk)
    if not move.open_to(by, article):
        raise NotNow
    with one_version(article, words):
        article.status = move.to
        article.note = words if move.asks == "note" else ""
        article.opens_at = opens_at if move.to == SCHEDULED else None
        article.withdrawn_at = timezone.now() if move.to == WITHDRAWN else None
        article.withdrawn_because = words if move.to == WITHDRAWN else ""
        article.save()
    return article
