"""Which person a name stands for: full names first, then surnames by what was said before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from .answers import Answer, ambiguous, linked, unknown
from .context import Context
from .finder import Found
from .gazetteer import ORDINARY, Candidate
from .given_names import GIVEN_NAMES
from .incumbents import (
    COURTESIES,
    WOMEN,
    bears,
    has_led,
    holds,
    is_leader,
    leads,
    rebels_led,
    serves,
    serves_abroad,
    titles_of,
)
from .knowledge import KnownActor
from .lexicon import words
from .sectors import OFFICES, of_title
from .spelling import WORD, folded
from .syntax import same_doc, sentence_of, title_before
from .titles import is_office, may_shorten

WIVES = words("mrs ms madam lady")
SUFFIXES = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})


def persons_of(name: Found) -> list[KnownActor]:
    return distinct(c.target for c in name.candidates if isinstance(c.target, KnownActor) and c.target.kind == "person")


def distinct(actors: Iterable[KnownActor]) -> list[KnownActor]:
    return list({actor.slug: actor for actor in actors}.values())


class Introductions:
    """The people an article has named in full, and who they are; later short names go back to them."""

    def __init__(self) -> None:
        self._people: list[tuple[tuple[str, ...], Answer]] = []

    def add(self, words: tuple[str, ...], answer: Answer) -> None:
        self._people.append((words, answer))

    def of(self, words: tuple[str, ...], title: str = "") -> Answer | None:
        """
        The last person named in full whose name ends with these words, or else begins with them, and who may bear the
        title. Of a leader and the leader's family the leader is meant.
        """
        alike = [(full, answer) for full, answer in reversed(self._people) if full != words]
        bearing = [
            answer
            for fits in (ends_with, begins_with, ends_before_suffix)
            for full, answer in alike
            if fits(full, words) and (answer.actor is None or bears(answer.actor, title))
        ]
        leaders = [answer for answer in bearing if answer.actor and is_leader(answer.actor)]
        women = [answer for answer in bearing if answer.actor and not WOMEN.isdisjoint(titles_of(answer.actor))]
        if WIVES.intersection(title.split()) and women:
            return women[0]
        return next(iter(leaders or bearing), None)


def ends_before_suffix(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """ "Roe" of "Richard Roe Jr.", where no other Roe is named."""
    return full[-1] in SUFFIXES and ends_with(full[:-1], words)


def ends_with(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return full[-len(words) :] == words


def is_run_together(name: Found, context: Context) -> bool:
    """Whether a name is a leader's surname with what is no first name before or after it: "Will Obama wait?", "the
    Obama-Roe summit"."""
    given, *others = WORD.findall(name.name)
    if given in GIVEN_NAMES and given.lower() not in ORDINARY:
        return False
    leaders = (c.target for word in (given, *others) for c in context.gazetteer.named(word) if c.form == "surname")
    return any(isinstance(one, KnownActor) and leads(one, context.published) for one in leaders)


def begins_with(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return full[: len(words)] == words


def words_of(name: Found) -> tuple[str, ...]:
    """The folded words of a name without initials and "Jr."."""
    words = called(name)
    return tuple(word for word in words if word not in SUFFIXES) or words


def called(name: Found) -> tuple[str, ...]:
    """The folded words of a name without initials: "Jr." tells a son from his father."""
    return words_in(name.name)


def words_in(written: str) -> tuple[str, ...]:
    words = [folded(word) for word in WORD.findall(written)]
    return tuple(word for word in words if len(word) > 1) or tuple(words)


def full_name_answer(name: Found, context: Context) -> Answer | None:
    """A full name: linked, unknown or ambiguous; None when the name is a short one."""
    full = distinct(persons_named(name.candidates))
    words = words_of(name)
    rule = "person: full name"
    if not full and len(words) > 1:
        shorter = " ".join((words[0], words[-1])) if len(words) > 2 else " ".join(words)
        known = context.gazetteer.named(" ".join(words)) or (
            context.gazetteer.named(shorter) if has_initials(name) else ()
        )
        full = distinct(persons_named(known))
        rule = "person: full name without initials"
    if len(full) == 1:
        return linked("person", rule, actor=full[0])
    if full:
        return by_office(full, name, context) or ambiguous("person", "person: several of this name", full)
    if len(words) > 1 and not persons_of(name):
        return unknown("person", "person: none known by this name")
    return None


def persons_named(candidates: Iterable[Candidate]) -> Iterator[KnownActor]:
    """The persons among candidates whose full name it is."""
    for candidate in candidates:
        if isinstance(candidate.target, KnownActor) and candidate.target.kind == "person" and candidate.form == "name":
            yield candidate.target


def has_initials(name: Found) -> bool:
    return len(WORD.findall(name.name)) > len(words_of(name))


def short_name_answer(name: Found, context: Context, introductions: Introductions) -> Answer:
    """A surname or first name: whoever the article named in full, else the one known bearer."""
    introduced = introductions.of(called(name), distinguishing(name))
    if introduced and not is_son_of_leader(introduced, name, context):
        rule = f"person: short for a full name in the article ({introduced.link})"
        return Answer(
            introduced.link,
            rule,
            "person",
            introduced.actor,
            None,
            introduced.country,
            introduced.sector,
            introduced.candidates,
        )
    known = context.preferred([person for person in persons_of(name) if context.allows(person)])
    if not known or called(name)[-1] in SUFFIXES:
        return unknown("person", "person: none known by this name")
    meant = [person for person in known if is_called_by_surname(person, name, context)]
    if meant:  # a minister of the day goes before a leader of the past who bears the same surname
        abroad = (p for p in known if serves_abroad(p, context.published) and bears(p, title_before(name)))
        meant = distinct([*meant, *abroad])
    if len(meant) == 1:
        return linked("person", "person: the only bearer of this surname whom news calls by it here", actor=meant[0])
    if meant:
        here = [person for person in meant if person.country and context.countries[person.country]]
        if answer := by_title(meant, name, context) or by_leading(meant, here, context) or by_serving(meant, context):
            return answer
        leaders = [person for person in meant if is_leader(person)]
        if len(leaders) == 1:
            return linked("person", "person: the only leader of this surname", actor=leaders[0])
        if len(here) == 1:
            return linked("person", "person: the bearer of this surname from a country in the article", actor=here[0])
    if len(known) == 1:
        return unknown("person", "person: nothing in the article speaks for the known bearer of this surname")
    return ambiguous("person", "person: several known bearers of this surname", meant or known)


def distinguishing(name: Found) -> str:
    """The title in front of a name, unless nobody known by that name bears it: a rank that no list of offices has."""
    title, known = title_before(name), persons_of(name)
    if COURTESIES.issuperset(title.split()) or not known or any(bears(person, title) for person in known):
        return title
    return ""


def is_son_of_leader(introduced: Answer, name: Found, context: Context) -> bool:
    """Whether a surname alone rather means the leader of the day than the son whom the article names in full."""
    son = introduced.actor is not None and words_in(introduced.actor.name)[-1] in SUFFIXES
    return son and called(name)[-1] not in SUFFIXES and any(leads(p, context.published) for p in persons_of(name))


def is_called_by_surname(person: KnownActor, name: Found, context: Context) -> bool:
    """
    Whether news may name a person by the surname alone: a leader, whoever bore the title in front of it, and who holds
    an office on the day, or left it lately, in the country that the article is about, or speaks for a country abroad
    that the article names, or beside a leader, and who led an armed group of no one country, or of one that the article
    names. Others are named in full first.
    """
    title = title_before(name)
    if not bears(person, title):
        return False
    if has_led(person, context.published) or title:
        return True
    if serves_abroad(person, context.published):
        return bool(context.countries[person.country or ""]) or stands_by_leader(name, context)
    rebels = rebels_led(person, context.published)
    if any(role.country == "IMG" or context.countries[role.country] for role in rebels):
        return True
    return serves(person, context.published) and person.country == context.main_country


def stands_by_leader(name: Found, context: Context) -> bool:
    """Whether another name in the sentence may be a leader's."""
    start, end = sentence_of(name)
    others = (o for o in context.names if o is not name and same_doc(o, name) and start <= o.span.start < end)
    return any(is_leader(person) for other in others for person in persons_of(other))


def by_office(people: list[KnownActor], name: Found, context: Context) -> Answer | None:
    """The one among several who held the office in front of the name, or any, on the day."""
    return by_title(people, name, context) or by_serving(people, context)


def by_title(people: list[KnownActor], name: Found, context: Context) -> Answer | None:
    """The one among several who held the office in front of the name, on the day if it is known."""
    title = title_before(name)
    for fits in (is_office, may_shorten) if title else ():
        holders = [person for person in people if holds(person, title, context.published, fits)]
        if len(holders) == 1:
            return linked("person", "person: by the title in front", actor=holders[0])
    return None


def by_leading(people: list[KnownActor], here: list[KnownActor], context: Context) -> Answer | None:
    """The one among several who leads a state on the day, or one that the article names."""
    leading = [person for person in people if leads(person, context.published)]
    leading = [person for person in leading if person in here] or leading
    return linked("person", "person: leads a state on the day", actor=leading[0]) if len(leading) == 1 else None


def by_serving(people: list[KnownActor], context: Context) -> Answer | None:
    """The one among several who is in office on the day."""
    day = context.published
    serving = [person for person in people if day and any(role.held_on(day) for role in person.roles)]
    return linked("person", "person: the one in office on the day", actor=serving[0]) if len(serving) == 1 else None


def in_office(answer: Answer, before: Sequence[str], name: Found, day: date | None) -> Answer:
    """The answer with the sector of a person's office: of the one in front of the name, or of the one held on the day.

    `before` are all words of a title there. Who is said to have left an office is of the elite.
    """
    if answer.actor is None or answer.actor.kind != "person":
        return answer
    title, said = title_before(name), of_title(before)
    if said == "ELI":
        return replace(answer, sector=said)
    roles = [role for role in answer.actor.roles if title and is_office(title, role.title)]
    if not roles and said in OFFICES:
        return replace(answer, sector=said)
    roles = roles or [role for role in answer.actor.roles if day and role.start and role.held_on(day)]
    sectors = {role.sector for role in roles if role.sector}
    return replace(answer, sector=sectors.pop()) if len(sectors) == 1 else answer
