"""Where an act happened: the place its own clause names, else its recipient, else its sentence, else the dateline."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from articles.tagging.results import Mention
from events.coding.act import Act
from events.coding.names import Names
from events.coding.results import EventPlace

LOCATING = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "across",
        "along",
        "over",
        "off",
        "into",
        "onto",
        "from",
        "to",
        "on",
        "through",
        "throughout",
        "of",
        "toward",
        "towards",
        "within",
        "between",
        "beside",
        "against",
    }
)
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp"})
# What is used, held or based somewhere is there: "infrastructure utilized by militants in eastern Syria".
SITUATING = frozenset({"use", "utilize", "utilise", "hold", "occupy", "own", "control", "run", "operate", "locate"})
SITUATING |= {"situate", "base", "station", "house"}
SAYING = frozenset({"say", "tell", "announce", "report", "add", "state", "speak", "write", "warn", "claim"})


def place_of(act: Act, names: Names, sentence: Iterable[Token], dateline: EventPlace | None) -> EventPlace | None:
    """The place of an act. A place that only says where somebody spoke is not the place of what was spoken of."""
    for source, tokens in (
        ("clause", _clause(act)),
        ("recipient", _recipients(act)),
        ("sentence", _rest(act, sentence)),
    ):
        if mention := _best(names, tokens):
            return EventPlace(mention.start, mention.end, mention.text, mention.place, mention.country, source)
    return dateline


def _best(names: Names, tokens: Iterable[Token]) -> Mention | None:
    """The first place; what lies inside it and stands beside it does not matter here."""
    found = [m for m in names.within(t for t in tokens if not _only_whose(t, names)) if is_place(m)]
    return next((m for m in found if not m.actor), None) or (found[0] if found else None)


def _only_whose(token: Token, names: Names) -> bool:
    """Whether a country's name says whose something is, not where: `U.S. bases`."""
    mention = names.at(token)
    if mention is None or mention.actor is None or token.dep_ not in ("amod", "compound", "nmod"):
        return False
    return names.at(token.head) is not mention


def is_place(mention: Mention) -> bool:
    return mention.kind == "place" and (mention.place is not None or mention.link != "linked")


def _clause(act: Act) -> Iterator[Token]:
    """The nouns under locating prepositions of the predicate and its objects."""
    doers = {token.i for token in act.actors}
    clause = act.clause
    for preposition, noun in clause.obliques:
        if preposition in LOCATING and noun.i not in doers:
            yield from _inside(noun)
    if act.trigger.head.pos_ == "VERB" and act.trigger.dep_ in ("nsubj", "nsubjpass"):
        for child in act.trigger.head.children:
            if child.dep_ == "prep" and child.lower_ in LOCATING:
                yield from (t for t in child.subtree if t.i not in doers)
    for child in act.trigger.lefts:
        if child.dep_ in ("compound", "nmod") and child.i not in doers:
            yield child


def _inside(noun: Token) -> Iterator[Token]:
    """A noun with its modifiers and the prepositional phrases after it."""
    for token in noun.subtree:
        if token.dep_ not in ("relcl", "acl") and not any(
            a.dep_ in ("relcl", "acl", "advcl") and a.i > noun.i
            for a in token.ancestors
            if a.i != noun.i and noun.is_ancestor(a)
        ):
            yield token


def _recipients(act: Act) -> Iterator[Token]:
    for noun in act.recipients:
        yield from _inside(noun)


def _rest(act: Act, sentence: Iterable[Token]) -> Iterator[Token]:
    """The sentence without what a verb of saying carries beside the saying."""
    doers = {token.i for token in act.actors}
    for token in sentence:
        if token.i in doers or token.dep_ not in ("pobj", "npadvmod", "appos", "conj", "compound"):
            continue
        preposition = token.head
        if preposition.dep_ == "prep" and preposition.lower_ in LOCATING:
            if preposition.head.lemma_ in SAYING and preposition.head != act.trigger:
                continue
            if not _is_apart(token, act.trigger):
                yield token


def _is_apart(token: Token, trigger: Token) -> bool:
    """Whether a word stands in a clause of its own, which does not hold the act: what is there happened elsewhere."""
    for above in (token, *token.ancestors):
        if above == trigger or above.is_ancestor(trigger):
            return False
        if above.dep_ in CLAUSES and above.lemma_ not in SITUATING:
            return True
    return False
