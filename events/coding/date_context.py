"""Whether words that look like a date are one where they stand: May and March, figures that count, fall of Kabul."""

import re

from events.coding.date_words import COUNTED, MONTH

Match = re.Match[str]

_PREPOSED = re.compile(
    r"(?:\b(?:in|since|until|till|by|last|next|this|late|early|mid|during|from|through|between|before|after|for|of"
    r"|to|past|that|about|around|the|every|each|[a-z]+ed)[ -]|[-–—/(])$",
    re.I,
)
_PREPOSED_MAY = re.compile(
    r"(?:\b(?:in|since|until|till|last|next|this|late|early|mid|during"
    r"|(?:end|start|beginning|middle|month|day|week) of)[ -]"
    rf"|{MONTH}(?:,| (?:and|or|to|through|until))? |{MONTH}[-–—/])$",
    re.I,
)
_CAPITAL_BEFORE = re.compile(r"(?:\b[A-Z][\w’']*|[’']s) $")
_MONTH_AFTER = re.compile(rf" ?[-–] ?{MONTH}| (?:to|and|or) {MONTH}")
_TOWARDS = re.compile(r" (?:on|for) [A-Z]")
_CAPITAL_AFTER = re.compile(r" [A-Z]")


def _around_it(match: Match) -> tuple[str, str]:
    return match.string[max(0, match.start() - 24) : match.start()], match.string[match.end() : match.end() + 24]


def is_capital_month(match: Match) -> bool:
    """The words may, march, mar and dec name months only with a capital; so do all months that stand alone."""
    return match["month"][0].isupper() or match["month"][:3].lower() not in ("may", "mar")


def is_lone_month(match: Match) -> bool:
    """Neither the name of a person nor of a march: Theresa May, April Ryan, the Women's March, March on Rome."""
    before, after = _around_it(match)
    name = match["month"]
    if name == "March" and _TOWARDS.match(after) and not _PREPOSED_MAY.search(before):
        return False
    if not name[0].isupper():
        return len(name) > 6 or (bool(match["which"]) and name[:3].lower() not in ("may", "mar"))
    if match["which"] or match["stage"] or _MONTH_AFTER.match(after):
        return True
    if name == "May":
        return bool(_PREPOSED_MAY.search(before))
    if (len(name.rstrip(".")) < 5 and name not in ("June", "July")) or _CAPITAL_AFTER.match(after):
        return bool(_PREPOSED.search(before))
    return bool(_PREPOSED.search(before)) or not _CAPITAL_BEFORE.search(before)


_NUMBERED = re.compile(
    r"(?:\b(?:resolutions?|flight|vision|agenda|made in china|article|route|highway|room|section|channel|page"
    r"|no\.|number|nearly|almost|some|than|least|most|over|exactly|roughly|approximately|only|just|another|at"
    r"|up to)|[$€£#]) ?$",
    re.I,
)
_YEAR_CUE = re.compile(
    r"\b(?:in|since|year|from|until|by|circa|during|and|to|of|the|mid|early|late)[ -]$|[-–—(]$", re.I
)
_THE_YEAR = re.compile(r"\b(?:the|since|during|[’']s|its|their|his|her|early|late)[ -]$", re.I)
_CLOCK_AFTER = re.compile(r" (?:GMT|UTC|hours|hrs|local|E[SD]?T)\b|:\d")
_COUNT_AFTER = re.compile(rf" (?:[a-z]+ )?{COUNTED}")


def is_year(match: Match) -> bool:
    """A year from 1900 on, unless it counts or numbers something; an older one only after a word like since."""
    before, after = _around_it(match)
    if _NUMBERED.search(before) or _CLOCK_AFTER.match(after):
        return False
    if _COUNT_AFTER.match(after) and not _THE_YEAR.search(before):
        return False
    if match["year"] >= "1900" and match["year"].isdecimal():
        return True
    return bool(_YEAR_CUE.search(before)) and not re.match(r" [a-z]+s\b", after)


def is_season(match: Match) -> bool:
    """Bare seasons need "in the", and "the fall" also falls: of Kabul, in prices."""
    before, after = _around_it(match)
    if match["year"] or match["which"]:
        return not re.match(r" of (?!\d)(?!this|last|next)", after)
    return bool(
        re.search(r"\b(?:in|during|by|since|until|through|over|for) (?:the |early |late |mid-?)+$", before)
    ) and (match["season"].lower() != "fall" or not re.match(r" (?:of|in) ", after))
