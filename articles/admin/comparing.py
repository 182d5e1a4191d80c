"""What comes in held beside what is in the archive: shown, asked about, and decided with the article's saving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..differences import Row, in_rows
from ..intake.alike import Alike, like
from ..intake.dedupe import Comparable
from ..likenesses import decide
from ..models import Article, ArticleVersion, Likeness
from .looking import editor

DECIDES = ("articles.change_likeness", "articles.change_article")
LATER = "later"
NEWER, OLDER = "newer", "older"
ANSWERS = [
    (Likeness.State.OTHER, _("Another report. Both stay, each with its own voice.")),
    (NEWER, _("A newer version of it. Its address gets this text, and keeps the old one as an earlier version.")),
    (OLDER, _("An earlier version of it. Its address keeps its text, and offers this one as an earlier version.")),
    (Likeness.State.COPY, _("One text that both print, such as an agency’s. Both stay, and speak with one voice.")),
    (LATER, _("Decide later. This one is kept as a draft, and the pair waits under “Articles much alike”.")),
]


def may_decide(request: HttpRequest) -> bool:
    return request.user.has_perms(DECIDES)


@dataclass(frozen=True)
class Beside:
    """An article of the archive, beside what comes in."""

    article: Article
    alike: Alike
    rows: list[Row]

    @property
    def name(self) -> str:
        return f"alike-{self.article.pk}"

    @property
    def percent(self) -> int:
        return round(100 * self.alike.share)


def beside(text: Comparable, seen_by: Any) -> list[Beside]:
    """The articles that a text is much alike, without those that this person may not see."""
    found = like(text)
    articles = Article.objects.select_related("source").in_bulk([one.article for one in found])
    return [
        Beside(article, one, in_rows(whole(article), whole(text)))
        for one in found
        if (article := articles.get(one.article)) and seen_by(article)
    ]


def whole(text: Comparable) -> str:
    """The headline is compared as the first paragraph."""
    return f"{text.title}\n\n{text.body}"


class AlikeForm(forms.Form):
    """One question for each article that is much alike what comes in."""

    def __init__(self, found: Sequence[Beside], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        for one in found:
            self.fields[one.name] = forms.ChoiceField(
                choices=ANSWERS,
                label=one.article.title,
                widget=forms.RadioSelect,
                error_messages={"required": _("Say what this is, so that readers do not get the same twice unawares.")},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if sum(answer in (NEWER, OLDER) for answer in cleaned.values()) > 1:
            raise forms.ValidationError(_("It can be a version of one article only."))
        return cleaned

    @property
    def questions(self) -> Iterable[tuple[Beside, Any]]:
        return ((one, self[one.name]) for one in self.found)

    @property
    def waits(self) -> bool:
        return LATER in self.cleaned_data.values()

    def decide(self, request: HttpRequest, article: Article) -> Article:
        """
        Do what was said of a saved article, the version last. Returns the one that has its text for readers. Raises
        CannotDecide.
        """
        answers = sorted(self.found, key=lambda one: self.cleaned_data[one.name] in (NEWER, OLDER))
        for one in answers:
            answer = self.cleaned_data[one.name]
            if answer != LATER:
                pair, _new = Likeness.objects.get_or_create(
                    one=one.article, other=article, defaults={"found_by": one.alike.by, "share": one.alike.share}
                )
                state = Likeness.State.VERSION if answer in (NEWER, OLDER) else answer
                decide(pair, state, editor(request), newest=one.article.pk if answer == OLDER else article.pk)
        version = ArticleVersion.objects.filter(text=article).first()
        return version.article if version else article
