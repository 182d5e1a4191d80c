"""A PDF read in a process of its own, which may take only so much memory and time: bytes in, JSON out."""

import json
import logging
import resource
import sys
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from articles.intake.formats.pdf_lines import PdfLine, paragraphs
from articles.intake.limits import MAX_PDF_PAGES, PDF_MEMORY, PDF_SECONDS

_A_WORD = 2.9  # as often as once in a million words: "longterm" is less, "peacekeeping" is more


def read(data: bytes) -> dict[str, Any]:
    """What the document holds: paragraphs, title, author, day of making; or `refused`, why not."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"refused": "This PDF is protected by a password: save it without one."}
    if len(reader.pages) > MAX_PDF_PAGES:
        return {
            "refused": f"This PDF has {len(reader.pages)} pages and the limit is {MAX_PDF_PAGES}: bring it in parts."
        }
    lines = [line for number, page in enumerate(reader.pages) for line in _lines(page, number)]
    about = reader.metadata
    try:
        made = about.creation_date.date().isoformat() if about and about.creation_date else ""
    except ValueError:
        made = ""
    return {
        "paragraphs": paragraphs(lines, _is_word),
        "title": str(about.title or "") if about else "",
        "author": str(about.author or "") if about else "",
        "made": made,
    }


def _lines(page: Any, number: int) -> list[PdfLine]:
    found: list[PdfLine] = []
    text, start = "", (0.0, 0.0, 0.0)

    def take(piece: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        nonlocal text, start
        for at, part in enumerate(piece.split("\n")):
            if at:
                found.append(PdfLine(text, number, *start))
                text = ""
            if part.strip() and not text.strip():
                x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                start = (x, y, abs(size * (tm[3] or tm[0]) * (cm[3] or cm[0])))
            text += part

    page.extract_text(visitor_text=take)
    return [*found, PdfLine(text, number, *start)]


def _is_word(text: str) -> bool:
    from wordfreq import zipf_frequency  # takes half a second, and most documents need none

    return zipf_frequency(text, "en") > _A_WORD


def main() -> None:
    logging.disable()
    resource.setrlimit(resource.RLIMIT_AS, (PDF_MEMORY, PDF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PDF_SECONDS, PDF_SECONDS))
    try:
        answer = read(sys.stdin.buffer.read())
    except (PyPdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        answer = {"refused": "", "error": f"{type(error).__name__}: {error}"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
