"""How many a sentence tells of as killed, wounded, arrested or displaced, and which of its events that belongs to.

Those who are told of together are counted together: "two soldiers and a child" are three, "two soldiers and some
civilians" at least two. A part ("including two children") is not told again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from events.coding.coordination import conjuncts
from events.coding.harms import Harmed, harmed, kinds, telling, words
from events.coding.quantities import YEAR, Quantity, find_quantities
from events.coding.results import Bound, CodedEvent, Number

FLEEING = 100  # fewer people who flee are fugitives
OTHER_COUNTS = frozenset({"MONEY", "PERCENT", "TIME", "ORDINAL", "QUANTITY"})
COUNTING = frozenset({"nummod", "quantmod", "nmod"})
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # types of act in which people come to harm


def find_numbers(sentence: Span, offset: int = 0) -> tuple[Number, ...]:
    """The numbers of a sentence in the order of the text; `offset` is added to the characters of its Doc."""
    return tuple(number for number, _ in _counts(sentence, offset))


def with_numbers(events: Sequence[CodedEvent], doc: Doc, offset: int = 0) -> tuple[CodedEvent, ...]:
    """The events of a Doc, each with the numbers of its sentence that belong to it."""
    numbers: dict[int, list[Number]] = {}
    inside: dict[int, list[int]] = {}
    for n, event in enumerate(events):
        inside.setdefault(_sentence_at(doc, event.trigger[0] - offset).start, []).append(n)
    for start, chosen in inside.items():
        for number, word in _counts(doc[start].sent, offset):
            if (n := _owner(number, word, events, chosen, offset)) is not None:
                numbers.setdefault(n, []).append(number)
    return tuple(replace(event, numbers=tuple(numbers.get(n, ()))) for n, event in enumerate(events))


def _sentence_at(doc: Doc, character: int) -> Span:
    span = doc.char_span(character, character + 1, alignment_mode="expand")
    return span.sent if span else doc[:]


def _owner(
    number: Number, word: Token, events: Sequence[CodedEvent], chosen: Iterable[int], offset: int
) -> int | None:
    """The event whose trigger tells of the harm or governs the word that does, else the nearest of the fitting type."""
    at = offset + word.idx
    able = [n for n in chosen if events[n].type in FORCE]
    for above in (word, *word.ancestors):
        for n in able:
            if events[n].trigger[0] == offset + above.idx and _fits(number, events[n]):
                return n
    fitting = [n for n in able if _fits(number, events[n])] or able
    return min(fitting, key=lambda n: abs(events[n].trigger[0] - at), default=None)


def _fits(number: Number, event: CodedEvent) -> bool:
    if number.kind == "arrested":
        return (event.type, event.mode) == ("COERCE", "arrest")
    return number.kind == "displaced" or event.type == "ASSAULT"


def _counts(sentence: Span, offset: int) -> list[tuple[Number, Token]]:
    lemmas = {token.lemma_.lower() for token in sentence}
    if telling().isdisjoint(lemmas):
        return []
    text = sentence.text
    quantities = [_moved(quantity, sentence.start_char) for quantity in find_quantities(text)]
    natural = not words("natural", "words").isdisjoint(lemmas)
    found: dict[tuple[str, int], tuple[Number, Token]] = {}
    for one in harmed(sentence):
        if natural and one.kind == "killed":
            continue
        quantity = _together(one, quantities)
        if quantity is None or (one.word.lemma_ == "flee" and quantity.value < FLEEING):
            continue
        start, end = quantity.start, quantity.end
        words_of_it = sentence.doc.text[start:end]
        number = Number(one.kind, quantity.bound, quantity.value, offset + start, offset + end, words_of_it)
        found.setdefault((one.kind, start), (number, one.word))
    return [found[key] for key in sorted(found, key=lambda key: key[1])]


def _moved(quantity: Quantity, by: int) -> Quantity:
    return replace(quantity, start=quantity.start + by, figure=quantity.figure + by, end=quantity.end + by)


def _together(one: Harmed, quantities: Sequence[Quantity]) -> Quantity | None:
    """How many a noun and those coordinated with it are."""
    members = [one.people, *(noun for noun in conjuncts(one.people) if _is_alike(noun, one))]
    members = [noun for noun in members if not _is_other(noun)]
    counted = [quantity for noun in members if (quantity := _quantity(noun, quantities))]
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
    """Whether what is counted is no people."""
    of = [inner for child in noun.children if child.lower_ == "of" for inner in child.children if inner.dep_ == "pobj"]
    counted = of[0] if of and noun.pos_ in ("NUM", "NOUN") and noun.lemma_.lower() not in words("people", "not") else noun
    return counted.lemma_.lower() in words("people", "not") or noun.ent_type_ in OTHER_COUNTS


def _quantity(noun: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """The number that stands for a noun, before it, or before its `of`; one for `a policeman`."""
    upon = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    around = [noun, *(child for child in noun.lefts if child.dep_ in COUNTING), *([upon] if upon is not None else ())]
    for token in around:
        for quantity in quantities:
            if quantity.figure <= token.idx < quantity.end:
                return None if _is_year(token, quantity) or _is_nobody(token) else quantity
    for child in noun.lefts:
        if child.lower_ in ("a", "an") and noun.tag_ == "NN" and noun.lemma_.lower() in words("people", "one"):
            return Quantity(child.idx, child.idx, child.idx + len(child), "exactly", 1)
    return None


def _is_year(token: Token, quantity: Quantity) -> bool:
    dated = token.ent_type_ == "DATE" or token.nbor(-1).pos_ == "ADP" if token.i else token.ent_type_ == "DATE"
    return dated and quantity.bound == "exactly" and YEAR.fullmatch(token.text) is not None


def _is_nobody(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ == "no"
