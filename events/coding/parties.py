"""Who can take part: people, bodies and states. A thing stands for whoever it belongs to, or for nobody."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from events.coding.lexicon import spelled
from events.coding.names import is_leaning
from events.coding.participants import NAMED_AFTER_PLACES, Cast
from events.coding.pronouns import RESOLVED

# Names of these kinds are things, dates or measures; what is linked to an actor is none of them.
NEVER_PARTIES = frozenset({
    "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE", "FAC", "LOC", "QUANTITY", "MONEY", "PERCENT", "ORDINAL",
    "DATE", "TIME",
})  # fmt: skip
SCENES = frozenset({"in", "at", "near", "inside", "outside", "around", "along", "across", "throughout", "off"})
AROUND = frozenset({"in", "near", "around", "along", "across", "throughout"})
NAMED_BEFORE = frozenset({"amod", "compound", "nmod"})
DEPTH = 4  # things of things that are followed


def somebody(nouns: Iterable[Token], cast: Cast, *, by_force: bool = False) -> tuple[Token, ...]:
    """Those who take part, things given up for their owners, each once; what is done by force is done to places too."""
    return tuple(dict.fromkeys(one for noun in nouns if (one := stands_for(noun, cast, by_force)) is not None))


def stands_for(noun: Token, cast: Cast, by_force: bool) -> Token | None:
    """A person, a body or a state itself; of `the rebels' cars` the rebels; of a thing that is nobody's, nobody."""
    if noun.pos_ == "PRON" or cast.meant(noun) != noun or is_somebody(noun, cast):
        return noun
    with_people = by_force and spelled(noun.lemma_) in cast.agents.inhabited
    return owner(noun, cast) or (noun if with_people else None)


def is_somebody(noun: Token, cast: Cast) -> bool:
    """Whether a noun is a name or a word for people, a body or a state."""
    mention = cast.names.at(noun)
    place = mention is not None and mention.kind == "place" and (noun.ent_type_ != "LOC" or noun.dep_ == "nsubj")
    if mention and (mention.actor or mention.kind == "person" or place):
        return True
    word = spelled(noun.lemma_.lower())
    if word in ("power", "office") and noun.tag_ == "NN" and not noun.n_lefts:
        return False  # ousted from power
    if word == "state" and any(child.lower_ == "of" for child in noun.rights):
        return False  # a state of emergency
    if word in cast.agents.things or (mention is None and noun.pos_ == "PROPN" and word[:-1] in cast.agents.things):
        return False
    if cast.sector(noun) or cast.gender(noun) or word in cast.agents.groups or _is_told_of_with_who(noun):
        return True
    if noun.ent_type_ in NEVER_PARTIES:
        return False
    return mention is not None or noun.pos_ in ("PROPN", "NUM") or cast.is_party(noun)


def _is_told_of_with_who(noun: Token) -> bool:
    clauses = (child for child in noun.rights if child.dep_ == "relcl")
    return any(inner.lower_ in ("who", "whom") for clause in clauses for inner in clause.children)


def owner(thing: Token, cast: Cast, depth: int = 0) -> Token | None:
    """Whoever a thing belongs to: its possessor, a name before it, somebody after `of`."""
    for child in thing.children:
        if child.dep_ == "poss":
            mine = child.lower_ in RESOLVED if child.pos_ == "PRON" else is_somebody(child, cast)
            if mine:
                return child
    after_place = thing.lemma_.lower() in NAMED_AFTER_PLACES
    for child in reversed([*thing.lefts]):
        if child.dep_ in NAMED_BEFORE and _is_owner(child, cast) and not (after_place and cast.is_place(child)):
            return child
    for preposition in thing.rights:
        for inner in preposition.children if preposition.lower_ == "of" else ():
            if inner.dep_ == "pobj" and inner.pos_ in ("NOUN", "PROPN"):
                if is_somebody(inner, cast) and not cast.is_bare_place(inner):
                    return inner
                return owner(inner, cast, depth + 1) if depth < DEPTH else None
    return None


def _is_owner(name: Token, cast: Cast) -> bool:
    mention = cast.names.at(name)
    if mention is None or is_leaning(name) or name.ent_type_ in NEVER_PARTIES:
        return False
    return mention.actor is not None or mention.kind in ("person", "organization")


def beside_scenes(nouns: Sequence[Token], cast: Cast, *, alone: bool) -> tuple[Token, ...]:
    """Without the places where it happened, if somebody else is told: `killed soldiers in Peru`.

    `alone`: nor are they a party where nobody is told: `attacks in Peru`, but `attacks inside Peru`.
    """
    others = tuple(noun for noun in nouns if not (cast.is_place(noun) and is_scene(noun)))
    if others or not alone:
        return others or tuple(nouns)
    return tuple(noun for noun in nouns if not (cast.is_place(noun) and is_scene(noun, AROUND)))


def is_destination(noun: Token, cast: Cast) -> bool:
    """Whether a noun only tells where arms go: `rockets into the valley`, `to the region`; a state is a party."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("to", "into", "in", "at", "through"):
        return False
    mention = cast.names.at(noun)
    return cast.is_bare_place(noun) or (mention is None and spelled(noun.lemma_) in cast.agents.inhabited)


def is_scene(place: Token, leading: frozenset[str] = SCENES) -> bool:
    """Whether a place stands under `in`, `near` or the like, itself or the first of its list."""
    first = place
    while first.dep_ in ("conj", "appos") and first.head.pos_ == "PROPN":
        first = first.head
    return first.dep_ == "pobj" and first.head.lower_ in leading


def without_surroundings(nouns: Sequence[Token], cast: Cast) -> Iterator[Token]:
    """Of `Lyon, France` the town alone: what it lies in is told to say which town is meant."""
    towns = {noun.i for noun in nouns if cast.is_bare_place(noun)}
    for noun in nouns:
        first = noun.left_edge if noun.left_edge.i <= noun.i else noun
        after_town = first.i > 1 and first.nbor(-1).text == "," and first.i - 2 in towns
        if not (after_town and cast.is_place(noun) and _lies_together(noun.doc[first.i - 2], noun, cast)):
            yield noun


def _lies_together(town: Token, around: Token, cast: Cast) -> bool:
    inner, outer = cast.names.at(town), cast.names.at(around)
    return inner is not None and outer is not None and inner.country == outer.country
