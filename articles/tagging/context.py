"""What an article says as a whole: the countries it names, the people it introduces, the abbreviations it defines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .finder import Found
from .gazetteer import Gazetteer
from .knowledge import KnownActor, KnownPlace
from .spelling import WORD, folded
from .surroundings import BLOCS, Surroundings

SURE_CITY = 500_000


@dataclass(frozen=True)
class Context:
    """The names of an article in reading order, with what they say together."""

    names: Sequence[Found]
    gazetteer: Gazetteer
    published: date | None = None
    places: dict[str, KnownPlace] = field(default_factory=dict)  # folded names that a qualifier settled

    @cached_property
    def countries(self) -> Counter[str]:
        """How often names that leave no doubt point to each country."""
        counts: Counter[str] = Counter()
        for name in self.names:
            countries = pointed_to(name)
            if len(countries) == 1:
                counts.update(countries)
        return counts

    @cached_property
    def surroundings(self) -> Surroundings:
        """What the places of the article say for each other."""
        regions = {country: place.admin for country, place in self.gazetteer.countries.items()}
        return Surroundings(self.names, self.places, regions)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the article, folded."""
        texts = {id(name.source): name.source for name in self.names}
        return frozenset(folded(word) for text in texts.values() for word in WORD.findall(text))

    @property
    def main_country(self) -> str | None:
        """The country that most names point to, when it stands out."""
        (first, most), *rest = [*self.countries.most_common(2), (None, 0)][:2] if self.countries else [(None, 0)]
        return first if most > (rest[0][1] if rest else 0) else None

    def allows(self, actor: KnownActor) -> bool:
        """Whether the words that an actor's short names demand stand in the article."""
        return not actor.demands or any(folded(word) in self.words for word in actor.demands)

    def preferred(self, actors: list[KnownActor]) -> list[KnownActor]:
        """Those who were there when the article appeared; all of them where none was, for dates may be wrong."""
        day = self.published
        if day is None:
            return actors
        return [a for a in actors if (a.since or day) <= day and (a.until is None or day <= a.until)] or actors


def pointed_to(name: Found) -> set[str]:
    """The countries that a name may point to."""
    countries = set()
    joined = name.candidates and name.country_words  # "Kenyan army" points where "Kenyan" does
    for candidate in name.country_words if joined else name.candidates:
        target = candidate.target
        if isinstance(target, KnownActor):
            if target.country and target.country not in BLOCS and candidate.form not in ("generic", "surname"):
                countries.add(target.country)
        elif target.country and (
            target.kind in ("country", "province") or target.population >= SURE_CITY or len(name.candidates) == 1
        ):
            countries.add(target.country)
    return countries
