"""Page furniture: what surrounds an article on a web page and is no part of it.

Labels are short lines ("Share", "Font Size:"), notices and appeals are sentences about the site or to its reader, and
turns are headings after which a page goes on to something else. The wording is in `furniture_words`.
"""

import re
from collections.abc import Iterable

from articles.intake.furniture_words import APPEALS, COMMENTS, ENDINGS, LABELS, NOTICES, SMALL_PRINT, TURNS
from articles.intake.paste_lines import Block

_LABEL_LENGTH = 140  # characters
_SMALL_PRINT_WORDS = 14
_APPEAL_WORDS = 45
_NOTICE_WORDS = 75


def _any(wordings: Iterable[str]) -> str:
    return "|".join(wordings).replace(" ", r"\W+")


def _whole_line(wordings: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{_any(wordings)})\W*$", re.IGNORECASE)


_LABEL = _whole_line(LABELS)
_TURN = _whole_line(TURNS)
_ENDING = _whole_line((*COMMENTS, *ENDINGS))
_NOTICE = re.compile(rf"(?<!\w)(?:{_any(NOTICES)})", re.IGNORECASE)
_SMALL_PRINT = re.compile(rf"\b(?:{_any(SMALL_PRINT)})\b", re.IGNORECASE)
_APPEAL = re.compile(rf"(?:^\W*|[.!?]\s)(?:{_any(APPEALS)})", re.IGNORECASE)


def is_furniture(block: Block) -> bool:
    """Whether a block belongs to the page and not to the article, wherever it stands."""
    return _is_label(block) or is_turn(block) or ends_article(block) or is_notice(block)


def is_turn(block: Block) -> bool:
    """Whether the page turns to other things here ("Related stories"); an article may still go on after them."""
    return len(block.bare) <= _LABEL_LENGTH and bool(_TURN.match(block.bare))


def ends_article(block: Block) -> bool:
    """Whether readers' comments, references or a note on the author follow."""
    return len(block.bare) <= _LABEL_LENGTH and bool(_ENDING.match(block.bare))


def _is_label(block: Block) -> bool:
    return len(block.bare) <= _LABEL_LENGTH and bool(_LABEL.match(block.bare))


def is_notice(block: Block) -> bool:
    """Whether a paragraph speaks of the site, or to its reader about the site."""
    text, words = block.bare, block.words
    return bool(
        (words <= _NOTICE_WORDS and _NOTICE.search(text))
        or (words <= _APPEAL_WORDS and _APPEAL.search(text))
        or (words <= _SMALL_PRINT_WORDS and _SMALL_PRINT.search(text))
    )
