"""The matrix: who did how much to whom in a period, and what changed against another one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from articles.conditional import render_once
from articles.models import Actor, Country

from .. import crossed, periods
from ..crossed import ACTORS, COUNTRIES, Cell, Party
from ..filters import EventFilter
from ..kept import kept
from ..models import Event
from ..pictures.shades import Steps, steps
from .timeline import told_or_all, without

SIZES = (10, 20, 30)
MOST = max(SIZES)
TOLD = 10  # pairs that are told in words
COUNT, SCORE = "count", "score"
MILD = 2.0  # a mean score nearer to zero is neither conflict nor cooperation


class MatrixForm(forms.Form):
    """How the matrix is made; which events it counts is the filter's."""

    of = forms.ChoiceField(
        label=_("Between"),
        choices=[(COUNTRIES, _("countries")), (ACTORS, _("actors of all kinds")), *Actor.Kind.choices],
        required=False,
    )
    by = forms.ChoiceField(
        label=_("Shown by"), choices=[(COUNT, _("number of events")), (SCORE, _("mean score"))], required=False
    )
    size = forms.ChoiceField(label=_("How many"), choices=[(str(size), str(size)) for size in SIZES], required=False)
    only = forms.CharField(
        label=_("Only these (codes or slugs)"),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "USA, IRN, ISR"}),
    )
    since2 = forms.DateField(label=_("Compared with: from"), required=False, widget=forms.DateInput({"type": "date"}))
    until2 = forms.DateField(label=_("until"), required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, asked: QueryDict) -> None:
        """What is not asked for is as usual."""
        super().__init__({"of": COUNTRIES, "by": COUNT, "size": str(SIZES[1])} | {k: v for k, v in asked.items() if v})

    def clean_only(self) -> list[Party]:
        words = [word.strip() for word in self.cleaned_data["only"].split(",") if word.strip()]
        if len(words) > MOST:
            raise forms.ValidationError(_("Name at most %(most)s."), params={"most": MOST})
        of_countries = self.cleaned_data.get("of") == COUNTRIES
        found = countries(words) if of_countries else actors(words)
        if missing := [word for word in words if word.lower() not in found]:
            known = _("no country’s code") if of_countries else _("no actor’s slug")
            raise forms.ValidationError(_("“%(word)s” is %(known)s."), params={"word": missing[0], "known": known})
        return [found[word.lower()] for word in dict.fromkeys(words)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since2"), cleaned.get("until2")
        if since and until and until < since:
            self.add_error("until2", _("The last day lies before the first."))
        return cleaned


def countries(words: list[str]) -> dict[str, Party]:
    return {row.pk.lower(): row for row in Country.objects.filter(pk__in=[word.upper() for word in words])}


def actors(words: list[str]) -> dict[str, Party]:
    return {row.slug: row for row in Actor.objects.filter(slug__in=[word.lower() for word in words])}


@dataclass(frozen=True)
class Shown:
    """A cell as the page shows it. `change` is against the other period; `asked` leads to its events."""

    who: Party
    whom: Party
    text: str
    look: str
    asked: str
    count: int
    before: int | None = None
    score: float | None = None

    @property
    def change(self) -> int:
        return self.count - (self.before or 0)

    @property
    def fewer(self) -> int:
        return -self.change

    @property
    def mean(self) -> str:
        return "" if self.score is None else signed(self.score)


def matrix(request: HttpRequest) -> HttpResponse:
    chosen, form = EventFilter(request.GET, Event.counted.all()), MatrixForm(request.GET)
    context: dict[str, Any] = {"filter": chosen, "form": form} | told_or_all(chosen)
    if not (chosen.is_valid() and form.is_valid()):
        return render(request, "events/matrix.html", context)
    asked = form.cleaned_data
    of, by = asked["of"], asked["by"]
    now = crossed_by(chosen, of, int(asked["size"]), asked["only"])
    parties, compared = now.parties, bool(asked["since2"] or asked["until2"])
    other = in_other_period(chosen, asked["since2"], asked["until2"])
    before = crossed_by(other, of, len(parties), parties) if compared else None
    rows = list(shown_rows(now, before, by, asked_of(chosen)))
    told = [cell for _who, row in rows for cell in row if cell]
    context |= {
        "of": of,
        "by": by,
        "rows": rows,
        "parties": parties,
        "told": sorted(told, key=lambda cell: (-abs(cell.change if compared else cell.count), cell.asked))[:TOLD],
        "compared": compared,
        "period": period_told(chosen.form.cleaned_data["since"], chosen.form.cleaned_data["until"]),
        "other_period": period_told(asked["since2"], asked["until2"]),
    }
    names = [(str(party), party.get_absolute_url()) for party in parties]
    return render_once(request, "events/matrix.html", context, (names, now.cells, before and before.cells))


def crossed_by(chosen: EventFilter, of: str, size: int, only: list[Party]) -> crossed.Matrix:
    key = f"crossed?{chosen.querystring}&of={of}&size={size}&only={','.join(map(key_of, only))}"
    return kept(key, lambda: crossed.crossed(chosen, of, size, only), len)


def in_other_period(chosen: EventFilter, since: date | None, until: date | None) -> EventFilter:
    """The same filter with other days."""
    asked = QueryDict(without(chosen, "since", "until"), mutable=True)
    asked.update({name: str(day) for name, day in (("since", since), ("until", until)) if day})
    other = EventFilter(asked, Event.counted.all())
    other.is_valid()  # as valid as the first
    return other


def asked_of(chosen: EventFilter) -> dict[str, str]:
    return {name: value for name, value in chosen.values.items() if name not in ("who", "whom")}


def shown_rows(
    now: crossed.Matrix, before: crossed.Matrix | None, by: str, asked: dict[str, str]
) -> Iterable[tuple[Party, list[Shown | None]]]:
    dark = steps(cell.count for cell in now.cells.values())
    changes = steps(abs(change) for change in all_changes(now, before)) if before else None
    for who, row in now.rows():
        cells: list[Shown | None] = []
        for whom, cell in row:
            was = before.cells.get((who.pk, whom.pk)) if before else None
            if not cell and not was:
                cells.append(None)
                continue
            text, look = looks(cell, was, by, dark, changes)
            query = urlencode({**asked, "who": key_of(who), "whom": key_of(whom)})
            count = cell.count if cell else 0
            earlier = (was.count if was else 0) if before else None
            cells.append(Shown(who, whom, text, look, query, count, earlier, cell.score if cell else None))
        yield who, cells


def all_changes(now: crossed.Matrix, before: crossed.Matrix) -> Iterable[int]:
    for pair in now.cells.keys() | before.cells.keys():
        yield count_of(now.cells.get(pair)) - count_of(before.cells.get(pair))


def count_of(cell: Cell | None) -> int:
    return cell.count if cell else 0


def looks(cell: Cell | None, was: Cell | None, by: str, dark: Steps, changes: Steps | None) -> tuple[str, str]:
    """The text of a cell and the class of its colour. The sign says what the colour says."""
    if by == SCORE and changes is not None:
        if cell and was:
            return signed(cell.score - was.score), temper(cell.score - was.score)
        return "+" if cell else "−", "even"
    if by == SCORE and cell:
        return signed(cell.score), temper(cell.score)
    if changes is not None:
        change = count_of(cell) - count_of(was)
        look = f"{'more' if change > 0 else 'less'}{changes.of(abs(change))}"
        return (f"{change:+,}".replace("-", "−") if change else "0"), look
    return f"{count_of(cell):,}", f"s{dark.of(count_of(cell))}"


def signed(score: float) -> str:
    return f"{score:+.1f}".replace("-", "−")


def temper(score: float) -> str:
    """Five looks from conflict to cooperation."""
    if abs(score) < MILD:
        return "even"
    return f"{'warm' if score > 0 else 'cold'}{2 if abs(score) >= 3 * MILD else 1}"


def key_of(party: Party) -> str:
    return party.pk if isinstance(party, Country) else party.slug


def period_told(since: date | None, until: date | None) -> str:
    if since and until:
        return periods.told(since, until, "")
    if since:
        return str(_("since %(day)s") % {"day": periods.told(since, since, "")})
    return str(_("until %(day)s") % {"day": periods.told(until, until, "")}) if until else str(_("the whole time"))
