"""An OpenDocument text (.odt): its paragraphs and headings, without comments and what was struck out."""

import io

from odfdo import Document

from articles.intake.decode import RefusedFile
from articles.intake.facts import PageFacts
from articles.intake.items import Page
from articles.intake.packages import open_package, refuse_unfit_parts

_TEXT = b"application/vnd.oasis.opendocument.text"
_ASIDE = "ancestor::text:tracked-changes or ancestor::office:annotation or ancestor::text:note"
_PARAGRAPHS = f"descendant::*[(self::text:p or self::text:h) and not({_ASIDE})]"
_REMOVED = "descendant::office:annotation | descendant::text:note"


def read_opendocument(data: bytes) -> Page:
    """The text of a document and its properties; raises RefusedFile."""
    package = open_package(io.BytesIO(data))
    names = set(package.namelist())
    if not {"mimetype", "content.xml"} <= names or not package.read("mimetype")[:100].startswith(_TEXT):
        raise RefusedFile("This is not an OpenDocument text, though its name says so: rename it to what it is.")
    refuse_unfit_parts(package)
    document = Document(io.BytesIO(data))
    for aside in document.body.get_elements(_REMOVED):
        aside.delete()
    lines = [paragraph.inner_text for paragraph in document.body.get_elements(_PARAGRAPHS)]
    meta = document.meta
    author = str(meta.creator or meta.initial_creator or "")
    made = meta.creation_date
    return Page(
        "\n\n".join(lines),
        file=PageFacts(
            title=str(meta.title or ""), authors=(author,) if author else (), published=made.date() if made else None
        ),
    )
