"""A PDF with text in it. What foreign documents do to their reader stays in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

from articles.intake.decode import RefusedFile
from articles.intake.facts import PageFacts
from articles.intake.items import Page
from articles.intake.limits import PDF_SECONDS
from articles.intake.records import day_of_moment

_READER = [sys.executable, "-m", "articles.intake.formats.pdf_process"]
_ROOT = Path(__file__).resolve().parents[3]
_DAMAGED = "This PDF is damaged, or needs more time or memory than a document should: save it again as a PDF."
_NO_TEXT = "This PDF holds pictures of pages and no text: have its text recognised (OCR), or type it and paste it here."


def read_pdf(data: bytes) -> Page:
    """The paragraphs of a document and its properties; raises RefusedFile."""
    try:
        done = subprocess.run(_READER, input=data, capture_output=True, timeout=3 * PDF_SECONDS, cwd=_ROOT, check=True)
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise RefusedFile(_DAMAGED) from error
    if "refused" in answer:
        raise RefusedFile(answer["refused"] or _DAMAGED)
    text = "\n\n".join(answer["paragraphs"])
    if not any(char.isalpha() for char in text):
        raise RefusedFile(_NO_TEXT)
    author = answer["author"]
    return Page(
        text,
        file=PageFacts(
            title=answer["title"], authors=(author,) if author else (), published=day_of_moment(answer["made"])
        ),
    )
