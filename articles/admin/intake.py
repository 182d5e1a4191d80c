"""The forms of intake: what comes in, what it was split into, and the article itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminSplitDateTime
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..intake.bylines import Author
from ..intake.decode import MAX_BYTES, RefusedFile, decode
from ..intake.originals import HTML, PASTED
from ..intake.paste import Paste
from ..models import Article, Source
from ..models.articles import MAX_BODY

FILES = (".txt", *HTML)


class WholeText(forms.CharField):
    """Text kept to the character: neither stripped nor refused for a NUL, which the clean text leaves out."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.validators = []

    def to_python(self, value: Any) -> str:
        # A browser sends every line end as CR LF, whatever was copied.
        return (super().to_python(value) or "").replace("\r\n", "\n")


class IntakeForm(forms.Form):
    """A pasted page or a file, and exactly one of them."""

    pasted = WholeText(
        required=False,
        label=_("Paste a page"),
        help_text=_("Everything copied from the page, with menus and notices: they are sorted out in the next step."),
        widget=forms.Textarea(attrs={"rows": 20, "class": "vLargeTextField", "autofocus": True}),
    )
    file = forms.FileField(
        required=False,
        label=_("Or upload a file"),
        help_text=_("A text (.txt) or a saved web page (.html) of up to %d MB.") % (MAX_BYTES // 1_000_000),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(FILES)}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file:
            if not file.name.lower().endswith(FILES):
                raise forms.ValidationError(_("Only .txt and .html files can be taken: save it as one of these."))
            self._check(file.read(MAX_BYTES + 1))
            file.seek(0)
        return file

    def clean_pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        if pasted.strip():
            self._check(pasted.encode("utf-8", "surrogatepass"))
        return pasted

    def clean(self) -> None:
        pasted, file = self.cleaned_data.get("pasted", ""), self.cleaned_data.get("file")
        if self.errors:
            return
        if pasted.strip() and file:
            raise forms.ValidationError(_("Paste a page or choose a file, not both."))
        if not pasted.strip() and not file:
            raise forms.ValidationError(_("Paste a page, or choose a file."))

    def _check(self, data: bytes) -> None:
        try:
            decode(data)
        except RefusedFile as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def raw(self) -> dict[str, Any]:
        """What came in, for `Original.objects.keep`."""
        if file := self.cleaned_data["file"]:
            data = file.read()
            return {"data": data, "name": file.name, "encoding": decode(data).encoding}
        return {"data": self.cleaned_data["pasted"].encode("utf-8", "replace"), "name": PASTED, "encoding": "utf-8"}


def one_a_line(lines: list[str]) -> str:
    return "\n".join(lines)


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class ArticleForm(forms.ModelForm[Article]):
    """An article as editors see it: headlines one a line, and a check on what a status demands."""

    related_headlines = forms.CharField(
        required=False,
        label=_("Related headlines"),
        help_text=_("One a line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    class Meta:
        model = Article
        fields = ["title", "section", "source", "published", "url", "credit", "body", "status", "opens_at"]
        widgets: dict[str, forms.Widget] = {"title": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["related_headlines"].initial = one_a_line(self.instance.related)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_body(self) -> str:
        body = self.cleaned_data["body"].replace("\r\n", "\n").strip()
        paragraphs = [" ".join(part.split()) for part in body.split("\n\n")]
        if len(body) > MAX_BODY:
            raise forms.ValidationError(
                _("The text has %(size)d characters and the limit is %(limit)d: add it in parts."),
                params={"size": len(body), "limit": MAX_BODY},
            )
        return "\n\n".join(filter(None, paragraphs))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.instance.related = lines_of(cleaned.get("related_headlines", ""))
        if cleaned.get("status") == Article.Status.SCHEDULED and not cleaned.get("opens_at"):
            self.add_error("opens_at", _("Say when a scheduled article opens."))
        return cleaned


class SplitForm(ArticleForm):
    """What a text was split into, for correction. The publication date is asked for where the page does not give it."""

    authors = forms.CharField(
        required=False,
        help_text=_("One a line; a role after a comma: Jane Doe, Foreign Correspondent."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    published = forms.DateField(
        label=_("Publication date"),
        widget=AdminDateWidget(),
        error_messages={"required": _("The page does not say when it was published: enter the day.")},
    )
    source = forms.ModelChoiceField(Source.objects.all(), help_text=_("Who published it."))

    class Meta(ArticleForm.Meta):
        field_classes = {"opens_at": forms.SplitDateTimeField}
        widgets = {**ArticleForm.Meta.widgets, "opens_at": AdminSplitDateTime()}

    field_order = ["title", "section", "source", "published", "authors", "credit", "url", "body", "related_headlines"]

    def __init__(self, *args: Any, paste: Paste, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "title": paste.title,
            "section": paste.section,
            "authors": one_a_line([", ".join(filter(None, [one.name, one.role])) for one in paste.authors]),
            "credit": paste.credit,
            "published": paste.published,
            "body": "\n\n".join(paste.body),
            "related_headlines": one_a_line(list(paste.related)),
            "status": Article.Status.PUBLISHED,
        }
        super().__init__(*args, **kwargs)

    def clean_published(self) -> Any:
        published = self.cleaned_data["published"]
        if published > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come: enter the day on which the source published it."))
        return published

    def clean_authors(self) -> tuple[Author, ...]:
        authors = [line.partition(",") for line in lines_of(self.cleaned_data["authors"])]
        return tuple(Author(name.strip(), role.strip()) for name, _comma, role in authors)

    def draft(self) -> dict[str, Any]:
        """The article's fields, for a Draft."""
        fields = ("title", "section", "source", "published", "url", "credit", "body", "status", "opens_at", "authors")
        return {name: self.cleaned_data[name] for name in fields} | {"related": tuple(self.instance.related)}
