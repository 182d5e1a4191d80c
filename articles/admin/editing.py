"""Changing an article: what somebody else changed meanwhile is shown beside one's own, and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..changes import labels_of
from ..differences import Piece, differences, shortened
from ..history import Versions
from ..intake.bylines import Author
from ..models import Article, Byline, Source
from .intake import ArticleForm, lines_of

COMPARED = (
    *("title", "section", "authors", "dateline", "body", "related", "credit", "source", "published", "url"),
    "language",
)
THEIRS = "theirs"


@dataclass(frozen=True)
class Conflict:
    """A field that two editors changed differently."""

    name: str
    label: str
    mine: list[Piece]
    theirs: list[Piece]


class EditForm(ArticleForm):
    """
    The article with the version that the editor saw. What only the other editor changed is kept; where both changed a
    field, the form comes back with both texts, and the editor says which one stands.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflicts: list[Conflict] = []
        self.also_changed: list[str] = []
        self.others = ""
        self.initial["authors"] = lines_of(self.instance.bylines.all())
        self.initial["version"] = latest_version(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        now = values_of(self.instance)
        latest = latest_version(self.instance)
        if cleaned.get("version") == latest:
            for name in COMPARED:
                if self.data.get(f"take-{name}") == THEIRS:
                    cleaned[name] = now[name]
        else:
            self._compare(cleaned, now, latest)
        return cleaned

    def _compare(self, mine: dict[str, Any], now: dict[str, Any], latest: int) -> None:
        """Join what this editor and others made of the version that this editor saw."""
        seen = texts(values_of_version(self.instance, mine.get("version") or 0))
        my_texts, their_texts = texts(mine), texts(now)
        theirs = [name for name in COMPARED if their_texts[name] not in (seen.get(name), my_texts[name])]
        both = [name for name in theirs if my_texts[name] != seen.get(name)]
        labels = {**labels_of(Versions.of(Article), Article), "authors": str(_("Authors"))}
        for name in theirs:
            if name not in both:
                mine[name] = now[name]
                self.also_changed.append(labels[name])
        if not both:
            return
        self.conflicts = [
            Conflict(name, labels[name], *side_by_side(spoken(name, mine), spoken(name, now))) for name in both
        ]
        self.others = told_of(since(self.instance, mine.get("version") or 0))
        kept = {name: their_texts[name] for name in theirs if name not in both}
        self.data = {**dict(self.data.items()), **kept, "version": str(latest)}
        self.add_error(
            None, _("Nothing is saved yet, and nothing is lost: choose below which text stands, then save again.")
        )

    def save_authors(self) -> None:
        """Put the authors in the place of the bylines, if they differ."""
        article, authors = self.instance, self.cleaned_data["authors"]
        if lines_of(authors) != lines_of(article.bylines.all()):
            article.bylines.all().delete()
            Byline.objects.bulk_create(
                Byline(article=article, name=author.name, role=author.role, position=position)
                for position, author in enumerate(authors)
            )


def latest_version(article: Article) -> int:
    """The number of the article's newest version; 0 where it has not been changed yet."""
    newest = Versions.of(Article).versions(article).values_list("history_id", flat=True).first()
    return newest or 0


def since(article: Article, version: int) -> list[Any]:
    """The versions that came after the one with this number, but for the one that says what it was at first."""
    newer = Versions.of(Article).versions(article).filter(history_id__gt=version).exclude(history_type="+")
    return list(newer.select_related("history_user")[:20])


def values_of(article: Article) -> dict[str, Any]:
    """What the form's fields hold, as its cleaned data would."""
    values = {name: getattr(article, name) for name in COMPARED if name != "authors"}
    return {**values, "authors": tuple(Author(one.name, one.role) for one in article.bylines.all())}


def values_of_version(article: Article, number: int) -> dict[str, Any]:
    """The same of an earlier version; of what the article was at first for 0. Empty where there is none."""
    versions = Versions.of(Article).versions(article)
    version: Any = versions.filter(history_id=number).first() if number else versions.last()
    if version is None:
        return {}
    values = {name: getattr(version, name) for name in COMPARED if name not in ("authors", "source")}
    source = Source.objects.filter(pk=version.source_id).first()
    authors = tuple(Author(row["name"], row["role"]) for row in version.parts["bylines"])
    return {**values, "source": source, "authors": authors}


def texts(values: dict[str, Any]) -> dict[str, str]:
    """Each value as the form sends it."""
    return {name: as_sent(value) for name, value in values.items() if name in COMPARED}


def as_sent(value: Any) -> str:
    if isinstance(value, Source):
        return str(value.pk)
    if isinstance(value, tuple):
        return "\n".join(lines_of(value))
    if isinstance(value, list):
        return "\n".join(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def spoken(name: str, values: dict[str, Any]) -> str:
    return str(values[name]) if name == "source" else as_sent(values[name])


def side_by_side(mine: str, theirs: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts, each with the words marked that the other has not."""
    pieces = shortened(differences(mine, theirs))
    return [one for one in pieces if one.kind != "new"], [one for one in pieces if one.kind != "gone"]


def told_of(versions: list[Any]) -> str:
    """Who made these versions, for the one who is editing."""
    names = {str(one.history_user.get_full_name() or one.history_user) for one in versions if one.history_user}
    return ", ".join(sorted(names)) or str(_("somebody"))
