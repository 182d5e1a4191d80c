"""Descriptions by office: "the Russian foreign minister" is whoever held that office on the day the text appeared."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Doc, Span

from .finder import Found
from .gazetteer import Candidate
from .knowledge import Knowledge, KnownActor, Role
from .spelling import key_of

INDEFINITE = frozenset({"a", "an", "any", "no", "every", "each", "another"})  # `a US president` is whoever will be one
NOT_NOW = frozenset({"former", "ex", "ex-", "then", "late", "next", "future", "vice", "deputy", "first", "-"})
LONGEST_TITLE = 5


class Offices:
    """Who held which office of which country."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._holders: defaultdict[tuple[str, str], list[tuple[Role, KnownActor]]] = defaultdict(list)
        for actor in knowledge.actors:
            for role in actor.roles:
                self._holders[role.country, key_of(role.title)].append((role, actor))

    def holders(self, country: str, title: str, day: date) -> list[KnownActor]:
        """Who held an office of a country on a day."""
        held = self._holders.get((country, key_of(title)), ())
        return list({actor.slug: actor for role, actor in held if role.start and role.held_on(day)}.values())

    def described(self, doc: Doc, names: Sequence[Found], day: date | None) -> list[Found]:
        """The names of a Doc together with its descriptions by office, from left to right."""
        if day is None:
            return list(names)
        taken = {token.i for name in names for token in name.span}
        found = [office for name in names for office in self._beside(doc, name, day, taken)]
        return sorted([*names, *found], key=lambda name: name.start)

    def _beside(self, doc: Doc, name: Found, day: date, taken: set[int]) -> Iterator[Found]:
        """The office that follows a country ("Iran's president") or goes before it ("president of Iran")."""
        countries = {
            c.target.country for c in name.candidates
            if isinstance(c.target, KnownActor) and c.target.kind == "state" and c.form != "seat" and c.target.country
        }  # fmt: skip
        if len(countries) != 1:
            return
        country = countries.pop()
        first = name.span.end
        first += first < len(doc) and doc[first].lower_ in ("'s", "’s", "'", "’")
        for last in range(min(first + LONGEST_TITLE, len(doc)), first, -1):
            free = self._is_described(doc, name.span.start, first, last, taken)
            if free and (office := self._office(name.source, doc[first:last], country, day)):
                yield office
                return
        end = name.span.start - 1
        end -= end > 0 and doc[end].lower_ == "the"
        named = (
            name.span.end < len(doc) and doc[name.span.end].pos_ == "PROPN"
        )  # "President of France François Hollande"
        if end > 0 and doc[end].lower_ == "of" and not named:
            for begin in range(max(end - LONGEST_TITLE, 0), end):
                if self._is_described(doc, begin, begin, end, taken) and (
                    office := self._office(name.source, doc[begin:end], country, day)
                ):
                    yield office
                    return

    def _office(self, source: str, span: Span, country: str, day: date) -> Found | None:
        holders = self.holders(country, span.text, day)
        if not holders:
            return None
        candidates = tuple(Candidate(holder, "office", span.text) for holder in holders)
        return Found(span, source, span.start_char, span.end_char, "person", "", candidates, span.start_char)

    @staticmethod
    def _is_described(doc: Doc, before: int, first: int, last: int, taken: set[int]) -> bool:
        """Whether the words stand free: no name in or right after them, and nobody's former office."""
        if any(index in taken for index in range(first, last)):
            return False
        if before > 0 and doc[before - 1].lower_ in NOT_NOW:
            return False
        if doc[last - 1].left_edge.lower_ in INDEFINITE:
            return False
        if last < len(doc):
            after = doc[last]
            if after.text == "-" or (last in taken and after.is_title) or after.pos_ == "PROPN":
                return False
        return True
