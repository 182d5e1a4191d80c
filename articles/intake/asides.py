"""Links that a site sets into its running text: "(RELATED: Another Headline)" behind a sentence, or on its own line."""

import re
from dataclasses import dataclass

_SITE = r"(?:also )?on [a-z0-9-]+\.[a-z]{2,3}(?:\.[a-z]{2})?"
_LABEL = (
    rf"(?:related(?: (?:posts?|stor(?:y|ies)|articles?|coverage|reading))?|{_SITE}|read more|read also|also read"
    r"|read next|see more|see also|watch|listen|more|must read)"
)
_HEADLINE = r"[^()\[\]]{1,200}(?:\([^()]{0,80}\)[^()\[\]]{0,80}){0,2}"
_BRACKETED = re.compile(
    rf"\s{{0,3}}(?:\({_LABEL}:\s{{0,3}}(?P<round>{_HEADLINE})\)|\[{_LABEL}:\s{{0,3}}(?P<square>{_HEADLINE})\])", re.I
)
_OWN_LINE = re.compile(rf"^[(\[]?{_LABEL}\s?[:|»]\s?(?P<headline>\S.{{1,250}}?)[)\]]?$", re.I)


@dataclass(frozen=True, slots=True)
class WithoutAsides:
    """A paragraph without its asides, the asides as they stood, and the headlines they name."""

    text: str
    asides: tuple[str, ...]
    headlines: tuple[str, ...]


def cut_asides(paragraph: str) -> WithoutAsides:
    """Take bracketed links to other articles out of a paragraph."""
    found = list(_BRACKETED.finditer(paragraph)) if "(" in paragraph or "[" in paragraph else []
    return WithoutAsides(
        text=_BRACKETED.sub("", paragraph).strip() if found else paragraph,
        asides=tuple(match[0].strip() for match in found),
        headlines=tuple((match["round"] or match["square"]).strip() for match in found),
    )


def related_headline(line: str) -> str | None:
    """The headline that a line of its own sends the reader to."""
    match = _OWN_LINE.match(line)
    return match["headline"].strip() if match else None
