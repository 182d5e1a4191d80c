"""Which part of a state, party or company a name stands for: by the name, or by the country that the text gives."""

from .answers import Answer, ambiguous, linked, unknown
from .context import Context
from .finder import Found
from .knowledge import KnownActor
from .people import distinct
from .places import states_of
from .results import Kind
from .syntax import same_doc, sentence_of, text_between

POSSESSIVES = frozenset({"'s", "’s", "'", "’", "", "]"})
OF_OR_IN = frozenset({"of", "of the", "in", "in the", "(", ","})


def bodies_of(name: Found) -> list[KnownActor]:
    """The actors a name may stand for that are neither states nor persons."""
    actors = [c.target for c in name.candidates if isinstance(c.target, KnownActor)]
    return distinct(actor for actor in actors if actor.kind not in ("state", "person"))


class Bodies:
    """Answers for the names of bodies in one article."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.names = context.names

    def answer(self, n: int, name: Found, bodies: list[KnownActor]) -> Answer:
        """A part of a state, a party, a company: by its name, among several by the country that the text gives."""
        slugs = {body.slug for body in bodies}
        forms = {c.form for c in name.candidates if isinstance(c.target, KnownActor) and c.target.slug in slugs}
        kind: Kind = "group" if forms and forms <= {"adjective", "demonym"} else "organization"
        attached = self.attached_countries(n, name)
        generic = forms == {"generic"}
        if attached:
            own = [body for body in bodies if body.country in attached]
            if len(own) == 1:
                return linked(kind, "body: by the country beside it", actor=own[0])
            bodies = own or bodies
            organs = all(body.kind == "body" for body in bodies) and self.is_tied(n, name)
            if not own and (generic or len(bodies) > 1 or organs):
                sectors = {body.sector for body in bodies}
                return unknown(
                    kind,
                    "body: none known of this country",
                    country=min(attached),
                    sector=sectors.pop() if len(sectors) == 1 else None,
                )
        if len(bodies) == 1 and not generic:
            return linked(kind, "body: the only one of this name", actor=bodies[0])
        for rule, countries in self.countries_around(n, name):
            own = [body for body in bodies if body.country in countries]
            if len(own) == 1:
                return linked(kind, rule, actor=own[0])
        return ambiguous(kind, "body: several of this name", bodies)

    def attached_countries(self, n: int, name: Found) -> set[str]:
        """The country that an adjective, a possessive or "of" ties to a body."""
        if name.country_words:
            return {c.target.country for c in name.country_words if c.target.country}
        if n > 0 and self.stands_between(n - 1, n, POSSESSIVES):
            return {state.country for state in states_of(self.names[n - 1]) if state.country}
        if n + 1 < len(self.names) and self.stands_between(n, n + 1, OF_OR_IN):
            return {state.country for state in states_of(self.names[n + 1]) if state.country}
        return set()

    def stands_between(self, left: int, right: int, texts: frozenset[str]) -> bool:
        """Whether one of these texts, and nothing else, parts two names."""
        return text_between(self.names[left], self.names[right]).strip(" ") in texts

    def is_tied(self, n: int, name: Found) -> bool:
        """Whether a country's adjective or possessive stands right before a name: "Chile's Defense Department"."""
        return bool(name.country_words) or (n > 0 and self.stands_between(n - 1, n, POSSESSIVES))

    def countries_around(self, n: int, name: Found) -> list[tuple[str, set[str]]]:
        """Rules with the countries that the article, and then the sentence, is about: "Navy" beside "Italy" is seldom
        Italy's where the article is about another country."""
        start, end = sentence_of(name)
        near = {
            state.country
            for other in self.names
            if other is not name and same_doc(other, name) and start <= other.span.start < end
            for state in states_of(other)
            if state.country
        }
        main = self.context.main_country
        return [
            ("body: by the country of the article", {main} if main else set()),
            ("body: by the country in the sentence", near if len(near) == 1 else set()),
        ]
