"""Form fields and widgets of the desk. All of them work without JavaScript."""

from __future__ import annotations

from typing import Any

from django import forms

from ..intake.clean import clean_line, clean_text


class Lines(forms.Field):
    """A list of short texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(value or [])

    def to_python(self, value: Any) -> list[str]:
        lines = (clean_line(line) for line in clean_text(value or "").splitlines())
        return [line for line in lines if line]


class WholeText(forms.CharField):
    """Text kept to the character: neither stripped nor refused for a NUL, which the clean text leaves out."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.validators = []

    def to_python(self, value: Any) -> str:
        # A browser sends every line end as CR LF, whatever was copied.
        return (super().to_python(value) or "").replace("\r\n", "\n")


class Day(forms.DateInput):
    """The browser's own field for a day: no editor has to guess whether 3/4 is in March or in April."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class Moment(forms.DateTimeInput):
    """The browser's own field for a day and a time."""

    input_type = "datetime-local"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)
