"""The bytes of an uploaded file as text, or a sentence that says what to do instead.

A byte order mark decides; else UTF-8 is tried, then what the file declares (an HTML `charset`), then a guess from the
letters. A file that is not text, or whose letters cannot be told, is refused: gibberish is worse than no text.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from articles.intake.clean import clean_text

MAX_BYTES = 5_000_000

_MAGIC = {
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"PK\x05\x06": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"\xfd7zXZ": "a compressed file",
    b"{\\rtf": "a rich text document",
    b"SQLite format 3": "a database",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w-]{2,40})""", re.I
)
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_15")  # the likelier first
_OTHERS = (
    *("cp1251", "cp1253", "cp1255", "cp1256", "koi8_r", "koi8_u", "iso8859_5", "cp866"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
_NOT_LATIN = re.compile(rb"[\x80-\xff]{4}")  # four accented letters or quotes in a row are another script
_TURKISH = re.compile(rb"[\xf0\xfd\xfe]")  # g breve, dotless i, s cedilla: the places of Icelandic eth, y acute, thorn
_ICELANDIC = re.compile(rb"[\xe1\xe6\xed]")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_BEYOND_ASCII = re.compile("[^\\x00-\x7f]")
_MOST_CHAOS = 10.0  # per cent, as charset-normalizer measures it
_SAMPLE = 200_000  # bytes looked at when guessing
_FEW_CONTROLS = 0.002  # more than this share of control characters: not a text
_MOSTLY_ASCII = 0.97
_CONTROLS = bytes({*range(9), 11, *range(14, 27), *range(28, 32)})  # escape is left out: ISO-2022-JP writes with it
_ASCII_LETTERS = bytes(range(128))
_ASK = "Open it where it was written, copy the text and paste it here."


class RefusedFile(ValueError):
    """A file that intake does not take; `str()` is the sentence shown to the editor."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Clean text, and the Python name of the encoding its bytes were in."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read the bytes of a text or HTML file, `declared` its encoding as its envelope says; raises RefusedFile."""
    if len(data) > MAX_BYTES:
        size, limit = len(data) / 1_000_000, MAX_BYTES // 1_000_000
        raise RefusedFile(f"This file has {size:.1f} MB and the limit is {limit} MB: upload one article per file.")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise RefusedFile(f"This file is {what}, not a text. {_ASK}")
    decoded = (
        _by_mark(data)
        or _as_iso_2022(data)
        or _as_utf8(data)
        or _without_mark(data)
        or _by_name(data, declared)
        or _as_declared(data)
        or _as_western(data)
        or _as_japanese(data)
        or _guessed(data)
    )
    text = clean_text(decoded.text)
    if not text.strip():
        raise RefusedFile("This file is empty: choose a file that contains the article's text.")
    return Decoded(text, decoded.encoding)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding) or _refuse_gibberish(f"says it is {encoding} but is not")
    return None


def _as_iso_2022(data: bytes) -> Decoded | None:
    """Japanese mail writes in ASCII bytes with escapes, so it would pass for UTF-8."""
    return _strictly(data, "iso2022_jp") if b"\x1b$" in data[:_SAMPLE] else None


def _as_utf8(data: bytes) -> Decoded | None:
    if _is_binary(data):
        return None
    decoded = _strictly(data, "utf-8")
    if decoded is None and _mixes_utf8(data):
        _refuse_gibberish("mixes UTF-8 with another encoding")
    return decoded


def _without_mark(data: bytes) -> Decoded | None:
    """UTF-16 written without its mark shows in English text as a NUL at every second byte."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(zeros) > 1 and zeros.count(0) > 0.7 * len(zeros):
            return _strictly(data, encoding)
    if _is_binary(data):
        raise RefusedFile(f"This file is not a text. {_ASK}")
    return None


def _as_declared(data: bytes) -> Decoded | None:
    declared = _DECLARED.search(data[:2048])
    return _by_name(data, (declared[1] or declared[2]).decode("ascii")) if declared else None


def _by_name(data: bytes, name: str | None) -> Decoded | None:
    name = (name or "").strip().lower()
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(name, name)  # as browsers read them
    try:
        text_codec = codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return None
    return _strictly(data, name) if text_codec else None


def _as_western(data: bytes) -> Decoded | None:
    """English with a few curly quotes gives too little to guess from; it is windows-1252 in practice."""
    ascii_bytes = len(data) - len(data.translate(None, _ASCII_LETTERS))
    western = ascii_bytes >= _MOSTLY_ASCII * len(data) and not _NOT_LATIN.search(data)
    return _strictly(data, "cp1252") if western else None


def _as_japanese(data: bytes) -> Decoded | None:
    """Every Japanese sentence has hiragana, which the bytes of other scripts give only by rare chance."""
    for encoding in ("cp932", "euc_jp"):
        decoded = _strictly(data, encoding)
        if decoded and len(_HIRAGANA.findall(decoded.text)) > 0.15 * len(_BEYOND_ASCII.findall(decoded.text)):
            return decoded
    return None


def _guessed(data: bytes) -> Decoded:
    candidates = _OTHERS if _NOT_LATIN.search(data) else _LATIN
    guesses = [
        guess
        for guess in from_bytes(data[:_SAMPLE], cp_isolation=list(candidates), enable_fallback=False)
        if guess.percent_chaos <= _MOST_CHAOS
    ]
    best = max((guess.percent_coherence for guess in guesses), default=0.0)
    likely = {guess.encoding for guess in guesses if guess.percent_coherence == best}
    if not best and len([guess for guess in guesses if guess.percent_chaos == guesses[0].percent_chaos]) > 1:
        likely = set()  # several encodings fit, and none reads as a language
    turkish = ("cp1254",) if _TURKISH.search(data) and not _ICELANDIC.search(data) else ()
    in_order = (*turkish, *_LATIN, *(guess.encoding for guess in guesses[:1]))
    for encoding in (name for name in in_order if name in likely):
        if decoded := _strictly(data, encoding):
            return decoded
    return _refuse_gibberish("is in an encoding that cannot be told")


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _FEW_CONTROLS * len(sample) + 2


def _mixes_utf8(data: bytes) -> bool:
    """Whether most letters beyond ASCII are whole UTF-8 characters, though some are not."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    return beyond >= broken


def _refuse_gibberish(what: str) -> Decoded:
    raise RefusedFile(f"This file {what}: save it as UTF-8 and upload it again.")
