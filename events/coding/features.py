"""What the model is told of an act and of those beside it: words of syntax, each a reason for or against.

Nothing here names a single person or place, so that what is learned from our sentences holds for others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from events.coding.act import Act, is_time, is_verb
from events.coding.lexicon import spelled
from events.coding.participants import Cast
from events.coding.results import Realis

FARTHEST = 5  # steps of a path that are told one by one
NEAR = (1, 2, 4, 8, 16)  # words between
OWNED = frozenset({"compound", "nmod", "amod", "poss"})
ARTICLES = frozenset({"the", "a", "an", "this", "that", "his", "its", "their", "no", "any", "another"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An act with whom the patterns take for its parties, in tokens of its sentence or before it."""

    act: Act
    realis: Realis
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]

    def part_of(self, token: Token) -> str:
        return "A" if token in self.actors else "R" if token in self.recipients else "-"


def of_act(draft: Draft, cast: Cast) -> list[str]:
    """Whether its words tell of an event, and of this type: what stands around the trigger."""
    act, trigger = draft.act, draft.act.trigger
    lemma, form = spelled(trigger.lemma_), _form(trigger)
    doers = _kinds(draft.actors, cast)
    undergoing = _kinds(draft.recipients, cast)
    objects = [child for child in trigger.children if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd")]
    subjects = [child for child in trigger.children if child.dep_ == "nsubj"]
    told = [
        f"type {act.type}", f"mode {act.key}", f"lemma {lemma}", f"lemma {lemma} {act.type}", f"rule {act.rule}",
        f"form {form}", f"form {form} {act.type}", f"dep {trigger.dep_}", f"dep {trigger.dep_} {trigger.pos_}",
        f"realis {draft.realis}", f"realis {draft.realis} {act.type}",
        f"doers {doers}", f"undergoing {undergoing}", f"both {doers} {undergoing}",
        f"both {act.type} {doers} {undergoing}", f"above {_above(trigger)}",
    ]  # fmt: skip
    for name, nouns in (("object", objects), ("subject", subjects)):
        told += [f"no {name}", f"no {name} {act.type} {form[:1]}"] if not nouns else []
        for noun in nouns:
            kind = _kind(noun, cast)
            told += [f"{name} {kind}", f"{name} {kind} {act.type}", f"{name} {kind} {lemma}"]
            if noun.pos_ == "NOUN":
                told += [f"{name} is {spelled(noun.lemma_)}", f"{lemma} {name} {spelled(noun.lemma_)}"]
            told += [f"{name} {_article(noun)}"]
    for child in trigger.children:
        if child.dep_ in ("aux", "neg", "mark", "advmod", "prt", "det", "poss", "amod", "nummod", "npadvmod", "expl"):
            word = child.lower_ if child.dep_ not in ("poss", "nummod", "npadvmod") else child.dep_
            told += [f"{child.dep_} {word}", f"{child.dep_} {word} {form[:1]}"]
        elif child.dep_ in ("prep", "agent"):
            told += [f"prep {child.lower_}", f"prep {child.lower_} {act.type}"]
        elif child.dep_ in ("xcomp", "ccomp", "advcl"):
            told += [f"below {child.dep_} {child.tag_}"]
    if any(is_time(word) for child in trigger.children for word in (child, *child.children)):
        told.append("dated")
    return told + [f"sentence {sign}" for sign in _signs(trigger)]


def of_part(draft: Draft, noun: Token, cast: Cast) -> list[str]:
    """Which part a noun takes in an act: how it stands to the trigger, and what it is; not what the patterns say."""
    act, trigger = draft.act, draft.act.trigger
    path, last = _path(trigger, noun)
    kind, form = _kind(noun, cast), _form(trigger)
    where = "before" if noun.i < trigger.i else "after"
    passive = "passive" if act.clause.passive else "active"
    return [
        f"path {path}", f"path {path} {passive}", f"path {path} {act.type}", f"path {path} {kind}",
        f"last {last}", f"last {last} {act.type}", f"last {last} {kind}", f"last {last} {form} {where}",
        f"kind {kind}", f"kind {kind} {act.type}", f"kind {kind} {where} {passive} {form[:1]}", f"{where} {passive}",
        f"away {_distance(trigger, noun)} {where} {form[:1]}", f"under {_above(noun)} {last}",
        f"{spelled(trigger.lemma_)} {last} {where}", f"article {_article(noun)} {last}",
        f"sector {cast.sector_of(noun)} {act.type} {where}",
        f"taking part in another {_is_in_another(noun, trigger)}",
    ]  # fmt: skip


def candidates(draft: Draft, cast: Cast) -> Iterator[Token]:
    """The nouns of the sentence that could be parties, and whomever the patterns take, each once."""
    trigger = draft.act.trigger
    inside = {content.trigger.i for content in draft.act.contents} | {trigger.i}
    given = dict.fromkeys((*draft.actors, *draft.recipients))
    yield from given
    for noun in trigger.sent:
        if noun not in given and noun.i not in inside and is_candidate(noun, cast):
            yield noun


def is_candidate(noun: Token, cast: Cast) -> bool:
    """Whether a noun heads a phrase that stands for somebody."""
    if noun.pos_ not in ("NOUN", "PROPN") or is_time(noun) or (noun.dep_ in OWNED and not cast.names.at(noun)):
        return False
    mention = cast.names.at(noun)
    if mention and noun.head != noun and cast.names.at(noun.head) == mention:
        return False
    return cast.is_party(noun) or bool(cast.gender(noun))


def _kinds(nouns: Sequence[Token], cast: Cast) -> str:
    return _kind(nouns[0], cast) if nouns else "nobody"


def _kind(noun: Token, cast: Cast) -> str:
    """Who or what a noun is, as far as its name, its sector or its word tells."""
    whose = cast.meant(noun)
    if whose != noun:
        return f"{_kind_of(whose, cast)} owning"
    return _kind_of(noun, cast)


def _kind_of(noun: Token, cast: Cast) -> str:
    if noun.pos_ == "PRON":
        found = cast.antecedents.of(noun)
        if found is None:
            return "nobody known"
        return f"pronoun of {'' if found.pos_ == 'PRON' else _kind_of(found, cast)}"
    if mention := cast.names.at(noun):
        if mention.kind == "place":
            return "state" if mention.actor else "place"
        return f"{mention.kind} {'linked' if mention.actor else 'unknown'}"
    sector = cast.sector(noun)
    if sector:
        armed = sector in ("MIL", "REB", "UAF", "PRM", "COP")
        return f"{'armed' if armed else 'civil' if sector == 'CVL' else 'official'} {_named(noun, cast)}"
    if cast.gender(noun):
        return "person"
    if noun.pos_ == "PROPN" or noun.ent_type_:
        return f"name {noun.ent_type_}"
    return f"thing {_named(noun, cast)}"


def _named(noun: Token, cast: Cast) -> str:
    """Whether a name before the noun says whose it is."""
    return "named" if any(cast.names.at(child) for child in noun.lefts) else "bare"


def _form(word: Token) -> str:
    if not is_verb(word):
        return f"n {word.tag_} {'poss' if any(c.dep_ == 'poss' for c in word.lefts) else ''}"
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in word.children)
    infinitive = any(child.tag_ == "TO" for child in word.children)
    return f"v {word.tag_}{' to' if infinitive else ''}{' passive' if passive else ''}"


def _above(word: Token) -> str:
    """The word that governs, with its preposition."""
    if word.head == word:
        return "root"
    if word.head.pos_ == "ADP":
        return f"{word.head.lower_} {spelled(word.head.head.lemma_) if word.head.head.pos_ != 'PROPN' else 'name'}"
    return spelled(word.head.lemma_) if word.head.pos_ not in ("PROPN", "NUM") else "name"


def _article(noun: Token) -> str:
    if noun.pos_ == "PROPN":
        return "name"
    first = next((child.lower_ for child in noun.lefts if child.dep_ in ("det", "poss")), "")
    known = first if first in ARTICLES else "of"
    return f"{known if first else 'none'} {noun.tag_}"


def _path(trigger: Token, noun: Token) -> tuple[str, str]:
    """The way from trigger to noun through the tree, and its last step; coordination is stepped over."""
    over = [trigger, *trigger.ancestors]
    down: list[str] = []
    word = noun
    while word not in over:
        if word.dep_ != "conj":
            down.append(f"{word.dep_}:{word.lower_}" if word.pos_ in ("ADP", "SCONJ") else word.dep_)
        if word.head == word:
            return "apart", "apart"  # the antecedent of a pronoun, in another sentence
        word = word.head
    up = [f"^{step.dep_}" for step in over[: over.index(word)]]
    steps = [*up, *reversed(down)]
    last = " ".join(steps[-2:]) if steps and steps[-1] == "pobj" else steps[-1] if steps else "itself"
    last = f"{'^' if up else ''}{last}"
    return (" ".join(steps) if len(steps) <= FARTHEST else f"far {last}"), last


def _distance(trigger: Token, noun: Token) -> int:
    between = abs(trigger.i - noun.i)
    return sum(between > limit for limit in NEAR)


def _is_in_another(noun: Token, trigger: Token) -> str:
    """Whether a noun is the subject or the object of another verb than the trigger."""
    above = noun.head
    if above == trigger or above.pos_ not in ("VERB", "AUX"):
        return ""
    under = "under" if trigger.is_ancestor(above) else "beside"
    return f"{noun.dep_} {'over' if above.is_ancestor(trigger) else under}"


def _signs(trigger: Token) -> Iterator[str]:
    """What the sentence looks like: present or past, quoted, conditional, addressed to the reader."""
    sentence = trigger.sent
    root = sentence.root
    yield f"root {root.tag_}"
    words = {token.lower_ for token in sentence}
    for sign in ("if", "would", "can", "could", "may", "must", "should", "i", "we", "you", "?", "\u201c", '"', "law"):
        if sign in words:
            yield f"has {sign}"
    if root.pos_ not in ("VERB", "AUX"):
        yield "without a verb"
    modal = next((c.lower_ for above in trigger.ancestors for c in above.children if c.tag_ == "MD"), "")
    if modal:
        yield f"under {modal}"
