"""Text as the archive keeps it: the same letters always stored as the same characters.

Intake normalises to Unicode form C, so that "é" typed in one piece and "é" typed as e and accent are the same text, and
so that offsets counted later fit what is stored. Curly quotes, dashes, zero-width joiners and right-to-left marks are
part of the text and stay; what no text contains (NUL and other controls, halves of surrogate pairs) goes.
"""

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_SPACES = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """Text in form C with "\\n" line ends, no control characters, and U+FFFD for every lone surrogate."""
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROLS.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def clean_line(line: str) -> str:
    """A line for a field of its own (title, name): single spaces, no marks that reorder or hide its neighbours."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", line)).strip()
