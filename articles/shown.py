"""What a page is about to show, as plain values: two pages that show the same have the same values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta
from enum import Enum
from types import FunctionType
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

PLAIN = (bool, int, float, bytes, date, time, timedelta, type(None))
AT_ONCE = {str, int, bool, type(None), date, float}  # most values of most pages, known without further questions


def shown(value: Any, seen: dict[int, tuple[int, Any]] | None = None) -> object:
    """
    Something with a faithful `repr`: of rows all that was loaded, with what was loaded along with them; of lists, the
    query that is still to be sent is sent here. Raises TypeError for what can be looked at only once.
    """
    if type(value) in AT_ONCE:
        return value
    seen = {} if seen is None else seen
    if isinstance(value, str | Promise):
        return str(value)
    if isinstance(value, Enum):
        return shown(value.value, seen)
    if isinstance(value, PLAIN):
        return value
    if id(value) in seen:
        return ("again", seen[id(value)][0])
    seen[id(value)] = (len(seen), value)  # held, so that no other object comes to its address
    if isinstance(value, type | FunctionType):
        return value.__qualname__
    if isinstance(value, Mapping):
        return [
            (key if type(key) is str else shown(key, seen), one if type(one) in AT_ONCE else shown(one, seen))
            for key, one in value.items()
        ]
    if isinstance(value, set | frozenset):
        return sorted((shown(one, seen) for one in value), key=repr)
    if isinstance(value, Sequence | QuerySet):
        return [shown(one, seen) for one in value]
    return (type(value).__name__, shown(parts_of(value), seen))


def parts_of(value: Any) -> dict[str, Any]:
    """An object's own values, by name."""
    if isinstance(value, Model):
        loaded = {name: one for name, one in vars(value).items() if not name.startswith("_")}
        along = vars(value).get("_prefetched_objects_cache", {})
        return {**loaded, **value._state.fields_cache, **{f"{name}+": list(one) for name, one in along.items()}}
    if callable(told := getattr(value, "state", None)):
        return {"state": told()}
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if not hasattr(value, "__dict__"):
        raise TypeError(f"A page cannot say twice what is in {type(value).__name__}: give it a list.")
    return {name: one for name, one in vars(value).items() if not name.startswith("__")}
