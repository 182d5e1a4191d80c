"""The forms of intake: what comes in, what it was split into, and the article itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..intake.bylines import Author
from ..intake.clean import clean_line, clean_text
from ..intake.decode import MAX_BYTES, RefusedFile, decode
from ..intake.detecting import language_of
from ..intake.items import Item
from ..intake.kinds import suffix
from ..intake.limits import MAX_DOCUMENT, MEGABYTE
from ..intake.material import DOCUMENTS, read_document
from ..intake.originals import PASTED
from ..models import Article, Byline, Source
from ..models.articles import MAX_BODY
from .fields import Day, Lines, Moment, WholeText
from .languages import LanguageField

TEXTS = (".txt", ".html", ".htm")
EASTERNMOST = timedelta(hours=14)  # where each day begins first
UNPUBLISHED = [
    (Article.Status.DRAFT, _("Keep it as a draft")),
    (Article.Status.REVIEW, _("Submit it for review")),
]
BEGINNINGS = [
    *UNPUBLISHED,
    (Article.Status.SCHEDULED, _("Schedule it")),
    (Article.Status.PUBLISHED, _("Publish it now")),
]
BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


class IntakeForm(forms.Form):
    """A pasted page or a file, and exactly one of them."""

    pasted = WholeText(
        required=False,
        label=_("Paste a page"),
        help_text=_(
            "Everything copied from the page, with its menus and notices: they are sorted out in the next step."
        ),
        widget=forms.Textarea(attrs={"rows": 18, "class": "vLargeTextField", "autofocus": True}),
    )
    file = forms.FileField(
        required=False,
        allow_empty_file=True,  # decode() says it better
        label=_("Or upload a file"),
        help_text=_(
            "A text (.txt) or a web page (.html) of up to %(text)d MB; a Word, OpenDocument or PDF document (.docx, "
            ".odt, .pdf), a mail (.eml) or a page saved with its pictures (.mhtml) of up to %(document)d MB."
        )
        % {"text": MAX_BYTES // MEGABYTE, "document": MAX_DOCUMENT // MEGABYTE},
        widget=forms.FileInput(attrs={"accept": ",".join(DOCUMENTS)}),
    )

    def clean_pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        if pasted.strip():
            data = pasted.encode("utf-8", "replace")
            refuse_too_large(len(data), MAX_BYTES)
            try:
                decode(data)
            except RefusedFile as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return pasted

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file:
            refuse_too_large(file.size, MAX_BYTES if suffix(file.name) in TEXTS else MAX_DOCUMENT)
            try:
                self.item = read_document(file.name, file.read())
            except RefusedFile as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return file

    def clean(self) -> None:
        pasted, file = self.cleaned_data.get("pasted", ""), self.cleaned_data.get("file")
        if self.errors:
            return
        if pasted.strip() and file:
            raise forms.ValidationError(_("Paste a page or choose a file, not both."))
        if not pasted.strip() and not file:
            raise forms.ValidationError(_("Paste a page, or choose a file."))

    def raw(self) -> dict[str, Any]:
        """What came in, for `Original.objects.keep`."""
        if file := self.cleaned_data["file"]:
            return {"data": self.item.original, "name": file.name, "encoding": self.item.encoding}
        return {"data": self.cleaned_data["pasted"].encode("utf-8", "replace"), "name": PASTED, "encoding": "utf-8"}


def refuse_too_large(size: int, limit: int) -> None:
    if size > limit:
        raise forms.ValidationError(
            _("This has %(size).1f MB and the limit is %(limit)d MB: bring one article at a time."),
            params={"size": size / MEGABYTE, "limit": limit // MEGABYTE},
        )


class ArticleForm(forms.ModelForm[Article]):
    """An article as editors see it: clean text, authors and headlines one a line."""

    authors = Lines(
        required=False,
        label=_("Authors"),
        help_text=_("One a line; a role after a comma: Jane Doe, Foreign Correspondent."),
    )
    related = Lines(required=False, label=_("Related headlines"), help_text=_("One a line."))
    language = LanguageField()

    class Meta:
        model = Article
        fields = ["title", "section", "source", "published", "url", "credit", "dateline", "body", "related", "language"]
        widgets: dict[str, forms.Widget] = {
            "title": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "section": forms.TextInput(attrs={"class": "vTextField"}),
            "url": forms.URLInput(attrs={"class": "vLargeTextField"}),
            "credit": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "dateline": forms.TextInput(attrs={"class": "vTextField"}),
            "body": forms.Textarea(attrs={"rows": 24, "class": "vLargeTextField"}),
            "published": Day(),
        }

    def clean_title(self) -> str:
        title = clean_line(clean_text(self.cleaned_data["title"]))
        if not title:
            raise forms.ValidationError(_("The title holds no letters that can be seen."))
        return title

    def clean_body(self) -> str:
        body = clean_text(self.cleaned_data["body"])
        if len(body) > MAX_BODY:
            raise forms.ValidationError(
                _("The text has %(size)d characters and the limit is %(limit)d: add it in parts."),
                params={"size": len(body), "limit": MAX_BODY},
            )
        paragraphs = (" ".join(part.split()) for part in BETWEEN_PARAGRAPHS.split(body))
        return "\n\n".join(filter(None, paragraphs))

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or self._language_before()

    @property
    def language_decided(self) -> bool:
        """Whether the editor chose another language than the one that was shown."""
        return bool(self.cleaned_data["language"] != self._language_before())

    def _language_before(self) -> str:
        before: str = self.get_initial_for_field(self.fields["language"], "language")
        return before

    def clean_published(self) -> date:
        published: date = self.cleaned_data["published"]
        if published > (timezone.now() + EASTERNMOST).date():
            raise forms.ValidationError(_("This day is still to come: enter the day on which the source published it."))
        return published

    def clean_authors(self) -> tuple[Author, ...]:
        lines = [line.partition(",") for line in self.cleaned_data["authors"]]
        authors = tuple(Author(name.strip(), role.strip()) for name, _comma, role in lines)
        longest = max((len(part) for author in authors for part in (author.name, author.role)), default=0)
        limit = Byline._meta.get_field("name").max_length or 0
        if longest > limit:
            raise forms.ValidationError(
                _("A name or role has %(size)d characters and the limit is %(limit)d: one author a line."),
                params={"size": longest, "limit": limit},
            )
        return tuple(author for author in authors if author.name)


def lines_of(authors: Iterable[Author | Byline]) -> list[str]:
    return [", ".join(filter(None, [one.name, one.role])) for one in authors]


class SplitForm(ArticleForm):
    """What a text was split into, for correction. The publication date is asked for where the page does not give it."""

    published = forms.DateField(
        label=_("Publication date"),
        help_text=_("The day on which the source published it."),
        widget=Day(),
        error_messages={"required": _("The page does not say when it was published: enter the day.")},
    )
    source = forms.ModelChoiceField(
        Source.objects.all(),
        label=_("Source"),
        help_text=_("Who published it."),
        empty_label=_("Choose the source"),
        error_messages={"required": _("Choose who published it.")},
    )

    status = forms.ChoiceField(label=_("What becomes of it"))
    opens_at = forms.DateTimeField(required=False, label=_("Opens at"), widget=Moment())

    fieldsets = [
        (_("The article"), {"fields": ["title", "section", "authors", "dateline", "body", "related", "credit"]}),
        (_("Where and when it was published"), {"fields": ["source", "published", "url", "language"]}),
        (_("In this archive"), {"fields": ["status", "opens_at"]}),
    ]

    def __init__(
        self, *args: Any, item: Item, may_publish: bool, typed: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        """`typed` is what an editor has filled in so far, to be shown again and not yet to be checked."""
        kwargs["initial"] = {
            "title": item.title,
            "section": item.section,
            "authors": lines_of(item.authors),
            "credit": item.credit,
            "published": item.published,
            "url": item.url,
            "dateline": item.dateline,
            "body": "\n\n".join(item.body),
            "related": list(item.related),
            "language": language_of(item.title, "\n".join(item.body), expected=item.language),
            "status": Article.Status.PUBLISHED if may_publish else Article.Status.DRAFT,
        }
        kwargs["initial"] |= typed or {}
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = BEGINNINGS if may_publish else UNPUBLISHED  # type: ignore[attr-defined]
        zone = timezone.get_current_timezone_name()
        self.fields["opens_at"].help_text = _("When a scheduled article becomes public, in %s.") % zone
        if not may_publish:
            del self.fields["opens_at"]
            *others, (heading, _fields) = self.fieldsets
            self.fieldsets = [*others, (heading, {"fields": ["status"]})]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("status") != Article.Status.SCHEDULED:
            cleaned["opens_at"] = None
        elif not cleaned.get("opens_at"):
            self.add_error("opens_at", _("Say when a scheduled article opens."))
        return cleaned

    def draft(self) -> dict[str, Any]:
        """The article's fields, for a Draft."""
        related = tuple(self.cleaned_data["related"])
        return {**self.cleaned_data, "related": related, "language_decided": self.language_decided}
