"""An uploaded web page as the text a person would copy from the browser, and what the page says about itself."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from articles.intake.clean import clean_line, clean_text
from articles.intake.decode import RefusedFile
from articles.intake.facts import PageFacts
from articles.intake.page_dates import find_page_dates

MAX_DEPTH = 1000
MAX_TAGS = 400_000
MAX_ATTRIBUTES = 2_000


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_VOID = _words("""area base br col embed hr img input link meta param source track wbr""")
_CLOSED_BY_THE_NEXT = _words("""p li dt dd tr td th thead tbody tfoot option optgroup colgroup""")
_UNSEEN = _words("""
    script style head title noscript template svg math iframe object embed canvas audio video select textarea input
    button map
    """)
_PARAGRAPHS = _words("""
    address article aside blockquote body center details dialog dl fieldset figcaption figure footer form h1 h2 h3 h4 h5
    h6 header hr main nav ol p pre section table ul
    """)
_LINES = _words("""caption dd div dt legend li summary tbody tfoot thead tr""")
_CELLS = frozenset(("td", "th"))
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,40})")
_OPEN_TAG = re.compile(r"<[a-zA-Z][^<>]*")
_TOO_MUCH = "This page's markup is nested too deeply to be read: open it in a browser, copy the text and paste it here."
_RAW = ("script", "style", "textarea", "title")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LINE, _PARAGRAPH = "\x1e", "\x1d"  # asked-for breaks, which do not add up; no clean text contains them
_GAP = re.compile(rf"[ \t\n{_LINE}{_PARAGRAPH}]+")
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report", re.I)
_JSON_LIMIT = 500_000
_JSON_NODES = 2_000


@dataclass(frozen=True, slots=True)
class WebPage:
    """The visible text of a page, one block element per line, and its own account of itself."""

    text: str
    facts: PageFacts


def read_page(html: str) -> WebPage:
    """Read a page; raises RefusedFile when its markup cannot be followed in bounded time."""
    _refuse_endless_nesting(html)
    root = _parse(html)
    if root is None:
        return WebPage("", PageFacts())
    return WebPage(_seen(root), _facts(root))


def visible_text(html: str) -> str:
    """The text of a page as a browser shows it, scripts, styles and hidden elements left out."""
    return read_page(html).text


def _refuse_endless_nesting(html: str) -> None:
    """Count open elements before parsing: parsers drop what lies too deep, or take quadratic time over it."""
    if any(tag[0].count("=") > MAX_ATTRIBUTES for tag in _OPEN_TAG.finditer(html)):
        raise RefusedFile(_TOO_MUCH)
    depth = tags = position = 0
    while match := _TAG.search(html, position):
        name, position = match["name"].lower(), match.end()
        tags += 1
        if match["close"]:
            depth = max(0, depth - (name not in _VOID and name not in _CLOSED_BY_THE_NEXT))
            continue
        if name in _VOID or name in _CLOSED_BY_THE_NEXT or _closes_itself(html, position):
            continue
        if name in _RAW:
            end = html.find(f"</{match['name']}", position)
            position = len(html) if end < 0 else end + 2 + len(name)
            continue
        depth += 1
        if depth > MAX_DEPTH or tags > MAX_TAGS:
            raise RefusedFile(_TOO_MUCH)


def _closes_itself(html: str, position: int) -> bool:
    end = html.find(">", position, position + 2000)
    return end > 0 and html[end - 1] == "/"


def _parse(html: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return etree.fromstring(clean_text(html).encode("utf-8", errors="replace"), parser)
    except etree.LxmlError:
        return None


def _seen(root: etree._Element) -> str:
    """Walk the tree without recursion, as deep as it goes."""
    pieces: list[str] = []
    skipped: etree._Element | None = None
    preformatted = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = str(element.tag)
        if event == "start":
            if skipped is None and _is_unseen(element):
                skipped = element
            if skipped is not None:
                continue
            preformatted += name == "pre"
            pieces.append(_break_before(name))
            pieces.append(_flow(element.text, preformatted))
            continue
        if skipped is None:
            preformatted -= name == "pre"
            pieces.append(_break_after(name))
        elif skipped is element:
            skipped = None
        if skipped is None and element is not root:
            pieces.append(_flow(element.tail, preformatted))
    return _GAP.sub(_gap, "".join(pieces)).strip()


def _gap(match: re.Match[str]) -> str:
    gap = match[0]
    if _PARAGRAPH in gap:
        return "\n\n"
    if _LINE in gap:
        return "\n"
    return "\n" * gap.count("\n") or " "


def _is_unseen(element: etree._Element) -> bool:
    if str(element.tag) in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and bool(_HIDDEN.search(style))


def _flow(text: str | None, preformatted: int) -> str:
    return "" if not text else text if preformatted else _SPACE.sub(" ", text)


def _break_before(name: str) -> str:
    return _PARAGRAPH if name in _PARAGRAPHS else "\n" if name == "br" else _LINE if name in _LINES else ""


def _break_after(name: str) -> str:
    return "\t" if name in _CELLS else "" if name == "br" else _break_before(name)


def _facts(root: etree._Element) -> PageFacts:
    meta = _meta(root)
    about = _described_article(root)
    site = _text(meta.get("og:site_name")) or _names(about.get("publisher"))[:1]
    name = site if isinstance(site, str) else "".join(site)
    return PageFacts(
        title=_text(about.get("headline"))
        or _text(meta.get("og:title"))
        or _without_site(_text(root.findtext(".//title")), name),
        authors=_names(about.get("author")) or _people(meta.get("author")) or _people(meta.get("article:author")),
        published=_day(about.get("datePublished"))
        or _day(meta.get("article:published_time"))
        or _day(meta.get("date")),
        section=_text(about.get("articleSection")) or _text(meta.get("article:section")),
        site=name,
        language=_text(root.get("lang")),
    )


def _meta(root: etree._Element) -> dict[str, str]:
    """The page's meta elements by name, the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name, content = element.get("property") or element.get("name"), element.get("content")
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _described_article(root: etree._Element) -> dict[str, Any]:
    """The first article among the page's JSON-LD descriptions."""
    for element in root.iter("script"):
        if element.get("type") == "application/ld+json" and element.text and len(element.text) <= _JSON_LIMIT:
            try:
                described = json.loads(element.text)
            except (ValueError, RecursionError):
                continue
            article = next((node for node in _nodes(described) if _ARTICLE_TYPES.search(str(node.get("@type")))), None)
            if article:
                return article
    return {}


def _nodes(described: object) -> Iterator[dict[str, Any]]:
    """The objects of a description, outermost first."""
    waiting = [described]
    for _ in range(_JSON_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)]


def _text(value: object) -> str:
    """A single line of text; the first where a list is given."""
    if isinstance(value, list):
        value = next(iter(value), "")
    return clean_line(clean_text(value)) if isinstance(value, str) else ""


def _names(value: object) -> tuple[str, ...]:
    """Names of a person, an organisation, or a list of them."""
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for item in value[:50] for name in _names(item) if not isinstance(item, list)))
    name = _text(value.get("name")) if isinstance(value, dict) else _text(value)
    return (name,) if name and not name.startswith("http") else ()


def _people(value: str | None) -> tuple[str, ...]:
    """Names written in one line."""
    names = re.split(r"\s*(?:,|;|\band\b)\s*", _text(value))
    return tuple(name for name in names if name and not name.startswith(("http", "@")))


def _day(value: object) -> date | None:
    found = find_page_dates(_text(value).replace("T", " "))
    return next((day.value for day in found), None)


def _without_site(title: str, site: str) -> str:
    """A page's title without the site's name at its end."""
    parts = re.split(r"\s+[|\-–—·»]\s+", title)
    if len(parts) > 1 and (parts[-1].casefold() == site.casefold() or len(parts[-1].split()) <= 3):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—·»")
    return title
