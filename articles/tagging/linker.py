"""Linking: each name of an article told apart by what the article says, and a rule named for every decision.

Full names and plain cases first, in reading order; short names go back to what the article said before.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from .answers import Answer, ambiguous, linked, unknown
from .bodies import Bodies, bodies_of
from .characters import characterised, title_words
from .context import Context
from .finder import Found
from .gazetteer import Gazetteer
from .hindsight import in_hindsight
from .incumbents import is_leader, leads, serves_abroad
from .knowledge import KnownActor, KnownPlace
from .people import (
    Introductions,
    called,
    distinct,
    full_name_answer,
    in_office,
    is_run_together,
    persons_of,
    short_name_answer,
    words_in,
    words_of,
)
from .places import EVEN, is_borne_out, place_among, place_answer, settle_qualified, states_of
from .results import Kind
from .spelling import key_of
from .support import LARGE_CITY
from .surroundings import name_key, places_of, with_name_inside
from .syntax import (
    acts,
    is_locative,
    qualifies,
    same_doc,
    takes_part,
    text_between,
    title_before,
    word_before,
)


def link(names: Sequence[Found], gazetteer: Gazetteer, published: date | None = None) -> list[Answer]:
    """One answer for each name of an article; `names` stand in reading order, the title's first."""
    context = Context(names, gazetteer, published)
    settle_qualified(context, [(a, b) for a, b in pairwise(names) if qualifies(a, b)])
    return in_hindsight(names, Linker(context).answers())


class Linker:
    """The reading of one article; keeps what the names so far were linked to."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.names = context.names
        self.bodies = Bodies(context)
        self.introductions = Introductions()
        self.everyone = Introductions()  # those introduced later too: headlines give the surname first
        self.defined: dict[str, Answer] = {}

    def answers(self) -> list[Answer]:
        full = {n: answer for n, name in enumerate(self.names) if (answer := self.introduced(n, name))}
        for n, answer in full.items():
            self.introduce(self.everyone, n, answer)
        answers = []
        for n, name in enumerate(self.names):
            answer = full.get(n) or characterised(self.answer(n, name), n, self.names)
            if n in full:
                self.introduce(self.introductions, n, answer)
            elif answer.actor and answer.actor.kind == "person" and title_before(name):
                self.introductions.add(words_in(answer.actor.name), answer)  # "President Okello" says who is meant
            self.note_definition(n, answer)
            answers.append(in_office(answer, title_words(n, self.names), name, self.context.published))
        return answers

    def introduce(self, people: Introductions, n: int, answer: Answer) -> None:
        if answer.actor or not is_run_together(self.names[n], self.context):
            people.add(called(self.names[n]), answer)

    def short_name(self, name: Found) -> Answer:
        known = self.introductions if self.introductions.of(called(name)) else self.everyone
        return short_name_answer(name, self.context, known)

    def introduced(self, n: int, name: Found) -> Answer | None:
        """The answer for a person named in full, with what is told of somebody unknown."""
        if any(c.form == "office" for c in name.candidates):
            return None
        if name.kind == "person" or (persons_of(name) and not states_of(name) and not places_of(name)):
            answer = full_name_answer(name, self.context)
            return answer and characterised(answer, n, self.names)
        return None

    def answer(self, n: int, name: Found) -> Answer:
        if name.candidates and all(c.form == "office" for c in name.candidates):
            return office_answer(name)
        if defined := self.defined.get(key_of(name.name)):
            kind = name.kind if defined.kind == "other" else defined.kind
            return replace(defined, kind=kind, rule="abbreviation defined in the article")
        if self.is_person(name):
            return self.short_name(name)
        if (states := states_of(name)) and not self.is_other_than_state(name, states):
            return self.state_answer(n, name, states)
        bodies = self.context.preferred([body for body in bodies_of(name) if self.context.allows(body)])
        if bodies:
            return self.bodies.answer(n, name, bodies)
        if places_of(name):
            return place_answer(name, "place", self.context)
        if persons_of(name):
            return self.short_name(name)
        place = self.place_inside(name)
        country = place.country if place else country_within(name)
        return replace(unknown(name.kind, f"{name.kind}: none known by this name", country=country), place=place)

    def place_inside(self, name: Found) -> KnownPlace | None:
        """Where an unknown organization says that it is: "Kansas Highway Patrol", "University of Nairobi"."""
        if name.kind != "organization" or all(c.form in ("adjective", "demonym") for c in name.country_words):
            return None
        inside = with_name_inside(name)
        states = states_of(inside)
        if not states or {c.form for c in inside.candidates} == {"seat"} or self.is_other_than_state(inside, states):
            place = place_answer(inside, "place", self.context).place
            return place if place and is_borne_out(place, inside, self.context) else None
        return self.context.gazetteer.countries.get(states[0].country or "") if len(states) == 1 else None

    def is_person(self, name: Found) -> bool:
        """Whether a name that might be a place as well stands for a person here."""
        if not name.candidates:
            return name.kind == "person"
        if not (persons_of(name) or name.label == "PERSON"):
            return False
        overshadowed = all(is_overshadowed(c.target) for c in name.candidates if is_thing(c.target))
        if overshadowed and names_leader(name):
            leading = any(leads(person, self.context.published) for person in persons_of(name))
            return not is_locative(name) or (leading and word_before(name) == "to")  # spoke to Obama
        if overshadowed and not is_locative(name) and self.is_known_to_act(name):
            return True
        if not any(is_thing(c.target) for c in name.candidates):
            return True
        if name.label == "PERSON" or title_before(name):
            return bool(title_before(name) or self.introductions.of(words_of(name)))
        return False

    def is_known_to_act(self, name: Found) -> bool:
        """Whether a surname that minor places bear too is that of somebody whom the article introduces, or news calls
        by it, and takes part in what is told; and nothing else speaks for the places."""
        key, around = name_key(name), self.context.surroundings
        places = places_of(name)
        if key in self.context.places or any(around.countries.without(p.country or "", key) > EVEN for p in places):
            return False
        if self.everyone.of(words_of(name)):
            return True
        serving = any(serves_abroad(person, self.context.published) for person in persons_of(name))
        return serving and (name.label == "PERSON" or takes_part(name))

    def is_other_than_state(self, name: Found, states: list[KnownActor]) -> bool:
        """Whether the name of a country is a province or town of another here: "Georgia", "Lebanon"."""
        if settled := self.context.places.get(name_key(name)):
            return settled.kind != "country"
        places = places_of(name)
        countries = [place for place in places if place.kind == "country"]
        if not countries or len(countries) == len(places):
            return False
        key, fits = name_key(name), self.context.surroundings.likelihood
        return max(places, key=lambda place: fits(place, key)).kind != "country"

    def state_answer(self, n: int, name: Found, states: list[KnownActor]) -> Answer:
        """A country, its people or its seat."""
        forms = {c.form for c in name.candidates if c.target in states}
        if forms == {"seat"}:
            return self.seat_answer(n, name, states)
        kind: Kind = "group" if forms <= {"adjective", "demonym"} else "place"
        state, rule = self.one_by_context(n, name, states), "country: by name"
        if len(states) > 1:
            rule = "country: by the other names in the article"
        if state is None:
            return ambiguous(kind, "country: several of this name", states)
        if kind == "group":
            return linked(kind, rule.replace("name", "adjective") if len(states) == 1 else rule, actor=state)
        return linked(kind, rule, actor=state, place=self.context.gazetteer.countries.get(state.country or ""))

    def seat_answer(self, n: int, name: Found, states: list[KnownActor]) -> Answer:
        """Washington: the government where it acts, else the town."""
        bodies = bodies_of(name)
        if bodies:
            return self.bodies.answer(n, name, bodies)
        towns = places_of(name) or self.towns_before_comma(name)
        state = self.one_by_context(n, name, states)
        town = place_among(towns, name, "place", self.context) if towns else None
        if town and (is_locative(name) or not acts(name) or state is None):
            return town
        if state is None:
            return ambiguous("place", "seat: several governments", states)
        place = town.place if town and town.place and town.place.country == state.country else None
        if town is None and is_locative(name):
            return linked("place", "seat: the building", actor=state)
        kind: Kind = "place" if towns else "organization"
        return linked(kind, "seat: acts, so the government", actor=state, place=place)

    def towns_before_comma(self, name: Found) -> list[KnownPlace]:
        """The towns that "Washington, D.C." may be: those called by what stands before the comma."""
        town, comma, _ = name.name.partition(",")
        targets = [candidate.target for candidate in self.context.gazetteer.named(town)] if comma else []
        return [target for target in targets if isinstance(target, KnownPlace)]

    def one_by_context(self, n: int, name: Found, states: list[KnownActor]) -> KnownActor | None:
        """The one of several states that the article names beyond doubt most often."""
        if len(states) == 1:
            return states[0]
        counts = [(self.context.countries[state.country or ""], state) for state in states]
        best = max(count for count, _ in counts)
        fitting = [state for count, state in counts if count == best]
        return fitting[0] if best and len(fitting) == 1 else None

    def note_definition(self, n: int, answer: Answer) -> None:
        """Read "Department of Defense (DOD)": the short form means the long one from here on."""
        if n + 1 >= len(self.names):
            return
        long, short = self.names[n], self.names[n + 1]
        if same_doc(long, short) and text_between(long, short).strip() == "(" and abbreviates(short.text, long.text):
            self.defined[key_of(short.name)] = answer


def country_within(name: Found) -> str | None:
    """The country that an unknown name speaks of ("Kenya Farmers Union"), if it leaves no doubt."""
    countries = {c.target.country for c in name.country_words if is_thing(c.target) and c.form != "generic"}
    return countries.pop() if len(countries) == 1 and name.kind == "organization" else None


def office_answer(name: Found) -> Answer:
    """Whoever held the office that describes a person."""
    holders = distinct(c.target for c in name.candidates if isinstance(c.target, KnownActor))
    if len(holders) == 1:
        return linked("person", "person: held this office on the day", actor=holders[0])
    return ambiguous("person", "person: several held this office on the day", holders)


def abbreviates(short: str, long: str) -> bool:
    """Whether a short form is made of the first letters of the words of a long one."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    initials = [word[0].lower() for word in long.replace("-", " ").split() if word[0].isalnum()]
    if len(letters) < 2 or not letters or len(short) > 10 or " " in short:
        return False
    rest = iter(initials)
    return initials[:1] == letters[:1] and sum(letter in rest for letter in letters) >= len(letters) - 1


def is_overshadowed(target: KnownActor | KnownPlace) -> bool:
    """Whether a leader's surname means the leader rather than this: a town that is not large ("Obama" in Japan), or a
    county."""
    if not isinstance(target, KnownPlace):
        return False
    return target.kind == "district" or (target.kind == "city" and target.population < LARGE_CITY)


def names_leader(name: Found) -> bool:
    return any(is_leader(person) for person in persons_of(name))


def is_thing(target: KnownActor | KnownPlace) -> bool:
    """Whether a target is anything but a person."""
    return not (isinstance(target, KnownActor) and target.kind == "person")
