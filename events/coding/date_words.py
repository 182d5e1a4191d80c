"""The words dates are written with, as pieces of regular expressions, and the numbers they stand for."""

import re
from collections.abc import Iterable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FIRSTS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TENTHS = ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth")

MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)}
WEEKDAY_NUMBERS = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}

CARDINALS = {word: number for number, word in enumerate((*_ONES, *_TEENS), 1)}
CARDINALS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
CARDINALS |= {"a": 1, "an": 1, "the": 1, "couple": 2, "few": 3, "several": 5, "dozen": 12, "hundred": 100}
VAGUE_COUNTS = frozenset({"few", "several"})

ORDINALS = {
    word: number for number, word in enumerate((*_FIRSTS, *_TENTHS, "eighteenth", "nineteenth", "twentieth"), 1)
}
ORDINALS |= {"thirtieth": 30, "thirty first": 31, "thirty-first": 31}
ORDINALS |= {f"twenty{gap}{word}": 20 + number for number, word in enumerate(_FIRSTS, 1) for gap in "- "}

DECADE_WORDS = {f"{word[:-1]}ie": 10 * number for number, word in enumerate(_TENS, 2)}

SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

# Nouns that are counted: "2000 people" and "In March 20 soldiers" are no dates.
COUNTED = (
    r"(?:people|persons?|troops|soldiers|men|women|children|civilians|fighters|militants|rebels|refugees|migrants"
    r"|prisoners|hostages|protesters|workers|employees|members|officers|others|villages|homes|houses|jobs|deaths|cases"
    r"|tonn?es|tons|miles|kilomet(?:er|re)s|km|met(?:er|re)s|feet|acres|hectares|barrels|dollars|euros|pounds|rubles"
    r"|percent|per cent|million|billion|thousand|points|hours|minutes|seats|votes|times|years|months|weeks|days)\b"
)


# The words a date expression can open with, beside figures: only there are the shapes tried.
_OPENING_WORDS = """
    january february march april may june july august september october november december sept
    monday tuesday wednesday thursday friday saturday sunday tues thur thurs
    last past this previous preceding prior next coming upcoming following that same current
    early earlier late later mid middle end start beginning close rest remainder recent more most final
    now today tonight yesterday tomorrow overnight day days week weeks month months year years decade decades
    fortnight quarter quarters calendar fiscal financial eve
    in within on from between exactly about around nearly almost roughly only just
    new valentine valentines international women womens st saint april earth juneteenth bastille halloween armistice
    veterans remembrance christmas boxing martin president presidents memorial labor thanksgiving good palm ash easter
    mother mothers father fathers cyber
    q h
"""
OPENERS = frozenset(_OPENING_WORDS.split()).union(MONTH_NUMBERS, WEEKDAY_NUMBERS, CARDINALS, ORDINALS, SEASON_MONTHS)


def any_of(words: Iterable[str]) -> str:
    """A group matching any of the words, longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


MONTH = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?![a-z])"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.|(?![a-z.])))"
)
WEEKDAY = r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?"
WHOLE_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
NUMERAL_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,]\d)"
ORDINAL_DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)|{any_of(ORDINALS)})\b"
_SPOKEN_PAIR = rf"(?:{any_of(_TENS)}(?:[- ]{any_of(_ONES)})?|{any_of(_TEENS)})"
YEAR = (
    r"(?:(?:1\d|20)\d\d(?![\w%]|[.,]\d)"
    rf"|(?:(?:{any_of(_TEENS[5:])}|twenty) {_SPOKEN_PAIR}"
    rf"|two thousand and (?:{_SPOKEN_PAIR}|{any_of(_ONES)}))(?![\w-]))"
)
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{any_of(ORDINALS)})\b"
COUNT = (
    rf"(?:(?:about|around|nearly|almost|roughly|only|just) )?(?:\d{{1,4}}|(?:a )?couple(?: of)?|(?:a )?few|several"
    rf"|(?:a )?dozen|(?:a )?hundred|(?:{any_of(_TENS)}[- ])?{any_of(_ONES)}|{any_of((*_TEENS, *_TENS))}|an?)"
)
SEASON = any_of(SEASON_MONTHS)
PART_OF_DAY = r"(?: (?:morning|afternoon|evening|night|noon|midnight)\b)"
STAGE = (
    r"(?:(?:the )?(?P<stage>early|earlier|late|later|mid|start of|beginning of|middle of|end of|month of)[ -](?:in )?)?"
)
WHICH = r"(?:(?:the )?(?P<which>last|this past|this coming|this|next|previous|following|coming) )?"
SMALL_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade)"
TO = r"(?: ?[-–—~] ?| (?:to|through|thru|until|till) )"

_BLANK = r"[^\S\n]{0,2}\s"
_BLANK_OR_CLASS = re.compile(r"\[[^\]]*\]| ")


def shape(source: str) -> re.Pattern[str]:
    """Compile a pattern in which a blank stands for a few blanks or one line break, never for a paragraph's end."""
    return re.compile(_BLANK_OR_CLASS.sub(lambda part: _BLANK if part[0] == " " else part[0], source), re.IGNORECASE)


def may_open(word: str) -> bool:
    return word[0].isdecimal() or (bare := word.strip("'’0123456789").lower()) in OPENERS or not bare


def month_number(name: str) -> int:
    return MONTH_NUMBERS[name[:3].lower()]


def weekday_number(name: str) -> int:
    """Monday is 1, Sunday is 7."""
    return WEEKDAY_NUMBERS[name[:3].lower()]


def count_of(words: str) -> int:
    """How many: 3, three, a, a couple of, a few (taken as three), several (taken as five), twenty-one."""
    numbers = [int(word) if word.isdecimal() else CARDINALS.get(word, 0) for word in re.findall(r"\w+", words.lower())]
    if len(numbers) > 1 and numbers[-1] < 10 <= numbers[-2]:
        return numbers[-2] + numbers[-1]
    return max(numbers)


def is_vague(words: str) -> bool:
    return not VAGUE_COUNTS.isdisjoint(words.lower().split())


def ordinal_of(word: str) -> int:
    """Which one: 3, 3rd, third, twenty-third."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS[word.lower()]


def whole_year(digits: str) -> int:
    """2014, nineteen eighty-four, two thousand and ten; a year of two digits lies between 1950 and 2049."""
    if spoken := re.findall(r"[a-z]+", digits.lower()):
        first, *rest = (CARDINALS.get(word, 0) for word in spoken)
        return sum(rest) + (2000 if "thousand" in spoken else 100 * first)
    year = int(digits.strip("'’"))
    return year if len(digits.strip("'’")) > 2 else year + (2000 if year < 50 else 1900)
