"""Versions of a row with its parts: who changed what, when, before and after.

What a machine writes keeps out of it: rows that are made or changed in bulk leave no version. A row's first version is
written when it is first changed, from what it was until then, so that taking in a million articles costs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models.signals import pre_save
from django.utils import timezone
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

MADE, CHANGED, DELETED = "+", "~", "-"
_keepers: dict[type[models.Model], Versions] = {}


class WithParts(models.Model):
    """A version holds the row's parts too: authors of an article, names and offices of an actor."""

    parts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        abstract = True


class Versions(HistoricalRecords):  # type: ignore[misc]  # the library is not typed
    """Keeps versions of these columns and parts of a model: what people decide, not what a machine derived.

    `parts` says which columns of which rows belong to it. With `people_only`, a save without a person leaves none.
    With `from_the_start`, what a person makes gets a version at once; else with its first change.
    """

    def __init__(
        self,
        *kept: str,
        parts: Mapping[str, Sequence[str]] | None = None,
        people_only: bool = False,
        from_the_start: bool = True,
    ) -> None:
        super().__init__(bases=(WithParts,), history_change_reason_field=models.TextField(blank=True, default=""))
        self.kept, self.parts, self.people_only, self.from_the_start = kept, parts or {}, people_only, from_the_start

    @staticmethod
    def of(model: type[models.Model]) -> Versions:
        return _keepers[model]

    # How the library is told which columns, and when.

    def fields_included(self, model: Any) -> list[Any]:
        return [field for field in model._meta.fields if field.primary_key or field.name in self.kept]

    def create_history_model(self, model: Any, inherited: bool) -> Any:
        kept = self.fields_included(model)
        self.excluded_fields = [field.name for field in model._meta.fields if field not in kept]
        return super().create_history_model(model, inherited)

    def get_meta_options(self, model: Any) -> dict[str, Any]:
        return {**super().get_meta_options(model), "default_permissions": ()}  # as for the row itself

    def finalize(self, sender: Any, **kwargs: Any) -> None:
        super().finalize(sender, **kwargs)
        if sender is self.cls:
            _keepers[sender] = self
            pre_save.connect(self.before_save, sender=sender, weak=False)
            pre_create_historical_record.connect(self.add_parts, sender=sender.history.model, weak=False)

    def before_save(self, instance: Any, raw: bool = False, update_fields: Any = None, **_kwargs: Any) -> None:
        if raw or instance._state.adding or hasattr(instance, "skip_history_when_saving"):
            return
        if update_fields is not None and not set(update_fields) & set(self.kept):
            return
        if not (self.people_only and self.get_history_user(instance) is None):
            self.begin(instance)

    def add_parts(self, instance: Any, history_instance: Any, **_kwargs: Any) -> None:
        history_instance.parts = self.parts_of(instance)
        history_instance.history_change_reason = history_instance.history_change_reason or ""

    def create_historical_record(self, instance: Any, history_type: str, using: str | None = None) -> None:
        if self.get_history_user(instance) is None and (self.people_only or history_type == MADE):
            return
        if history_type == MADE and not self.from_the_start:
            return
        if history_type == CHANGED and not getattr(instance, "_change_reason", "") and not self.differs(instance):
            return
        super().create_historical_record(instance, history_type, using)

    # Versions of one row.

    def of_key(self, key: Any) -> Any:
        """The versions of the row with this key, which may be gone; the newest first."""
        return self.cls.history.filter(**{self.cls._meta.pk.attname: key})

    def versions(self, instance: models.Model) -> Any:
        return self.of_key(instance.pk)

    def begin(self, instance: models.Model) -> None:
        """Keep what the row is in the database, unless versions of it are kept already."""
        if self.versions(instance).exists():
            return
        before = type(instance)._default_manager.filter(pk=instance.pk).first()
        if before:
            before._history_user = getattr(before, "added_by", None)  # type: ignore[attr-defined]
            before._history_date = getattr(before, "added_at", timezone.now())  # type: ignore[attr-defined]
            super().create_historical_record(before, MADE)

    def differs(self, instance: Any) -> bool:
        latest = self.versions(instance).first()
        columns = [field.attname for field in self.fields_included(type(instance))]
        return (
            latest is None
            or any(getattr(latest, column) != getattr(instance, column) for column in columns)
            or latest.parts != self.parts_of(instance)
        )

    def parts_of(self, instance: models.Model) -> dict[str, Any]:
        """The parts as they are in the database, each a list of rows, as JSON gives them back."""
        rows = {name: list(getattr(instance, name).values(*columns)) for name, columns in self.parts.items()}
        return json.loads(json.dumps(rows, cls=DjangoJSONEncoder))  # type: ignore[no-any-return]


@contextmanager
def one_version(instance: Any, reason: str = "") -> Iterator[None]:
    """What is done inside to the row and its parts is one act, and makes one version."""
    hold_version(instance)
    try:
        yield
    finally:
        del instance.skip_history_when_saving
    keep_version(instance, reason)


def hold_version(instance: Any) -> None:
    """Keep what the row is, and no version of it until `keep_version`."""
    Versions.of(type(instance)).begin(instance)
    instance.skip_history_when_saving = True


def keep_version(instance: Any, reason: str = "", *, made: bool = False) -> None:
    """Keep what has become of the row and its parts, if anything has or a reason is given."""
    vars(instance).pop("skip_history_when_saving", None)
    instance._change_reason = reason
    Versions.of(type(instance)).create_historical_record(instance, MADE if made else CHANGED)
    instance._change_reason = ""


def revert(instance: Any, version: Any, reason: str, *, leave: Collection[str] = ()) -> None:
    """
    Make the row and its parts again what they were in a version, but for these columns and parts, as one new version.
    Raises ValidationError where that is not possible any more.
    """
    keeper = Versions.of(type(instance))
    for field in keeper.fields_included(type(instance)):
        if field.name not in leave and not field.primary_key:
            setattr(instance, field.attname, getattr(version, field.attname))
    instance.full_clean()
    with transaction.atomic(), one_version(instance, reason):
        instance.save()
        for name in keeper.parts:
            if name not in leave:
                replace_parts(instance, name, version.parts.get(name, []))


def replace_parts(instance: models.Model, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put these rows in the place of the row's parts of that name; what they refer to may be gone by now."""
    manager = getattr(instance, name)
    made = []
    for position, row in enumerate(rows):
        part = manager.model(**{manager.field.name: instance})
        for column, value in row.items():
            field = part._meta.get_field(column)
            gone = field.is_relation and not field.related_model._default_manager.filter(pk=value).exists()
            setattr(part, field.attname, None if gone else value)
        if hasattr(part, "position"):
            part.position = position
        made.append(part)
    manager.all().delete()
    manager.bulk_create(made)


@contextmanager
def one_version_each(instances: Sequence[models.Model]) -> Iterator[None]:
    """The same for many rows of one model without parts, which are changed at once."""
    if not instances:
        yield
        return
    history: Any = type(instances[0]).history  # type: ignore[attr-defined]
    column = f"{instances[0]._meta.pk.attname}__in"
    known = set(history.filter(**{column: [one.pk for one in instances]}).values_list(column[:-4], flat=True))
    history.bulk_history_create([one for one in instances if one.pk not in known])
    yield
    history.bulk_history_create(instances, update=True)
