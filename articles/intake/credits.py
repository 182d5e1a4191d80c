"""Who took the picture: "Jane Roe/AFP via Getty Images", "Photo: Jane Roe", "(AP Photo/Jane Roe)"."""

import re

_AGENCY = (
    r"(?:AFP|AP|Reuters|REUTERS|EPA(?:-EFE)?|Getty(?: Images)?|Bloomberg|Xinhua|TASS|Anadolu(?: Agency)?|dpa|NurPhoto"
    r"|ZUMA(?: Press)?|Sipa(?: USA)?|EFE|Alamy|Shutterstock|iStock(?:photo)?|UPI|PA(?: Wire| Images)?|WireImage"
    r"|Magnum(?: Photos)?|Rex(?: Features)?|AAP|Kyodo|Yonhap|Pool)"
)
_PERSON = r"[A-ZÀ-Ý][\w.'’-]*(?: (?:[A-ZÀ-Ý][\w.'’-]*|al|bin|de|der|el|van|von)){0,4}"
_FULL_NAME = r"[A-ZÀ-Ý][\w.'’-]*(?: [\w.'’-]+){0,2} [A-ZÀ-Ý][\w.'’-]*"
_LABEL = r"(?:photo(?:graph)?s?|pictures?|images?|credits?|photo credit|image credit|photo illustration|illustration)"
_LABELLED = re.compile(
    rf"^{_LABEL}\s*(?:[:|©]|(?:by|courtesy of|via)\b)\s*:?\s*(?P<who>.+)$|^credit (?P<whom>{_PERSON}.*)$", re.IGNORECASE
)
_SIGNED = re.compile(
    rf"(?:{_PERSON}(?: ?[/|,] ?| via | for | - )(?:(?:AP|AFP|EPA) )?{_AGENCY}"
    rf"|{_AGENCY}(?: Photo| Images| File)? ?/ ?{_PERSON}"
    rf"|^{_FULL_NAME} ?/ ?[A-Z][\w.]+(?: [A-Z][\w.]+){{0,3}}$"
    rf"|^{_AGENCY} Images$|^{_AGENCY}$)"
    rf"(?:(?: ?[/|,] ?| via ){_AGENCY}|/[A-Z][\w ]+)*"
)
_CLOSING = re.compile(
    r"(?<=[.!?”\"])\s(?:(?:[Cc]redit|[Ss]ource|[Pp]hoto(?:graph)?(?: by)?|[Ii]mage|[Pp]icture)s?:?\s"
    rf"(?P<who>{_PERSON}[^.!?]{{0,60}})|(?P<signed>{_SIGNED.pattern}))$"
)
_CAPTION_MARK = re.compile(
    r"^\W*(?:(?:media|image|photo|video|picture) ?(?:caption|copyright|credit|source)\b"
    r"|(?:file|stock|handout|main) (?:photo|image|picture)\b"
    r"|(?:caption|photo|image|picture|video|map|chart|graph(?:ic)?|above|pictured):"
    r"|(?:this|an?|in this|the) (?:\w+[ -]){0,6}?"
    r"(?:photo(?:graph)?|image|picture|illustration|frame grab|screen ?(?:grab|shot))"
    r"(?:,| (?:by|of|from|provided|released|taken|shows|showing|shown|made|courtesy)\b)"
    r"|an artist['’]s (?:\w+ )?(?:concept|illustration|impression|rendering))",
    re.IGNORECASE,
)
_POINTING = re.compile(  # where in the picture somebody is
    r"(?:, (?:far |(?:second|third|top|bottom|front) (?:from )?)?(?:left|right|cent(?:er|re))(?:[,.;]| and\b)"
    r"|\((?:left|right|cent(?:er|re)|pictured)\)"
    r"|\bpictured (?:here|above|below|in|at|on|with|left|right|during|outside)\b"
    r"|\bfile (?:photo|picture|image)\b)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()]{2,90})\)\W*$")
_SHORT = 90  # characters: a credit on its own line
_CAPTION = 700
_POINTED_AT = 300  # a longer paragraph that says "pictured above" tells something else besides


def read_credit(line: str) -> str | None:
    """The credit that a line is, or that a caption ends with."""
    line = line.strip()
    if len(line) > _CAPTION:
        return None
    if len(line) <= _SHORT and (own := _own_line(line)):
        return own
    bracketed = _IN_BRACKETS.search(line)
    if bracketed:
        return _own_line(bracketed["inside"].strip())
    closing = _CLOSING.search(line)
    return (closing["who"] or closing["signed"]).strip() if closing else None


def is_caption(line: str) -> bool:
    """Whether a line describes a picture: it names itself as a caption or ends with a credit."""
    if len(line) > _CAPTION:
        return False
    points = len(line) <= _POINTED_AT and _POINTING.search(line)
    return bool(_CAPTION_MARK.match(line) or points or read_credit(line))


def _own_line(line: str) -> str | None:
    bracketed = _IN_BRACKETS.search(line)
    if bracketed:
        return _own_line(bracketed["inside"].strip())
    labelled = _LABELLED.match(line)
    if labelled:
        return (labelled["who"] or labelled["whom"]).strip(" ()")
    signed = _SIGNED.search(line.removeprefix("©").strip())
    if signed and len(signed[0]) >= 0.6 * len(line):
        return line.strip("() ")
    return None
