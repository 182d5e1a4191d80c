"""An event in plain words, from its codes: “United States struck Iranian-backed militias from the air in Syria”."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from .phrases import DID, HAPPENED

MOST_NAMES = 3
OBJECTS = {"he": "him", "she": "her", "they": "them", "who": "them", "we": "them"}
PREPOSITIONS = frozenset(
    {"of", "in", "from", "for", "with", "to", "on", "at", "against", "near", "by", "between", "after"}
)
DETERMINERS = frozenset({"the", "a", "an", "my", "no", "he", "him", "she", "her", "they", "them", "it", "who", "we"})
# Nouns of many, or of no number, that do not end in s.
MANY = frozenset({
    "people", "police", "men", "women", "children", "troops", "personnel", "media", "staff", "youth", "aircraft",
    "clergy", "infantry", "cavalry", "policemen", "gunmen", "policewomen", "businessmen", "congressmen", "lawmen",
    "property", "terrorism", "racism", "violence", "corruption", "trade", "aid", "money", "oil", "gas", "food",
    "land", "territory",
})  # fmt: skip
# Words that open a phrase and are no name: quantities, what narrows them, and groups of people.
OPENING = frozenset({
    "about", "all", "almost", "another", "any", "around", "at", "both", "dozens", "each", "eight", "eleven",
    "every", "few", "five", "four", "half", "his", "her", "hundreds", "its", "many", "members", "millions", "more",
    "most", "nearly", "nine", "no", "one", "only", "other", "others", "our", "over", "police", "protesters", "rebels",
    "residents", "scores", "security", "seven", "several", "six", "soldiers", "some", "such", "supporters", "ten",
    "tens", "that", "their", "these", "this", "those", "thousands", "three", "troops", "twelve", "two", "up",
    "workers", "gunmen", "militants", "officials", "demonstrators", "crowds", "fighters", "leaders", "voters",
})  # fmt: skip


def tell(type: str, mode: str, actors: Sequence[str], recipients: Sequence[str]) -> str:
    """
    One line without a full stop: the actors' names come first, or what there was where nobody is told who did it.

    >>> tell("CONSULT", "", ["Iran", "Iraq"], [])
    'Iran and Iraq held talks'
    >>> tell("ASSAULT", "aerial", [], ["a convoy"])
    'Air strike on a convoy'
    >>> tell("ASSAULT", "", ["About 20 rebels"], ["More than 100 people"])
    'About 20 rebels attacked more than 100 people'
    """
    who = [party(name, opens=number == 0) for number, name in enumerate(actors)]
    return composed(type, mode, who, [party(name) for name in recipients])


def composed(type: str, mode: str, who: Sequence[str], whom: Sequence[str]) -> str:
    """The line, of names as they stand in it."""
    phrases = DID if who else HAPPENED
    with_recipient, alone = phrases.get(f"{type}/{mode}") or phrases[type]
    told = gettext(with_recipient).format(listed(whom)) if whom else gettext(alone)
    return gettext("{who} {did}").format(who=listed(who), did=told) if who else told


def party(name: str, *, opens: bool = False) -> str:
    """
    Who took part, as it stands in a sentence: what is no name takes its article, and pronouns their case.

    >>> party("Turkish coalition"), party("country", opens=True), party("At least 22 fighters"), party("US troops")
    ('the Turkish coalition', 'The country', 'at least 22 fighters', 'US troops')
    """
    told = within(name if opens else OBJECTS.get(name.lower(), name))
    told = f"the {told}" if takes_article(told) else told
    return told[:1].upper() + told[1:] if opens else told


def takes_article(name: str) -> bool:
    """Whether a phrase is a single common noun without an article: `country`, `Syrian army`; not `US troops`."""
    words = name.split()
    before = next((n for n, word in enumerate(words) if n and word.lower() in PREPOSITIONS), len(words))
    head, first = words[before - 1] if words else "", words[0] if words else ""
    if not head.isalpha() or not head.islower() or first[:1].isdigit() or "\u2019s" in name or "'s" in name:
        return False
    if first.lower() in OPENING | DETERMINERS:
        return False
    return head not in MANY and not (head.endswith("s") and not head.endswith(("ss", "us", "is")))


def within(name: str) -> str:
    """A phrase as it stands inside a sentence: `More than 100 people` opened one; names keep their capital."""
    first = name.partition(" ")[0]
    return name[:1].lower() + name[1:] if first.lower() in OPENING and first.istitle() else name


def listed(names: Sequence[str]) -> str:
    """Names as a reader would list them, the last joined with “and”; long lists are cut."""
    unique = list(dict.fromkeys(names))
    if len(unique) > MOST_NAMES:
        left = len(unique) - MOST_NAMES + 1
        unique = [*unique[: MOST_NAMES - 1], ngettext("{n} other", "{n} others", left).format(n=left)]
    if len(unique) < 2:
        return "".join(unique)
    return gettext("{names} and {last}").format(names=", ".join(unique[:-1]), last=unique[-1])
