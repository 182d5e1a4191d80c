"""Titles of office compared: "caretaker PM", "Minister of Defence" and "Defense Minister" as the roles call them."""

from functools import lru_cache

from .lexicon import words
from .spelling import WORD, folded

# Said of who holds an office for a time, or held it; the office is the same.
PASSING = words("acting interim caretaker then former ex late outgoing incoming current")
# Before an office these make it another one: a vice president is no president.
LESSER = words("vice deputy assistant under undersecretary associate junior shadow sub")
SPELLED = {
    "pm": ("prime", "minister"),
    "premier": ("prime", "minister"),
    "fm": ("foreign", "minister"),
    "spokesman": ("spokesperson",),
    "spokeswoman": ("spokesperson",),
    "chairman": ("chair",),
    "chairwoman": ("chair",),
    "chairperson": ("chair",),
    "sen": ("senator",),
    "gov": ("governor",),
    "rep": ("representative",),
    "congressman": ("representative",),
    "congresswoman": ("representative",),
}
# In Britain, the United States and elsewhere by custom a secretary is what others call a minister.
MINISTERS = words("minister secretary")
DEPARTMENTS = words("foreign defense interior home finance treasury justice health energy")


@lru_cache(maxsize=20_000)
def office_of(title: str) -> tuple[str, ...]:
    """The words of an office in one order and spelling, without what is said of its holder's time."""
    said = [folded(word) for word in WORD.findall(title)]
    office = [spelled for word in said if word not in PASSING for spelled in SPELLED.get(word, (word,))]
    first = next((n for n, word in enumerate(office) if word in MINISTERS), 0)
    if office[first + 1 : first + 2] == ["of"] and office[-1] != "state":  # "deputy minister of defense"
        office = [*office[:first], *(word for word in office[first + 2 :] if word != "the"), office[first]]
    if len(office) > 2 and office[-1] in MINISTERS and office[-2] == "affairs":
        office = [*office[:-2], office[-1]]  # "foreign affairs minister"
    if len(office) > 1 and office[-1] == "secretary" and office[-2] in DEPARTMENTS:
        office[-1] = "minister"  # "Foreign Secretary"
    return tuple(office)


def is_office(title: str, office: str) -> bool:
    """Whether the last words of a title are an office, and nothing before them makes it a lesser one."""
    said, wanted = office_of(title), office_of(office)
    if not wanted or said[-len(wanted) :] != wanted:
        return False
    return len(said) == len(wanted) or said[-len(wanted) - 1] not in LESSER


def may_shorten(title: str, office: str) -> bool:
    """Whether a title is an office without its department: "Minister" before a foreign minister, "General"."""
    said, wanted = office_of(title), office_of(office)
    if LESSER.intersection(said) != LESSER.intersection(wanted):
        return False
    said, wanted = [tuple(word for word in words if word not in LESSER) for words in (said, wanted)]
    if said == ("secretary",) and (wanted[-1:] == ("minister",) or wanted[:1] == said):
        return True  # of state, of defense
    return bool(said) and wanted[-len(said) :] == said


def is_former(title: str) -> bool:
    return title.startswith(("former", "ex ", "ex-", "then", "late"))
