"""An act as it was found in a Doc, still in tokens: what verbs and nouns are read into, before anybody is named."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from events.coding.clauses import Clause

# Types whose acts are said rather than done: what they speak of is part of them and does not stand alone.
SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE", "SUPPORT"})
MODIFYING = frozenset({"amod", "compound", "nmod", "poss"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `contents` are the acts it speaks of or takes in, which then do not stand alone."""

    type: str
    mode: str
    rule: str
    trigger: Token
    clause: Clause
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    contents: tuple["Act", ...] = ()
    premodifiers: frozenset[str] = frozenset()  # the words before a noun that its pattern asks for

    @property
    def key(self) -> str:
        return f"{self.type}.{self.mode}"


def unique(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(dict.fromkeys(tokens))


def is_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME", "PERCENT", "ORDINAL")


def is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def is_infinitive(token: Token) -> bool:
    return any(child.tag_ == "TO" for child in token.children)


def is_future(token: Token) -> bool:
    """Whether a governed act is still to come when it is spoken of: a noun, an infinitive, `will`, `would`."""
    if not is_verb(token) or token.tag_ == "VBG" or is_infinitive(token):
        return True
    modal = any(child.dep_ == "aux" and child.tag_ == "MD" for child in token.children)
    return modal or (token.dep_ == "conj" and token.tag_ == "VB")


def is_wished(token: Token) -> bool:
    """Whether a clause says what somebody is to do: `that the ministry go`, which parsers take for a statement."""
    if token.dep_ != "ccomp" or token.tag_ not in ("VB", "VBP") or is_infinitive(token):
        return False
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    one = subject is not None and subject.tag_ in ("NN", "NNP") and not any(c.dep_ == "conj" for c in subject.children)
    return one and not any(child.dep_ in ("aux", "auxpass") for child in token.children)


def is_asked(token: Token) -> bool:
    """Whether a governed act is what is asked for: a noun, an infinitive, `that he go`; no statement."""
    if not is_verb(token) or is_wished(token):
        return True
    if token.tag_ in ("VBD", "VBZ"):
        return False  # told them that it went there and stayed
    if token.tag_ != "VB" and any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
        return False
    modals = {child.lower_ for child in token.children if child.dep_ == "aux" and child.tag_ == "MD"}
    return modals <= {"should", "must"}
