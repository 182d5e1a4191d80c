"""The plain forms of the review: what the keys do, without any script."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..coding.codebook import CODEBOOK
from ..models import Event
from .items import Item, NameItem

TYPES = [
    (
        type.name.capitalize(),
        [
            (type.name, type.name.capitalize()),
            *(
                (f"{type.name}/{mode.name}", f"{type.name.capitalize()} · {mode.name.replace('-', ' ')}")
                for mode in type.modes
            ),
        ],
    )
    for type in CODEBOOK.types.values()
]
LINES = forms.Textarea(attrs={"rows": 2})
ONE_A_LINE = _("A name a line; codes such as SYR REB; or words of the text in “quotes” for somebody not known.")


class ChangeForm(forms.Form):
    """The fields of an event; what is left as it is stays as it is."""

    type = forms.ChoiceField(choices=TYPES, label=_("Type"))
    who = forms.CharField(required=False, label=_("Who"), widget=LINES, help_text=ONE_A_LINE)
    whom = forms.CharField(required=False, label=_("To whom"), widget=LINES, help_text=ONE_A_LINE)
    place = forms.CharField(required=False, label=_("Where"), help_text=_("A name that only one place goes by."))
    date = forms.CharField(required=False, label=_("When"), help_text=_("2021-02-25, 25 Feb 2021, 2021-02, 2021."))
    realis = forms.ChoiceField(choices=Event.Realis.choices, label=_("Status"))

    @classmethod
    def of(cls, item: Item | NameItem) -> forms.Form:
        return cls(initial=told(item)) if isinstance(item, Item) else NameForm()


class NameForm(forms.Form):
    who = forms.CharField(required=False, label=_("Whom it means"), help_text=_("The name of an actor."))
    place = forms.CharField(required=False, label=_("or what place"))


class AddForm(ChangeForm):
    quote = forms.CharField(
        label=_("Words that tell what was done"), help_text=_("As they stand in the text, such as “expelled”.")
    )
    field_order = ["quote"]


class TogetherForm(forms.Form):
    """How sure the machine must be, in per cent."""

    over = forms.IntegerField(min_value=50, max_value=99, initial=90)


def told(item: Item) -> dict[str, Any]:
    """What a form begins with: each field in words that are understood again."""
    report = item.report

    return {
        "type": "/".join(filter(None, [report.type, report.mode])),
        "who": item.who_now,
        "whom": item.whom_now,
        "place": report.place.key if report.place else "",
        "date": report.date_value,
        "realis": report.realis,
    }
