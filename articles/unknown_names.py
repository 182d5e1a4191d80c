"""Names that nobody known goes by, gathered across articles: what editors make actors of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from .models import Mention, UnknownName
from .tagging.spelling import key_of

LONGEST = 200
# What else is named, such as works, laws and feasts, does not act.
GATHERED = frozenset({Mention.Kind.PERSON, Mention.Kind.ORGANIZATION, Mention.Kind.GROUP, Mention.Kind.PLACE})
Key = tuple[str, str]  # the folded words of a name, and its kind
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def gather(mentions: Sequence[Mention], earlier: Collection[int] = ()) -> set[int]:
    """
    Give each unknown name of some articles its UnknownName, in two queries; the mentions are not saved. Those of an
    article stand together. A new name is written as the first article writes it.

    `earlier` are the rows that the articles used before. Returns all whose count may have changed.
    """
    names = dict[Key, UnknownName]()
    used = list[tuple[Mention, Key]]()
    for _article, ones in groupby(mentions, key=attrgetter("article_id")):
        unknown = [one for one in ones if is_candidate(one)]
        keyed = [(one, (key, one.kind)) for one, key in zip(unknown, in_full(unknown), strict=True)]
        plainest_last = sorted(keyed, key=lambda pair: how_plain(pair[0], pair[1][0]))
        names = {
            (key, kind): UnknownName(key=key, kind=kind, name=one.text[:LONGEST]) for one, (key, kind) in plainest_last
        } | names
        used += keyed
    UnknownName.objects.bulk_create(names.values(), ignore_conflicts=True)
    saved = {(one.key, one.kind): one for one in UnknownName.objects.with_any((key for key, _kind in names), earlier)}
    for mention, key in used:
        mention.unknown = saved.get(key)
    return {name.pk for name in saved.values()}


def is_candidate(mention: Mention) -> bool:
    return mention.link == Mention.Link.UNKNOWN and mention.kind in GATHERED and key_of(mention.text) != ""


def in_full(mentions: Sequence[Mention]) -> list[str]:
    """The key of each name; of a person's surname or first name that of the full name, where the article gives it."""
    people = {key_of(one.text): spoken(one.text) for one in mentions if one.kind == Mention.Kind.PERSON}
    return [key_in_full(one, people)[:LONGEST] for one in mentions]


def key_in_full(mention: Mention, people: Mapping[str, list[str]]) -> str:
    key = key_of(mention.text)
    if mention.kind != Mention.Kind.PERSON:
        return key
    return next((full for full, words in people.items() if shortens(people[key], words)), key)


def spoken(name: str) -> list[str]:
    """The words of a name without initials and "Jr."."""
    return [word for word in key_of(name).split(" ") if len(word) > 1 and word not in SUFFIXES]


def shortens(words: list[str], full: list[str]) -> bool:
    """Whether words are the end or the beginning of a longer name."""
    return 0 < len(words) < len(full) and words in (full[-len(words) :], full[: len(words)])


def how_plain(mention: Mention, key: str) -> tuple[bool, bool, bool]:
    """Sorts the writing to show to the end: the name itself, from the text, and not in capitals throughout."""
    shouted = mention.text.isupper() and " " in mention.text
    return key_of(mention.text)[:LONGEST] == key, not shouted, mention.part == Mention.Part.BODY
