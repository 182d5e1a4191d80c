"""How many a sentence tells of as killed, wounded, arrested or displaced.

Those who are told of together are counted together: "two soldiers and a child" are three, "two soldiers and some
civilians" at least two. A part ("including two children") is not told again.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from events.coding.coordination import conjuncts
from events.coding.harms import Harmed, after_of, harmed, kinds, telling, words
from events.coding.quantities import YEAR, Quantity, find_quantities
from events.coding.results import Bound, Number

FLEEING = 100  # fewer people who flee are fugitives
OTHER_COUNTS = frozenset({"MONEY", "PERCENT", "TIME", "ORDINAL", "QUANTITY"})
COUNTING = frozenset({"nummod", "quantmod", "nmod"})


def find_numbers(sentence: Span, offset: int = 0) -> tuple[Number, ...]:
    """The numbers of a sentence in the order of the text; `offset` is added to the characters of its Doc."""
    return tuple(number for number, _ in told_numbers(sentence, offset))


def told_numbers(sentence: Span, offset: int = 0) -> list[tuple[Number, Token]]:
    """The numbers of a sentence, each with the word that tells what was done."""
    lemmas = {token.lemma_.lower() for token in sentence}
    if telling().isdisjoint(lemmas):
        return []
    quantities = [_moved(quantity, sentence.start_char) for quantity in find_quantities(sentence.text)]
    natural = not words("natural", "words").isdisjoint(lemmas)
    found: dict[tuple[str, int], tuple[Number, Token]] = {}
    for one in harmed(sentence):
        if natural and one.kind == "killed":
            continue
        quantity = _together(one, quantities)
        if quantity is None or (one.word.lemma_ == "flee" and quantity.value < FLEEING):
            continue
        start, end = quantity.start, quantity.end
        text = sentence.doc.text[start:end]
        number = Number(one.kind, quantity.bound, quantity.value, offset + start, offset + end, text)
        found.setdefault((one.kind, start), (number, one.word))
    return [found[key] for key in sorted(found, key=lambda key: key[1])]


def _moved(quantity: Quantity, by: int) -> Quantity:
    return replace(quantity, start=quantity.start + by, figure=quantity.figure + by, end=quantity.end + by)


def _together(one: Harmed, quantities: Sequence[Quantity]) -> Quantity | None:
    """How many a noun and those coordinated with it are."""
    apart = one.word.i - one.people.i in (0, 1)  # 30 deaths and 20 injuries; 30 dead and 20 injured
    others = () if apart else conjuncts(one.people)
    members = [one.people, *(noun for noun in others if _is_alike(noun, one))]
    members = [noun for noun in members if not _is_other(noun)]
    counted = [quantity for noun in members if (quantity := _quantity(noun, quantities) or _one(noun, one.word))]
    if not counted:
        return None
    bounds = {quantity.bound for quantity in counted}
    if len(counted) < len(members) or one.more:
        bounds.add("at least")
    first, last = min(q.start for q in counted), max(q.end for q in counted)
    return Quantity(first, counted[0].figure, last, _joint(bounds - {"exactly"}), sum(q.value for q in counted))


def _joint(bounds: set[Bound]) -> Bound:
    return "about" if len(bounds) > 1 else next(iter(bounds), "exactly")


def _is_alike(noun: Token, one: Harmed) -> bool:
    """Whether a coordinated noun stands for people to whom the same was done: not `12 people and wounded 20`."""
    if any(child.dep_ == "cc" and child.lower_ in ("or", "but") for child in noun.head.children):
        return False
    if noun.pos_ not in ("NOUN", "PROPN", "NUM"):
        return False
    telling_more = [noun, *(child for child in noun.children if child.dep_ in ("acl", "amod", "relcl", "nmod"))]
    known = kinds("verbs") | kinds("nouns")
    return all(known.get(token.lemma_.lower(), one.kind) == one.kind for token in telling_more)


def _is_other(noun: Token) -> bool:
    """Whether what is counted is no people: `30 percent of the herd`, `thousands of families`."""
    counted = (noun, *after_of(noun)) if noun.pos_ in ("NUM", "NOUN") else (noun,)
    other = words("people", "not")
    return noun.ent_type_ in OTHER_COUNTS or any(one.lemma_.lower() in other for one in counted)


def _quantity(noun: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """The number that stands for a noun, before it, or before its `of`."""
    definite = noun.tag_ == "DT" or any(child.dep_ in ("det", "poss") for child in noun.lefts)  # one of the dead
    upon = [noun.head.head] if noun.dep_ == "pobj" and noun.head.lower_ == "of" and not definite else []
    around = [noun, *(child for child in noun.lefts if child.dep_ in COUNTING or child.pos_ == "NUM"), *upon]
    for token in around:
        for quantity in quantities:
            if quantity.figure <= token.idx < quantity.end:
                return None if _is_year(token, quantity) or _is_nobody(token) else quantity
    return None


def _one(noun: Token, word: Token) -> Quantity | None:
    """One for `a policeman was killed`; `a wounded policeman` may be one of many."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in words("people", "one"):
        return None
    if word.head == noun and word.dep_ in ("amod", "acl", "relcl"):
        return None
    articles = (child for child in noun.lefts if child.lower_ in ("a", "an"))
    return next((Quantity(a.idx, a.idx, a.idx + len(a), "exactly", 1) for a in articles), None)


def _is_year(token: Token, quantity: Quantity) -> bool:
    dated = token.ent_type_ == "DATE" or (token.i > 0 and token.nbor(-1).pos_ == "ADP")
    return dated and quantity.bound == "exactly" and YEAR.fullmatch(token.text) is not None


def _is_nobody(token: Token) -> bool:
    """No number: `no one`, `this one`."""
    return token.i > 0 and token.lower_ == "one" and token.nbor(-1).pos_ in ("DET", "PRON")
