"""The words by which a reader would name what a noun stands for."""

from collections.abc import Iterator

from spacy.tokens import Token

from events.coding.coordination import QUANTITIES

MODIFIERS = frozenset({
    "amod", "compound", "nmod", "poss", "det", "nummod", "quantmod", "nounmod", "advmod", "punct", "npadvmod",
    "case",
})  # fmt: skip
ARTICLES = frozenset({
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "some", "any", "no",
    "both", "all", "of",
})  # fmt: skip
# Words that parsers hang on the noun that follows, and no part of how it would be called.
BESIDE = frozenset({
    "reportedly", "allegedly", "apparently", "also", "only", "even", "just", "now", "today", "yesterday",
})  # fmt: skip
LONGEST = 8  # words after the noun


def phrase(noun: Token) -> list[Token]:
    """Modifiers, the noun, and `of`, `in` or `for` after it; no article, no relative clause."""
    first = _first(noun)
    last = _last(noun)
    tokens = list(noun.doc[first.i : last.i + 1])
    counter = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if counter is not None and (counter.lemma_.lower() in QUANTITIES or counter.pos_ == "NUM") and counter.i < first.i:
        tokens = list(noun.doc[_first(counter).i : last.i + 1])
    while tokens and (
        tokens[0].is_space or tokens[0].is_punct or (tokens[0].lower_ in ARTICLES | BESIDE and len(tokens) > 1)
    ):
        tokens.pop(0)
    while tokens and (tokens[-1].is_space or tokens[-1].is_punct or tokens[-1].dep_ == "case"):
        tokens.pop()
    return tokens


def is_described(word: Token) -> bool:
    """Whether `those` stands for people: `those who marched`, `those killed`, `those behind the raid`."""
    return word.lower_ == "those" and any(_tells_of_people(child) for child in word.rights)


def _tells_of_people(clause: Token) -> bool:
    if clause.dep_ == "relcl":
        return any(token.lower_ in ("who", "whom", "whose") for token in clause.subtree)
    if clause.dep_ == "acl":
        return not any(child.dep_ == "neg" for child in clause.children)
    return clause.dep_ == "prep" and clause.lower_ in ("behind", "in", "at")


def described_by(word: Token) -> list[Token]:
    """`Those` with what says which people are meant, as far as the verb: `those who marched`."""
    after = next(child for child in word.rights if child.dep_ in ("relcl", "acl", "prep"))
    last = after.i if after.dep_ != "prep" else min(after.right_edge.i, word.i + LONGEST)
    return [token for token in word.doc[word.i : last + 1] if not token.is_space]


def _first(noun: Token) -> Token:
    first = noun
    for child in noun.lefts:
        if child.dep_ in MODIFIERS and child.i >= noun.sent.start:
            left = child.left_edge
            if left.i < first.i:
                first = left
    return first


def _last(noun: Token) -> Token:
    last = noun
    for child in noun.rights:
        if child.i != last.i + 1:
            break
        if child.dep_ == "prep" and _belongs(child, noun):
            last = _end(child)
            if child.lower_ != "of":
                break
        elif child.dep_ in ("case", "nummod", "npadvmod"):
            last = child
        else:
            break
    return last


def _belongs(preposition: Token, noun: Token) -> bool:
    """Whether what follows is part of the name: `police in Japan`, not `Iranian-backed militias | in Syria`."""
    inner = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if inner is None or inner.ent_type_ in ("DATE", "TIME") or preposition.right_edge.i - noun.i > LONGEST:
        return False
    if preposition.lower_ == "of":
        return True
    many_and_named = noun.tag_ == "NNS" and any(token.ent_type_ for left in noun.lefts for token in left.subtree)
    return preposition.lower_ in ("in", "for", "from", "at") and not many_and_named


def _end(preposition: Token) -> Token:
    """Where a prepositional phrase ends, without clauses and further members hanging on its noun."""
    for child in preposition.rights:
        if child.dep_ == "pobj":
            return _last(child)
    return preposition


def renaming(noun: Token) -> Iterator[Token]:
    """Names that stand beside a noun for the same: `the minister, Ann Lee`, which parsers may hang on the verb."""
    yield from (child for child in noun.children if child.dep_ == "appos")
    after = noun.doc[noun.i + 2 : noun.i + 3] if noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].text == "," else ()
    for word in after:
        while word.head.i > word.i and word.dep_ in ("compound", "amod", "nmod"):
            word = word.head
        if word.dep_ == "npadvmod" and word.left_edge.i == noun.i + 2:
            yield word
