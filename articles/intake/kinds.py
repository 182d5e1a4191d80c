"""What a file really is, by its first bytes, whatever its name says."""

import re
from pathlib import PurePath

_WEB_PAGE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.I | re.S)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_MAIL = re.compile(rb"^(?:[A-Za-z-]{2,40}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,50}){3}")
_WEB_ARCHIVE = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_MADE_BY_MAIL = re.compile(rb"^(?:received|message-id|mime-version|return-path):", re.I | re.M)

NAMED = {
    ".html": "a web page",
    ".pdf": "a PDF document",
    ".zip": "a zip archive or an office document",
    ".gz": "a compressed file",
    ".warc": "a web archive",
    ".xml": "a feed",
    ".eml": "a mail",
    ".mhtml": "a saved web page",
}
_SAME = {".htm": ".html", ".mht": ".mhtml", ".rss": ".xml", ".atom": ".xml", ".rdf": ".xml"}
_SAME |= dict.fromkeys((".docx", ".odt", ".xlsx", ".wacz"), ".zip")
_OWN_MARK = (".pdf", ".zip", ".gz")  # these cannot be anything else
HEAD = 4096  # bytes that suffice to tell


def suffix(name: str) -> str:
    """The ending that a name is known by, in small letters; empty when there is none."""
    return PurePath(name.lower().rstrip()).suffix


def contradiction(name: str, head: bytes) -> str | None:
    """What is wrong when the first bytes are of another kind than the name says, and what to do."""
    named = _SAME.get(suffix(name), suffix(name))
    real = real_kind(head)
    if real == named or (named, real) == (".warc", ".gz") or (real is None and named not in _OWN_MARK):
        return None
    if real is None:
        return f"This file is named {suffix(name)} but is not {NAMED[named]}: save it again where it was made."
    if real in _OWN_MARK or named in _OWN_MARK or (named, real) in ((".txt", ".html"), (".csv", ".html")):
        advice = "rename it to what it is, and bring it again" if real != ".gz" else "unpack it first"
        return f"This file is named {suffix(name)} but is {NAMED[real]}: {advice}."
    return None


def real_kind(head: bytes) -> str | None:
    """The ending that fits the first bytes; None when they may be any text, or nothing that is known."""
    head = head[:HEAD]
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ".zip"
    if head.startswith(b"\x1f\x8b"):
        return ".gz"
    if head.startswith(b"WARC/"):
        return ".warc"
    if _WEB_PAGE.match(head):
        return ".html"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _FEED.search(head):
        return ".xml"
    if _MAIL.match(head.replace(b"\r\n", b"\n")) and _MADE_BY_MAIL.search(head):
        return ".mhtml" if _WEB_ARCHIVE.search(head) else ".eml"
    return None
