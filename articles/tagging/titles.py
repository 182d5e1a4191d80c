"""Titles of office compared: "caretaker PM", "Minister of Defence" and "Defense Minister" are what the roles call them."""

from functools import lru_cache

from .gazetteer import WORD, folded

# Said of who holds an office for a time, or held it; the office is the same.
PASSING = frozenset({"acting", "interim", "caretaker", "then", "former", "ex", "late", "outgoing", "incoming", "current"})
# Before an office these make it another one: a vice president is no president.
LESSER = frozenset({"vice", "deputy", "assistant", "under", "undersecretary", "associate", "junior", "shadow", "sub"})
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
    "secretary-general": ("secretary", "general"),
}
# In Britain, the United States and elsewhere by custom a secretary is what others call a minister.
MINISTERS = frozenset({"minister", "secretary"})
DEPARTMENTS = frozenset({"foreign", "defense", "interior", "home", "finance", "treasury", "justice", "health", "energy"})


@lru_cache(maxsize=20_000)
def office_of(title: str) -> tuple[str, ...]:
    """The words of an office in one order and spelling, without what is said of its holder's time."""
    words = [folded(word) for word in WORD.findall(title)]
    words = [spelled for word in words if word not in PASSING for spelled in SPELLED.get(word, (word,))]
    if len(words) > 2 and words[0] in MINISTERS and words[1] == "of" and words[-1] != "state":
        words = [*(word for word in words[2:] if word != "the"), words[0]]  # "minister of defense"
    if len(words) > 2 and words[-1] in MINISTERS and words[-2] == "affairs":
        words = [*words[:-2], words[-1]]  # "foreign affairs minister"
    if len(words) > 1 and words[-1] == "secretary" and words[-2] in DEPARTMENTS:
        words[-1] = "minister"  # "Foreign Secretary"
    return tuple(words)


def is_office(title: str, office: str) -> bool:
    """Whether the last words of a title are an office, and nothing before them makes it a lesser one."""
    words, wanted = office_of(title), office_of(office)
    if not wanted or words[-len(wanted) :] != wanted:
        return False
    return len(words) == len(wanted) or words[-len(wanted) - 1] not in LESSER


def may_shorten(title: str, office: str) -> bool:
    """Whether a title is an office without its department: "Minister" before a foreign minister, "General"."""
    words, wanted = office_of(title), office_of(office)
    return bool(words) and wanted[-len(words) :] == words and not LESSER & set(wanted)


def is_former(title: str) -> bool:
    return title.startswith(("former", "ex ", "ex-", "then", "late"))
