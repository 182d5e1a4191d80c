"""What pages say can be translated: in a language that sets every text in brackets, nothing stands outside."""

import re
from string import ascii_uppercase

import pytest
from django.utils import translation
from lxml import html

from .test_conditional import addresses

__all__ = ["addresses"]
pytestmark = pytest.mark.django_db
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")
ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "data-these", "data-done")
# What editors and sources wrote, addresses, and codes, which are the same in every language.
WRITTEN = "bdi, script, style, template, code, .permalink, .citation, .on-paper, .quote, .reading, h1, title, option"
CODES = {
    "Atom",
    "JSON",
    "Feed",
    "CSV",
    "BibTeX",
    "RIS",
    "CSL",
    "PLOVER",
    "CAMEO",
    "USA",
    "IRN",
    "ISR",
    "SYR",
    "verb",
    "bomb",
}
KNOWN = {"Syria", "Western", "Asia", "Iran", "pipeline", "project", "list", ascii_uppercase}
# The rules of the codebook are in the language of the codebook; figures come with the words of those who took them.
IN_ONE_LANGUAGE = {"codebook", "codebook_type", "about", "event"}


@pytest.fixture
def bracketed(monkeypatch):
    """A language whose every text stands in brackets."""
    language = translation._trans  # type: ignore[attr-defined]
    monkeypatch.setattr(language, "gettext", lambda text: f"⟦{text}⟧")
    monkeypatch.setattr(language, "pgettext", lambda context, text: f"⟦{text}⟧")
    monkeypatch.setattr(language, "ngettext", lambda one, many, n: f"⟦{one if n == 1 else many}⟧")
    monkeypatch.setattr(language, "npgettext", lambda context, one, many, n: f"⟦{one if n == 1 else many}⟧")


def test_all_that_pages_say_can_be_translated(client, addresses, bracketed):
    found = {}
    for name in addresses.keys() - IN_ONE_LANGUAGE:
        response = client.get(addresses[name])
        if response.headers["Content-Type"].startswith("text/html") and response.content.strip():
            found[name] = untranslated(response.content.decode())
    assert len(found) > 10
    assert {name: words for name, words in found.items() if words} == {}


def untranslated(page: str) -> set[str]:
    """Words of the page outside the brackets, but for names and codes."""
    root = html.fromstring(page)
    said = [element.get(name, "") for element in root.iter() for name in ATTRIBUTES if isinstance(element.tag, str)]
    for element in root.cssselect(WRITTEN):
        element.drop_tree()
    left = "\n".join([*said, root.text_content()])
    while (less := BRACKETED.sub(" ", left)) != left:
        left = less
    return set(WORD.findall(left)) - CODES - KNOWN
