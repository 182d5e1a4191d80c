"""What only the whole article tells: which organization a short form means, and whose parliament "Congress" is."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from .answers import Answer, linked
from .finder import Found
from .knowledge import KnownActor, KnownPlace
from .lexicon import COMMON, DIRECTIONS, ORGANIZATION_ENDS, PEOPLES
from .shortened import end_of
from .spelling import WORD, folded

CIVIL = frozenset({"GOV", "LEG", "JUD"})  # what every state has, and goes by names that are known
STANDS_OUT = 3  # times as often named as the next


def in_hindsight(names: Sequence[Found], answers: Sequence[Answer]) -> list[Answer]:
    """The answers for the names of an article, those left open completed by the answers for the others."""
    organizations = Organizations(names, answers)
    countries = Counter(answer.country for answer in answers if answer.link == "linked")
    return [
        (answer.link != "linked" and (organizations.meant(n) or body_of_article(name, answer, countries))) or answer
        for n, (name, answer) in enumerate(zip(names, answers, strict=True))
    ]


class Organizations:
    """The organizations that an article names in full, by the short forms of their names."""

    def __init__(self, names: Sequence[Found], answers: Sequence[Answer]) -> None:
        self.names = names
        self.answers = answers
        self.bearers: defaultdict[str, list[int]] = defaultdict(list)
        for n, (name, answer) in enumerate(zip(names, answers, strict=True)):
            for short in shorts_of(name, answer):
                self.bearers[short].append(n)

    def meant(self, n: int) -> Answer | None:
        """The one organization that name `n` is a short form of: of those named before it, else of all."""
        name = self.names[n]
        bearers = self.bearers.get(folded(name.name), []) if may_be_short(name) else []
        bearers = [bearer for bearer in bearers if bearer < n] or bearers
        if len({self.identity(bearer) for bearer in bearers}) != 1:
            return None
        actor = self.answers[bearers[0]].actor
        if actor is None or actor.kind in ("state", "person"):
            return None
        return linked("organization", "body: short for a full name in the article", actor=actor)

    def identity(self, n: int) -> str:
        """What tells the thing that a name stands for from others: what it is linked to, or the name."""
        answer = self.answers[n]
        target: KnownActor | KnownPlace | None = answer.actor or answer.place
        return target.name if target else folded(self.names[n].name)


def shorts_of(name: Found, answer: Answer) -> set[str]:
    """The folded words that a name of several may be shortened to: its end, and the first of two that tells enough."""
    end = end_of(name.name)
    said = WORD.findall(name.name)
    ordinary = COMMON | DIRECTIONS | PEOPLES
    distinct = len(said) == 2 and said[0].istitle() and said[0].lower() not in ordinary
    organized = answer.actor is not None and answer.actor.kind not in ("state", "person", "body")
    ended = said[-1].lower() in ORGANIZATION_ENDS | {"international"} if said else False
    head = said[0] if distinct and organized and ended else ""
    return {folded(short) for short in (end, head) if short}


def may_be_short(name: Found) -> bool:
    """Whether one word may stand for an organization: one not known by itself, or one with the article."""
    if len(WORD.findall(name.name)) != 1 or not name.name[:1].isupper():
        return False
    if preceded_by_the(name):
        return not any(c.form == "generic" for c in name.candidates)
    return not name.candidates and name.kind != "person"


def preceded_by_the(name: Found) -> bool:
    first = name.span.start
    return first > 0 and name.span.doc[first - 1].lower_ == "the"


def body_of_article(name: Found, answer: Answer, countries: Counter[str | None]) -> Answer | None:
    """The parliament, court or department of the country that stands out among those of the article that have one of
    this name."""
    if answer.link != "ambiguous" or answer.kind != "organization" or answer.country:
        return None
    targets = {c.target.slug: c.target for c in name.candidates if isinstance(c.target, KnownActor)}
    actors = [targets[slug] for slug in answer.candidates if slug in targets]
    if len(actors) < 2:
        return None
    first, second = sorted(actors, key=lambda actor: countries[actor.country], reverse=True)[:2]
    stands_out = countries[first.country] >= max(1, STANDS_OUT * countries[second.country])
    if first.kind != "body" or first.sector not in CIVIL or not stands_out:
        return None
    return linked(answer.kind, "body: by the country that stands out among those that have one", actor=first)
