"""What a person fills in, as columns of a report: checked against the codebook, words looked for in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Actor, Article, Country, Place

from .calendar import first_and_last
from .coding.codebook import CODEBOOK
from .columns import DATE, DECIDED, PLACE, Columns, columns_of, nearest
from .models import Event, Report


@dataclass(frozen=True, slots=True)
class Party:
    """
    Who did it, or to whom it was done: a known actor, or somebody of a country (or of a bloc such as UNO) and a
    sector. `start` and `end` are the characters of the body that name them, if any do.
    """

    actor: Actor | None = None
    country: str = ""
    sector: str = ""
    text: str = ""
    start: int | None = None
    end: int | None = None


class Fields(TypedDict, total=False):
    """What is corrected: what is left out stays as it was told."""

    type: str
    mode: str  # "" for none
    realis: str
    actors: Sequence[Party]
    recipients: Sequence[Party]
    place: Place | Country | None
    date: str  # 2021-02-25, 2021-02, 2021, 2021-W08, 2021-02-20/2021-02-25, or "" for none


NOWHERE: Columns = dict.fromkeys(PLACE[:2]) | {
    "place_text": "",
    "place_start": None,
    "place_end": None,
    "place_source": "",
}
NO_DAY: Columns = dict.fromkeys(DATE, "") | {"date_start": None, "date_end": None}


def confirmed(report: Report) -> Columns:
    """All that a person agrees to who accepts a report."""
    return columns_of(report, DECIDED)


def corrected(fields: Fields, report: Report) -> Columns:
    """The columns that a correction changes."""
    if not fields:
        raise ValidationError(_("Say what is to be corrected."))
    columns = in_columns(fields, report.article, (report.sentence_start, report.sentence_end))
    if "type" in columns or "mode" in columns:
        columns |= act(columns.get("type", report.type), columns.get("mode"), report.mode)
    return columns


def added(fields: Fields, article: Article, sentence: tuple[int, int]) -> Columns:
    """All columns of an event that a person adds. A day that is left out is assumed to be that of publication."""
    if not fields.get("type"):
        raise ValidationError(_("Choose the type of the event."))
    published = article.published.isoformat()
    assumed = NO_DAY | {"date_value": published, "date_precision": "day", "date_source": "published"}
    told = in_columns(fields, article, sentence)
    default = {"realis": Event.Realis.HAPPENED.value, "actors": [], "recipients": []} | NOWHERE | assumed
    return default | told | act(told["type"], told.get("mode"), "")


def act(type: str, mode: str | None, before: str) -> Columns:
    """Type and mode; a mode that nobody chose stays where the type has it."""
    modes = {one.name for one in CODEBOOK.types[type].modes} | {""}
    if mode is not None and mode not in modes:
        raise ValidationError(_("%(type)s has no mode “%(mode)s”.") % {"type": type, "mode": mode})
    chosen = mode if mode is not None else before if before in modes else ""
    return {"type": type, "mode": chosen}


def in_columns(fields: Fields, article: Article, sentence: tuple[int, int]) -> Columns:
    columns: Columns = {}
    if "type" in fields:
        columns["type"] = one_of(fields["type"], CODEBOOK.types, _("There is no type “%s” in the codebook."))
    if "mode" in fields:
        columns["mode"] = fields["mode"]
    if "realis" in fields:
        columns["realis"] = one_of(fields["realis"], Event.Realis.values, _("There is no status “%s”."))
    if "actors" in fields:
        columns["actors"] = [as_told(one, article, sentence) for one in fields["actors"]]
    if "recipients" in fields:
        columns["recipients"] = [as_told(one, article, sentence) for one in fields["recipients"]]
    if "place" in fields:
        columns |= placed(fields["place"], article, sentence)
    if "date" in fields:
        columns |= dated(fields["date"])
    return columns


def one_of(value: str, known: Any, refusal: str) -> str:
    if value not in known:
        raise ValidationError(refusal % value)
    return value


def as_told(party: Party, article: Article, sentence: tuple[int, int]) -> Columns:
    """A party as reports have it."""
    actor = party.actor.remaining if party.actor else None
    start, end = party.start, party.end
    if start is not None and end is not None:
        text = article.body[start:end]
    else:
        text = party.text or (actor.name if actor else party.country or party.sector)
        start, end = where(text, article, sentence)
    if not text.strip():
        raise ValidationError(_("Name the actor, or a country or a sector."))
    return {
        "start": start,
        "end": end,
        "text": text,
        "actor": actor.slug if actor else None,
        "country": party.country or (actor.code if actor else "") or None,
        "sector": party.sector or (actor and sector_on(actor, article.published)) or None,
        "source": "sentence",
    }


def sector_on(actor: Actor, day: date) -> str:
    """Of the office that the actor held on that day, else the actor's own."""
    held = {role.sector for role in actor.roles.all() if role.held_on(day)}
    return held.pop() if len(held) == 1 else actor.sector


def placed(place: Place | Country | None, article: Article, sentence: tuple[int, int]) -> Columns:
    if place is None:
        return NOWHERE
    country, point = (place.country, place) if isinstance(place, Place) else (place, point_of(place))
    start, end = where(place.name, article, sentence)
    return {
        "place_id": point.pk if point else None,
        "country_id": country.pk if country else None,
        "place_text": place.name,
        "place_start": start,
        "place_end": end,
        "place_source": "clause",
    }


def point_of(country: Country) -> Place | None:
    return Place.objects.filter(kind=Place.Kind.COUNTRY, country=country).first()


def where(words: str, article: Article, sentence: tuple[int, int]) -> tuple[int | None, int | None]:
    start = nearest(words, article.body, sentence, sentence[0])
    return (start, start + len(words)) if start >= 0 else (None, None)


def dated(value: str) -> Columns:
    if not value:
        return NO_DAY
    try:
        first, last = first_and_last(value)
    except ValueError:
        raise ValidationError(_("“%s” is no date. Write 2021-02-25, 2021-02, 2021 or 2021-W08.") % value) from None
    if first > last:
        raise ValidationError(_("The first day must not come after the last."))
    return NO_DAY | {"date_value": value, "date_precision": precision(value), "date_source": "clause"}


def precision(value: str) -> str:
    if "/" in value:
        return "range"
    return "week" if "W" in value else ("year", "month", "day")[value.count("-")]
