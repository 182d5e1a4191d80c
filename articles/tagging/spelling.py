"""Letters without their marks."""

import unicodedata

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def unaccented(text: str) -> str:
    """Lower-case text without diacritics."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part))
