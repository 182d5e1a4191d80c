"""Nouns that stand together: `Iran, Iraq and Syria`, and what `dozens of protesters`, `days of protests` count."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

QUANTITIES = frozenset({
    "dozen", "hundred", "thousand", "million", "billion", "score", "number", "majority", "handful", "many", "most",
    "some", "several", "all", "both", "half", "part", "rest", "more", "one", "two", "three", "four", "five",
    "couple", "lot", "ten", "minority", "percent", "third", "quarter",
    "series", "string", "wave", "spate", "flurry", "round", "hour", "day", "night", "week", "month",
})  # fmt: skip
PARTIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
CROWDS = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "many", "others"})


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
        several = alike or _is_one_of_several(noun)
        if child.dep_ == "appos" and several and any(inner.dep_ == "conj" for inner in child.children):
            yield from (child, *conjuncts(child))
        if child.dep_ == "prep" and _gives_examples(child):
            named = (inner for inner in child.children if inner.dep_ == "pobj" and inner.ent_type_ in PARTIES)
            yield from (member for inner in named for member in (inner, *conjuncts(inner)))
    yield from _left_over(noun)


def _gives_examples(preposition: Token) -> bool:
    """`Countries including Chile`, `analysts such as Ana Quispe`."""
    such = preposition.lower_ == "as" and any(child.lower_ == "such" for child in preposition.children)
    return such or preposition.lower_ == "including"


def _is_one_of_several(noun: Token) -> bool:
    """`The envoy, a guard and two drivers were shot`: the verb says that a single subject is not alone."""
    if noun.tag_ not in ("NN", "NNP") or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return any(verb.lower_ in ("are", "were", "have") for verb in (noun.head, *noun.head.children))


def _left_over(noun: Token) -> Iterator[Token]:
    """`The killing of Ana Quispe and Ben Lee`: the parser hangs what follows `and` on a word further up."""
    last = next((child for child in noun.rights if child.dep_ == "cc"), None)
    if last is None or last.i + 1 >= noun.sent.end or any(child.i > last.i for child in noun.rights):
        return
    other = noun.doc[last.i + 1]
    while other.head.i > last.i and other.head != other and other.dep_ != "ROOT":
        other = other.head
    stray = other.dep_ in ("appos", "dep", "npadvmod") and other.pos_ == noun.pos_ == "PROPN"
    if stray and other.left_edge.i == last.i + 1:
        yield other


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
    """All the nouns with their conjuncts, each once, in order; of `Peru, but not Chile` Peru alone."""
    members = tuple(dict.fromkeys(member for noun in nouns for member in together(noun)))
    return tuple(member for member in members if not _is_excepted(member, members)) or members


def _is_excepted(noun: Token, others: Sequence[Token]) -> bool:
    """Whether a noun of several stands after a `not` of its own."""
    first = noun.left_edge
    before = first.nbor(-1) if first.i else first
    return len(others) > 1 and "not" in (first.lower_, before.lower_)


def is_counted(noun: Token) -> bool:
    """`Thousands of Turks, Iraqis and others`."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.lemma_.lower() in QUANTITIES | CROWDS


def is_one_of(noun: Token) -> bool:
    """`One of the ministers`."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one"
