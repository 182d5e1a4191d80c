"""The forms of a batch: its files, what holds for all of them, and which column of a table holds what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..intake.formats.tables import Preview
from ..intake.records import DATES
from ..models import Article, Batch, Source
from ..models.batches import NAME_LENGTH
from .fields import Day, Moment
from .intake import BEGINNINGS, UNPUBLISHED

MEGABYTE = 1_000_000
MAX_FILE = 500 * MEGABYTE
TEXT = "body"
LABELS: dict[str, str | Promise] = {
    "title": _("Headline"),
    TEXT: _("Text"),
    "authors": _("Authors"),
    "published": _("Publication date"),
    "published_day_first": _("Publication date, day before month"),
    "published_month_first": _("Publication date, month before day"),
    "url": _("Address"),
    "section": _("Section"),
    "source": _("Source"),
    "language": _("Language"),
    "credit": _("Photo credit"),
    "dateline": _("Dateline"),
    "related": _("Related headlines"),
}


class Files(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; each is checked by itself."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list | tuple) else [data]
        cleaned = [file for one in files if (file := super(FilesField, self).clean(one, initial))]
        for file in cleaned:
            refuse_what_cannot_be_kept(file)
        return cleaned


def refuse_what_cannot_be_kept(file: UploadedFile[Any]) -> None:
    names = {"name": file.name, "limit": MAX_FILE // MEGABYTE}
    if (file.size or 0) > MAX_FILE:
        raise forms.ValidationError(_("“%(name)s” has more than %(limit)d MB: bring it in parts."), params=names)
    if len(file.name or "") > NAME_LENGTH:
        raise forms.ValidationError(_("“%(name)s”: its name is too long."), params=names)


class FilesForm(forms.Form):
    many = FilesField(
        required=False,
        allow_empty_file=True,  # it gets a row that says so, and the others come in
        label=_("Files"),
        max_length=NAME_LENGTH,
        widget=Files(attrs={"multiple": True}),
        help_text=_("One or many at once; a file may hold one article or thousands."),
    )


class BatchForm(forms.ModelForm[Batch]):
    """What holds for all articles of a batch, and what is taken where a file does not say it."""

    class Meta:
        model = Batch
        fields = ["source", "add_sources", "published", "language", "section", "status", "opens_at"]
        field_classes = {"opens_at": forms.DateTimeField}
        widgets: dict[str, forms.Widget] = {"published": Day(), "opens_at": Moment()}

    fieldsets = [
        (_("Where a file does not say it"), {"fields": ["source", "add_sources", "published", "language", "section"]}),
        (_("For every article"), {"fields": ["status", "opens_at"]}),
    ]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"] = forms.ModelChoiceField(
            Source.objects.all(), required=False, label=_("Source"), empty_label=_("As each file says")
        )
        may_publish = user.has_perm("articles.publish_article")
        self.fields["status"] = forms.ChoiceField(
            choices=BEGINNINGS if may_publish else UNPUBLISHED, label=_("Status"), initial=Article.Status.DRAFT
        )
        self.fields["opens_at"].help_text = _("When scheduled articles become public, in %s.") % (
            timezone.get_current_timezone_name()
        )
        if not may_publish:
            del self.fields["opens_at"]
        if not user.has_perm("articles.add_source"):
            del self.fields["add_sources"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("status") != Article.Status.SCHEDULED:
            cleaned["opens_at"] = None
        elif not cleaned.get("opens_at"):
            self.add_error("opens_at", _("Say when the scheduled articles open."))
        return cleaned

    def sets(self) -> list[tuple[Any, dict[str, list[str]]]]:
        """The fieldsets, without fields that this person does not have."""
        return [(name, {"fields": [f for f in one["fields"] if f in self.fields]}) for name, one in self.fieldsets]


class ColumnsForm(forms.Form):
    """For each column of a table the field that it holds, or none."""

    def __init__(self, *args: Any, preview: Preview, columns: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns: Sequence[str] = preview.columns
        known = columns or preview.guessed
        choices = [("", _("Leave out")), *LABELS.items()]
        for number, column in enumerate(preview.columns):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                choices=choices, required=False, label=column, initial=known.get(column, "")
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen = [field for field in cleaned.values() if field]
        for field in dict.fromkeys(one for one in chosen if chosen.count(one) > 1):
            twice = {"field": LABELS[field]}
            self.add_error(None, forms.ValidationError(_("Two columns are “%(field)s”: choose one."), params=twice))
        if len(DATES.keys() & chosen) > 1:
            self.add_error(None, _("Two columns are publication dates: choose one."))
        if not self.errors and TEXT not in chosen:
            self.add_error(None, _("Say which column holds the article’s text."))
        return cleaned

    def mapping(self) -> dict[str, str]:
        """Column to field, for those that hold one."""
        chosen = {column: self.cleaned_data[f"column_{number}"] for number, column in enumerate(self.columns)}
        return {column: field for column, field in chosen.items() if field}
