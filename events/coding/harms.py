"""Words that tell of people killed, wounded, arrested or displaced, and the nouns that stand for these people."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from spacy.tokens import Span, Token

from events.coding.act import is_infinitive, is_verb
from events.coding.control import RELATIVE, is_passive, subjects_of
from events.coding.coordination import QUANTITIES, conjuncts
from events.coding.results import Harm

UNREAL = frozenset({"if", "unless", "whether"})
DOUBTFULLY = frozenset({"potentially", "possibly", "perhaps", "maybe", "almost", "nearly"})
FATALLY = frozenset({"fatally", "mortally"})
LINKING = frozenset({"CCONJ", "ADV", "AUX", "PUNCT"})
PERIODS = frozenset({"day", "week", "month", "year", "hour"})
CONFINED = frozenset({("in", "custody"), ("into", "custody"), ("under", "arrest"), ("in", "detention")})


@dataclass(frozen=True, slots=True)
class Harmed:
    """`people` is the noun or numeral for those to whom `word` says it was done; `more` where they are still more."""

    kind: Harm
    word: Token
    people: Token
    more: bool = False


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/numbers.toml").read_text(encoding="utf-8"))


@cache
def words(section: str, name: str) -> frozenset[str]:
    return frozenset(_data()[section][name])


@cache
def kinds(section: str) -> dict[str, Harm]:
    """Lemma → what it tells."""
    return {word: kind for kind in get_args(Harm) for word in _data()[section].get(kind, ())}


@cache
def telling() -> frozenset[str]:
    """The lemmas of which a sentence about harm holds one."""
    return FATALLY.union({"life", "custody", "home"}, *map(kinds, ("verbs", "undergone", "nouns", "deeds")))


def harmed(sentence: Span) -> Iterator[Harmed]:
    """Everybody to whom the sentence says that it was done; not what may be, will be or was not."""
    for word in sentence:
        beside = _beside(word)
        found = beside or (_by_verb(word) if is_verb(word) else _by_noun(word))
        yield from (one for one in found if is_told_as_done(word) and not _is_rate(word))


def _beside(word: Token) -> list[Harmed]:
    """The numeral right before a participle: `14 dead and 180 injured`, however the two are coordinated."""
    kind = kinds("verbs").get(word.lemma_.lower()) or kinds("nouns").get(word.lower_)
    if not kind or word.i == word.sent.start or word.tag_ == "VBG" or word.dep_ in ("amod", "compound"):
        return []
    before = word.nbor(-1)
    counts = before.pos_ == "NUM" or before.lemma_.lower() in QUANTITIES
    if not counts or any(child.dep_ in ("dobj", "auxpass", "aux") for child in word.children):
        return []
    return [Harmed(kind, word, before)]


def _by_verb(verb: Token) -> Iterator[Harmed]:
    lemma = verb.lemma_.lower()
    if kind := kinds("verbs").get(lemma):
        kind = "killed" if any(child.lower_ in FATALLY for child in verb.children) else kind
        yield from (Harmed(kind, verb, people) for people in _undergoers(verb))
    elif kind := kinds("undergone").get(lemma):
        yield from (Harmed(kind, verb, people) for people in subjects_of(verb))
    elif lemma in words("phrases", "shooting") and _is_to_death(verb):
        yield from (Harmed("killed", verb, people) for people in _undergoers(verb))
    elif lemma in words("phrases", "taking") and (lives := [n for n in _undergoers(verb) if n.lemma_ == "life"]):
        yield from (Harmed("killed", verb, people) for people in (*lives, *after_of(lives[0])))
        if lemma == "lose" and not is_passive(verb):
            yield from (Harmed("killed", verb, people) for people in subjects_of(verb))
    elif CONFINED.intersection(_circumstances(verb)):
        people = subjects_of(verb) if lemma == "be" else _undergoers(verb)
        yield from (Harmed("arrested", verb, one) for one in people)
    elif lemma in words("phrases", "driving") and ("from", "home") in _circumstances(verb):
        yield from (Harmed("displaced", verb, people) for people in _undergoers(verb))


def _by_noun(noun: Token) -> Iterator[Harmed]:
    lemma = noun.lemma_.lower()
    if noun.dep_ == "compound":
        return
    if kind := kinds("nouns").get(lemma):
        yield from (Harmed(kind, noun, people) for people in (noun, *_described(noun)))
    if kind := kinds("deeds").get(lemma):
        yield from (Harmed(kind, noun, people) for people in after_of(noun))
    if lemma in words("phrases", "counts") and (kind := _counted(noun)):
        yield from _told_of_count(noun, kind)


def _undergoers(verb: Token) -> tuple[Token, ...]:
    """The object of an active verb, the subject of a passive one; nobody where two verbs share those they tell of."""
    if _shares(verb):
        return ()
    if verb.dep_ == "amod":
        return (verb.head,)
    if is_passive(verb):
        return tuple(_nearer(noun, verb) for noun in subjects_of(verb))
    if objects := [child for child in verb.children if child.dep_ == "dobj" and child.lower_ not in RELATIVE]:
        return tuple(objects)
    own = [child for child in verb.children if child.dep_ == "nsubj" and child.lower_ not in RELATIVE]
    if verb.dep_ == "relcl":  # the people they killed
        return (verb.head,) if own else ()
    auxiliary = any(child.dep_ == "aux" for child in verb.children)
    return tuple(one for one in own if not auxiliary and (verb.tag_ == "VBN" or one.pos_ == "NUM"))  # "15 wounded"


def _nearer(noun: Token, verb: Token) -> Token:
    """Of `one of the civilians killed`, the civilians."""
    within = after_of(noun) if verb.dep_ in ("acl", "relcl") else ()
    return within[0] if within and noun.pos_ == "NUM" and within[0].i < verb.i else noun


def _shares(verb: Token) -> bool:
    """Whether another verb beside it leaves open to how many this one was done: `killed or wounded 20`."""
    kind = kinds("verbs").get(verb.lemma_.lower())
    for other in (*conjuncts(verb), *([verb.head] if verb.dep_ == "conj" else ())):
        between = verb.doc[min(verb.i, other.i) + 1 : max(verb.i, other.i)]
        differs = kinds("verbs").get(other.lemma_.lower(), kind) != kind or any(t.lower_ == "or" for t in between)
        if differs and all(token.pos_ in LINKING for token in between):
            return True
    return False


def _is_to_death(verb: Token) -> bool:
    return (
        any(child.lemma_.lower() == "dead" for child in verb.children)
        or ("to", "death") in _circumstances(verb)
        or any(child.lower_ in FATALLY or (verb.lemma_ == "gun" and child.lower_ == "down") for child in verb.children)
    )


def _circumstances(verb: Token) -> Iterator[tuple[str, str]]:
    for child in verb.children:
        if child.dep_ in ("prep", "prt", "advmod"):
            yield from ((child.lower_, noun.lemma_.lower()) for noun in child.children if noun.dep_ == "pobj")


def after_of(noun: Token) -> tuple[Token, ...]:
    """The nouns after `of`."""
    return tuple(
        inner
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for inner in child.children
        if inner.dep_ == "pobj"
    )


def _described(word: Token) -> Iterator[Token]:
    """Who is dead, wounded, homeless: `three dead soldiers`, `left five people dead`, `five are dead`."""
    if word.pos_ not in ("ADJ", "VERB") and word.lower_ not in ("dead", "wounded", "injured", "homeless"):
        return
    yield from (child for child in word.children if child.dep_ == "nsubj")
    if word.dep_ in ("amod", "acl"):
        yield word.head
    elif word.dep_ in ("acomp", "oprd", "xcomp", "attr", "advcl") and is_verb(word.head):
        be = word.head.lemma_ == "be"
        yield from subjects_of(word.head) if be else _undergoers(word.head)


def _counted(noun: Token) -> Harm | None:
    """What a toll or a number counts: `the death toll`, `the number of dead`, `the number of people killed`."""
    if any(child.dep_ == "compound" and child.lemma_.lower() == "death" for child in noun.children):
        return "killed"
    for inner in after_of(noun):
        if kind := kinds("nouns").get(inner.lemma_.lower()):
            return kind
        for child in (*inner.children, *noun.children):
            if child.dep_ in ("acl", "amod", "relcl") and (kind := kinds("verbs").get(child.lemma_.lower())):
                return kind
    return None


def _told_of_count(noun: Token, kind: Harm) -> Iterator[Harmed]:
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass", "dobj") else None
    carriers = [noun] if verb is None else [noun, verb]
    passing = verb is not None and verb.lemma_ in words("phrases", "passing")
    if verb is not None and not passing and verb.lemma_ not in words("phrases", "reaching"):
        carriers = [noun]
    for carrier in carriers:
        for child in carrier.children:
            if child.dep_ == "prep" and child.lower_ in ("to", "at", "of"):
                yield from (Harmed(kind, noun, n) for n in map(_figure, child.children) if n.pos_ == "NUM")
            elif carrier is verb and child.dep_ in ("dobj", "attr") and child != noun:
                yield Harmed(kind, noun, child, more=passing)


def _is_rate(word: Token) -> bool:
    """700 die a day."""
    periods = [child for child in word.children if child.lemma_.lower() in PERIODS]
    each = any(inner.lower_ in ("a", "an", "each", "every") for period in periods for inner in period.children)
    return each or any(child.lower_ == "per" for child in word.children)


def _figure(noun: Token) -> Token:
    """The numeral of `to 14`, of `to 14 people`, of `to 14 Friday`."""
    return next((child for child in noun.lefts if child.pos_ == "NUM"), noun)


def is_told_as_done(word: Token) -> bool:
    """Whether neither the verb that carries a word nor one above it in the same clause says otherwise."""
    verb = next((token for token in (word, *word.ancestors) if is_verb(token)), None)
    while verb is not None:
        if any(child.dep_ == "neg" or child.tag_ == "MD" or _is_doubt(child) for child in verb.children):
            return False
        if is_infinitive(verb) and not any(child.lemma_ == "have" for child in verb.children if child.dep_ == "aux"):
            return verb.head.lemma_ in words("phrases", "achieved") and is_told_as_done(verb.head)
        goes_on = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
        verb = verb.head if goes_on and not own and is_verb(verb.head) else None
    return True


def _is_doubt(child: Token) -> bool:
    """`if`, or a word before its verb: `possibly killing`, but not `killed nearly 300`."""
    if child.dep_ == "mark":
        return child.lower_ in UNREAL
    return child.dep_ == "advmod" and child.lower_ in DOUBTFULLY and child.i < child.head.i
