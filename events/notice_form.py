"""What a reader fills in to report an error."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.plain_text import one_line

from .models import Notice
from .models.notices import MOST_QUOTED


class NoticeForm(forms.ModelForm[Notice]):
    """`website` is seen by programs only: a person leaves it empty."""

    website = forms.CharField(required=False, label=_("Leave this empty"))

    class Meta:
        model = Notice
        fields = ("quote", "kind", "message", "contact")
        labels = {
            "quote": _("The words in question"),
            "kind": _("What kind of error is it?"),
            "message": _("What is wrong, and what would be right?"),
            "contact": _("How to reach you"),
        }
        widgets = {
            "quote": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            "kind": forms.RadioSelect,
            "message": forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
            "contact": forms.TextInput(attrs={"autocomplete": "email", "dir": "auto"}),
        }
        error_messages = {
            "kind": {"required": _("Choose what kind of error it is.")},
            "message": {"required": _("Say in a sentence what is wrong.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Notice.Kind.choices  # type: ignore[attr-defined]  # without “nothing chosen”
        self.fields["kind"].initial = None
        self.use_required_attribute = False  # what is missing is said in words, at once with all else

    def clean_quote(self) -> str:
        return one_line(self.cleaned_data["quote"])

    @property
    def by_program(self) -> bool:
        return bool(self.cleaned_data.get("website"))


def quoted(words: str) -> str:
    """Words that came with the address, as far as a notice holds them."""
    return one_line(words)[:MOST_QUOTED]
