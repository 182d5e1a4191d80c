"""Whatever pages say themselves can be translated: with a language that sets all of it in brackets, nothing is outside."""

import re
from collections.abc import Iterator

import pytest
from django.utils import translation
from lxml import html

from .test_conditional import addresses

__all__ = ["addresses"]
pytestmark = pytest.mark.django_db
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture
def bracketed(monkeypatch):
    """A language whose every word stands in brackets."""
    told = translation._trans
    monkeypatch.setattr(told, "gettext", lambda text: f"⟦{text}⟧")
    monkeypatch.setattr(told, "pgettext", lambda context, text: f"⟦{text}⟧")
    monkeypatch.setattr(told, "ngettext", lambda one, many, n: f"⟦{one if n == 1 else many}⟧")
    monkeypatch.setattr(told, "npgettext", lambda context, one, many, n: f"⟦{one if n == 1 else many}⟧")


def test_all_that_pages_say_can_be_translated(client, addresses, bracketed):
    found = {}
    for name, address in addresses.items():
        response = client.get(address)
        if response.headers["Content-Type"].startswith("text/html") and response.content.strip():
            found[name] = sorted({text for text in said(html.fromstring(response.content.decode()))})
    import pprint
    print(pprint.pformat(found, width=200))
    assert not found


def said(page) -> Iterator[str]:
    """Words outside the brackets."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        texts = [element.text] if element.tag != "bdi" else []
        texts += [element.tail, *(element.get(name) for name in ("title", "aria-label", "placeholder", "alt"))]
        for text in texts:
            left = text or ""
            while (less := BRACKETED.sub(" ", left)) != left:
                left = less
            if WORD.search(left):
                yield f"<{element.tag} {element.get('class') or ''}> {' '.join(left.split())}"[:150]
