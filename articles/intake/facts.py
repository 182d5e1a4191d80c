"""What a web page or document says about its article apart from the text that is seen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Fields from a page's metadata; empty where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    section: str = ""
    site: str = ""
    url: str = ""
    language: str = ""
