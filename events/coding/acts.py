"""The acts that one Doc tells of, each once: verbs and nouns that tell of the same act are joined."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from events.coding.act import MODIFYING, SPOKEN, Act, is_verb, unique
from events.coding.lexicon import Lexicon
from events.coding.nouns import Nouns
from events.coding.participants import Cast
from events.coding.verbs import Verbs

COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "conj", "acl", "dative", "oprd"})
CIRCUMSTANCES = ("in", "during", "by", "with", "through")
DEPTH = 8  # how far above an act its governors are looked for
NESTED = 30  # acts within acts that are still followed: no writer goes so far, but a text may hold anything


class Acts:
    """The acts of one Doc. `at` answers for a token and remembers the answer."""

    def __init__(self, lexicon: Lexicon, cast: Cast) -> None:
        self.verbs = Verbs(lexicon, cast, self.at)
        self.nouns = Nouns(lexicon, cast, self.at)
        self.known: dict[int, Act | None] = {}
        self.within = 0  # how many acts are being read, one for the other

    def of(self, sentence: Span | Doc) -> Iterator[Act]:
        """The acts of a sentence that stand for themselves, in the order of their words."""
        acts = [act for token in sentence if (act := self.at(token))]
        taken_in = {content.trigger.i for act in acts for content in act.contents}
        for act in acts:
            if act.trigger.i not in taken_in and not self._is_spoken_of(act.trigger):
                yield act

    def at(self, token: Token) -> Act | None:
        if token.i not in self.known and self.within < NESTED:
            self.known[token.i] = None  # while it is being read, nothing is known of it
            self.within += 1
            act = self.verbs.read(token) if is_verb(token) else self.nouns.read(token)
            self.known[token.i] = self._joined(act) if act else None
            self.within -= 1
        return self.known.get(token.i)

    def _is_spoken_of(self, trigger: Token) -> bool:
        """Whether the act is only what an agreement, a demand, a refusal, a threat or a charge is about.

        Deeds that are praised or condemned by name have been done and stand for themselves.
        """
        token = trigger
        for _ in range(DEPTH):
            if token.dep_ not in COMPLEMENTS or token.head == token:
                return False
            token = token.head
            over = self.at(token)
            if over and over.trigger.i != trigger.i and over.type in SPOKEN:
                return is_verb(trigger) or not (over.type == "SUPPORT" or over.mode == "disapprove")
        return False

    def _joined(self, act: Act) -> Act:
        """One event per act: `an air strike killed five`, `attacked the base, killing five`, `met during a visit`."""
        for token in self._same_act(act):
            if (other := self._other(token, act)) is not None:
                act = replace(
                    act,
                    mode=act.mode or other.mode,
                    actors=unique(t for actor in act.actors or (other.trigger,) for t in _doing(actor, other)),
                    recipients=act.recipients or other.recipients,
                    contents=(*act.contents, other),
                )
        for token in self._consequences(act):
            if (other := self._other(token, act)) is not None:
                own = {t.i for t in act.actors} | {act.trigger.i, other.trigger.i}
                others = [t for t in other.recipients if t.i not in own]
                act = replace(
                    act,
                    mode=act.mode or other.mode,
                    actors=act.actors or other.actors,
                    recipients=unique([*act.recipients, *others]),
                    contents=(*act.contents, other),
                )
        return act

    def _other(self, token: Token, act: Act) -> Act | None:
        other = self.at(token)
        if other is None or other.trigger == act.trigger:
            return None
        return other if other.type == act.type or (act.mode == "crowd-control" and other.type == "COERCE") else None

    def _same_act(self, act: Act) -> Iterator[Token]:
        """The nouns that may name the act again: its subject and its circumstances."""
        for noun in (*act.clause.subjects, *act.clause.under(CIRCUMSTANCES)):
            if noun.pos_ == "NOUN":
                yield noun

    def _consequences(self, act: Act) -> Iterator[Token]:
        """Verbs without a subject of their own that go on telling: `…, killing five`, `… and wounded ten`."""
        for child in act.trigger.children if is_verb(act.trigger) else ():
            hanging = ("advcl", "xcomp") if act.type == "ASSAULT" else ("advcl",)  # used gas to disperse them
            participle = child.dep_ in hanging and child.tag_ in ("VBG", "VB")
            of_its_own = any(inner.dep_ in ("nsubj", "nsubjpass", "mark") for inner in child.children)
            if child.pos_ == "VERB" and (participle or child.dep_ == "conj") and not of_its_own:
                yield child


def _doing(actor: Token, other: Act) -> tuple[Token, ...]:
    """Of `rebels and Peruvian air strikes have hit it`, where the strikes are an act of their own, Peru."""
    return other.actors if actor == other.trigger else (actor,)


def with_mode(act: Act, lexicon: Lexicon) -> Act:
    """Where the pattern leaves the mode open, the words beside the act may tell it."""
    cues = lexicon.cues.get(act.type)
    if act.mode or not cues:
        return act
    near = {token.lower_ for token in _words_beside(act)}
    return replace(act, mode=next((mode for mode, words in cues.items() if near & words), ""))


def _words_beside(act: Act) -> Iterator[Token]:
    """The trigger, its modifiers, its doers and its means."""
    yield act.trigger
    yield from act.clause.companions
    for noun in (*act.actors, *act.clause.under(("with", "by", "in", "from", "using", "through"))):
        yield noun
        yield from (child for child in noun.lefts if child.dep_ in MODIFYING)
    for content in act.contents:
        yield content.trigger
        yield from content.clause.companions
