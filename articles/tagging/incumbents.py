"""What the offices that a person held say: whether that one led, served or may bear a title, on a day."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from .knowledge import KnownActor, Role
from .lexicon import words
from .spelling import key_of
from .titles import is_former, is_office, may_shorten, office_of

LEADING = frozenset(
    {"president", "prime minister", "chancellor", "supreme leader", "secretary general", "king", "pope"}
)
FOREIGN_MINISTERS = frozenset({("foreign", "minister"), ("secretary", "of", "state")})
ABOUT_TO = timedelta(days=400)  # a campaign before an election
LATELY = timedelta(days=60)
COURTESIES = words("mr mrs ms miss dr prof professor sir dame madam lord lady hon late former")
MEN, WOMEN = words("mr sir lord"), frozenset({"first lady", "queen", "princess", "duchess"})
RANKS = words("gen general lt lieutenant maj major col colonel brig brigadier adm admiral vice-admiral marshal field")


def serves(person: KnownActor, day: date | None) -> bool:
    """Whether a person holds an office on a day, or has just left it: whoever resigns is news for weeks."""
    days = (day, day - LATELY) if day else ()
    return any(role.start and role.held_on(one) for role in person.roles for one in days)


def serves_abroad(person: KnownActor, day: date | None) -> bool:
    """Whether a person spoke for a state to all others on a day: a minister of foreign affairs, whatever called."""
    return day is not None and any(
        role.start and role.held_on(day) and office_of(role.title) in FOREIGN_MINISTERS for role in person.roles
    )


def is_leader(person: KnownActor) -> bool:
    """Whether a person led a state, a government or a world body."""
    return not LEADING.isdisjoint(titles_of(person))


def has_led(person: KnownActor, day: date | None) -> bool:
    """Whether a leader was one on a day, or before, or was about to be: nobody was Pope Leo in 2019."""
    if day is None:
        return is_leader(person)
    return any(
        key_of(role.title) in LEADING and (role.start is None or role.start <= day + ABOUT_TO) for role in person.roles
    )


def rebels_led(person: KnownActor, day: date | None) -> Iterator[Role]:
    """What a person led of armed groups on a day or before: news says "bin Laden" for years."""
    for role in person.roles:
        begun = day is not None and role.start is not None and role.start <= day
        if begun and role.sector == "REB" and office_of(role.title)[-1:] == ("leader",):
            yield role


def titles_of(person: KnownActor) -> set[str]:
    return {key_of(role.title) for role in person.roles}


def bears(person: KnownActor, title: str) -> bool:
    """Whether the words in front of a name may be said of a person: any courtesy, an office once held, a rank of who
    held one of the forces."""
    if MEN.intersection(title.split()) and not WOMEN.isdisjoint(titles_of(person)):
        return False
    if not title or COURTESIES.issuperset(title.split()):
        return True
    of_rank = RANKS.issuperset(title.split())
    return any(
        is_office(title, role.title) or may_shorten(title, role.title) or (of_rank and role.sector == "MIL")
        for role in person.roles
    )


def leads(person: KnownActor, day: date | None) -> bool:
    """Whether a person leads a state, a government or a world body on a day."""
    return day is not None and any(role.held_on(day) for role in person.roles if key_of(role.title) in LEADING)


def holds(person: KnownActor, title: str, day: date | None, fits: Callable[[str, str], bool] = is_office) -> bool:
    """Whether a person held an office that the words in front of the name give, on the day if it is known."""
    return any(
        fits(title, role.title)
        and (day is None or role.held_on(day) or (is_former(title) and role.end is not None and role.end <= day))
        for role in person.roles
    )
