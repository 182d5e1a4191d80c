"""Nouns that stand together: `Iran, Iraq and Syria`, and what `dozens of protesters`, `days of protests` count."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

QUANTITIES = frozenset({
    "dozen", "hundred", "thousand", "million", "billion", "score", "number", "majority", "handful", "many", "most",
    "some", "several", "all", "both", "half", "part", "rest", "more", "one", "two", "three", "four", "five",
    "couple", "lot", "ten", "minority", "percent", "third", "quarter",
    "series", "string", "wave", "spate", "flurry", "round", "hour", "day", "night", "week", "month",
})  # fmt: skip


def together(noun: Token) -> Iterator[Token]:
    """A noun and what is coordinated with it; of `dozens of protesters`, the protesters."""
    for member in (noun, *_listed(noun), *conjuncts(noun)):
        inner = _counted(member)
        yield inner
        if inner != member:  # `dozens of soldiers and officers`
            yield from (_counted(other) for other in conjuncts(inner))


def _listed(noun: Token) -> Iterator[Token]:
    """`Ana Quispe, Ben Lee and Carl Roe`: the parser takes the second of a list for another name of the first."""
    for child in noun.children:
        alike = child.pos_ == noun.pos_ == "PROPN" and child.ent_type_ in ("", noun.ent_type_) and bool(noun.ent_type_)
        if child.dep_ == "appos" and alike and any(inner.dep_ == "conj" for inner in child.children):
            yield from (child, *conjuncts(child))


def conjuncts(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from conjuncts(child)


def _counted(noun: Token) -> Token:
    if noun.lemma_.lower() in QUANTITIES or noun.pos_ == "NUM":
        for preposition in noun.children:
            if preposition.dep_ == "prep" and preposition.lower_ == "of":
                for inner in preposition.children:
                    if inner.dep_ == "pobj":
                        return _counted(inner)  # hundreds of thousands of
    return noun


def everyone(nouns: Iterable[Token]) -> tuple[Token, ...]:
    """All the nouns with their conjuncts, each once, in order."""
    return tuple(dict.fromkeys(member for noun in nouns for member in together(noun)))
