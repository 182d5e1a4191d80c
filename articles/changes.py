"""What each version of a row changed, column by column and word by word, for those who look at its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .differences import Piece, differences, shortened
from .history import Versions

Shown = Mapping[str, Mapping[Any, str]]  # names of what columns refer to, by column and key


@dataclass(frozen=True)
class Change:
    """What became of one column, or of one kind of part."""

    column: str
    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Act:
    """One version, with what it changed in the one before it."""

    version: Any
    changes: list[Change]
    first: bool


def acts(versions: Sequence[Any], model: type[models.Model]) -> list[Act]:
    """These versions, the newest first, each compared with the next, which is older; the last with nothing."""
    keeper = Versions.of(model)
    names = referred_to(versions, keeper.fields_included(model))
    labels = labels_of(keeper, model)
    texts = [texts_of(version, keeper, model, names) for version in versions]
    found = []
    for number, version in enumerate(versions):
        first = number + 1 == len(versions)
        changes = [] if first else changed(texts[number + 1], texts[number], labels)
        found.append(Act(version, changes, first))
    return found


def changed(before: Mapping[str, str], after: Mapping[str, str], labels: Mapping[str, str]) -> list[Change]:
    return [
        Change(column, label, shortened(differences(before[column], after[column])))
        for column, label in labels.items()
        if before[column] != after[column]
    ]


def labels_of(keeper: Versions, model: type[models.Model]) -> dict[str, str]:
    """What people call each column and each kind of part."""
    fields = {field.name: field.verbose_name for field in keeper.fields_included(model) if not field.primary_key}
    parts = {name: model._meta.get_field(name).related_model._meta.verbose_name_plural for name in keeper.parts}  # type: ignore[union-attr]
    return {name: capfirst(str(label)) for name, label in {**fields, **parts}.items()}


def texts_of(version: Any, keeper: Versions, model: type[models.Model], names: Shown) -> dict[str, str]:
    """Each column and each kind of part as a text."""
    texts = {
        field.name: shown(field, getattr(version, field.attname), names)
        for field in keeper.fields_included(model)
        if not field.primary_key
    }
    parts = {name: "\n".join(row_text(row) for row in version.parts.get(name, [])) for name in keeper.parts}
    return texts | parts


def shown(field: Any, value: Any, names: Shown) -> str:
    if value is None or value == "":
        return ""
    if field.is_relation:
        return names[field.name].get(value, _("one that is gone (%s)") % value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M %Z}"
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def row_text(row: Mapping[str, Any]) -> str:
    return ", ".join(str(value) for value in row.values() if value not in (None, ""))


def referred_to(versions: Iterable[Any], fields: Iterable[Any]) -> dict[str, dict[Any, str]]:
    """What the columns of all these versions refer to, a query a column."""
    names = {}
    for field in fields:
        if field.is_relation:
            keys = {getattr(version, field.attname) for version in versions} - {None}
            found = field.related_model._default_manager.in_bulk(keys)
            names[field.name] = {key: str(row) for key, row in found.items()}
    return names
