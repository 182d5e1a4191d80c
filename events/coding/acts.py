"""Clauses compared with the lexicon: which act a verb or a noun tells of, and which nouns take which part in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from events.coding.clauses import Clause, everyone, of_noun, of_verb
from events.coding.codebook import CODEBOOK
from events.coding.lexicon import Lexicon, Pattern, Slot, spelled
from events.coding.participants import Cast

SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE", "SUPPORT"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "conj", "acl", "dative", "oprd"})
MODIFYING = frozenset({"amod", "compound", "nmod", "poss"})
OBJECT_NOUNS = frozenset({"SANCTION", "AID"})  # "Iran sanctions", "Ukraine aid": the country before the noun undergoes it


@dataclass(frozen=True, slots=True)
class Act:
    """One act, in tokens. `carriers` are the acts it speaks of, which then do not stand alone."""

    type: str
    mode: str
    rule: str
    trigger: Token
    clause: Clause
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    contents: tuple["Act", ...] = ()

    @property
    def key(self) -> str:
        return f"{self.type}.{self.mode}"


class Acts:
    """The acts of one Doc. `at` answers for a token and remembers the answer."""

    def __init__(self, lexicon: Lexicon, cast: Cast) -> None:
        self.lexicon = lexicon
        self.cast = cast
        self.light = lexicon.words("light")
        self.undergo = lexicon.words("undergo")
        self.known: dict[int, Act | None] = {}

    def of(self, sentence: Span | Doc) -> Iterator[Act]:
        """The acts of a sentence that stand for themselves, in the order of their words."""
        acts = [act for token in sentence if (act := self.at(token))]
        spoken = {content.trigger.i for act in acts for content in act.contents}
        for act in acts:
            if act.trigger.i not in spoken and not self._spoken_of(act.trigger):
                yield act

    def at(self, token: Token) -> Act | None:
        if token.i not in self.known:
            self.known[token.i] = None
            act = self._verb(token) if token.pos_ in ("VERB", "AUX") else self._noun(token)
            self.known[token.i] = self._joined(act) if act else None
        return self.known[token.i]

    def _joined(self, act: Act) -> Act:
        """One event per act: `an air strike killed five`, `attacked the base, killing five` and `met during a visit` tell of one."""
        for token, follows in self._beside(act):
            other = self.at(token)
            if other is None or other.type != act.type or other.trigger is act.trigger:
                continue
            own = {t.i for t in (*act.actors, *act.recipients)} | {act.trigger.i, other.trigger.i}
            act = replace(
                act,
                mode=act.mode or other.mode,
                actors=unique([t for t in act.actors if t is not other.trigger] or other.actors),
                recipients=unique([*act.recipients, *(t for t in other.recipients if t.i not in own)]) if follows else act.recipients or other.recipients,
                contents=(*act.contents, other),
            )
        return act

    def _beside(self, act: Act) -> Iterator[tuple[Token, bool]]:
        """Words that may tell of the same act: its subject, its circumstances; and (True) what follows from it."""
        for noun in (*act.clause.subjects, *act.clause.under(("in", "during", "by", "with", "through"))):
            if noun.pos_ == "NOUN":
                yield noun, False
        if act.trigger.pos_ == "VERB":
            for child in act.trigger.children:
                if child.pos_ == "VERB" and not any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in child.children):
                    if (child.dep_ == "advcl" and child.tag_ in ("VBG", "VB")) or child.dep_ == "conj":
                        yield child, True

    def _spoken_of(self, trigger: Token) -> bool:
        """Whether the act is only what an agreement, a demand, a refusal, a threat or a charge is about."""
        token = trigger
        for _ in range(8):
            if token.dep_ not in COMPLEMENTS or token.head is token:
                return False
            token = token.head
            over = self.at(token) if token.pos_ in ("VERB", "NOUN", "PROPN") else None
            if over and over.trigger.i != trigger.i and over.type in SPOKEN:
                return not (over.type == "SUPPORT" or over.mode == "disapprove") or trigger.pos_ == "VERB"
        return False

    # verbs

    def _verb(self, verb: Token) -> Act | None:
        patterns = self.lexicon.verbs.get(spelled(verb.lemma_))
        if not patterns or verb.dep_ in ("aux", "auxpass"):
            return None
        if verb.dep_ in ("amod", "compound"):
            return None
        clause = of_verb(verb)
        for pattern in patterns:
            if act := self._fit(pattern, clause):
                return act
        return None

    def _fit(self, pattern: Pattern, clause: Clause) -> Act | None:
        words = {token.lower_ for token in clause.companions}
        if not pattern.particles <= words:
            return None
        taken: set[int] = set()
        contents: list[Act] = []
        roles: dict[str, list[Token]] = {"A": [], "R": [], "B": []}
        for slot in sorted(pattern.slots, key=lambda slot: not (slot.words or slot.acts) or bool(slot.role)):
            found = self._fill(slot, clause, taken, contents)
            if not found and slot.required:
                return None
            taken.update(token.i for token in found)
            if slot.role:
                roles[slot.role] += found
        return self._act(pattern, clause, roles, contents)

    def _fill(self, slot: Slot, clause: Clause, taken: set[int], contents: list[Act]) -> list[Token]:
        if slot.acts:
            inner = [act for act in self._contents(slot, clause) if act.type in slot.acts or act.key in slot.acts]
            contents.extend(inner)
            return [act.trigger for act in inner]
        if slot.prepositions:
            nouns: Iterable[Token] = clause.under(slot.prepositions)
        elif slot.role:
            nouns = [noun for noun in clause.objects if noun.i not in taken] or [n for n in clause.under(("to",)) if n.dep_ == "dative"]
        else:
            nouns = [*clause.objects, *clause.companions]
        fitting = [noun for noun in nouns if noun.i not in taken and noun is not clause.predicate]
        if slot.words:
            fitting = [noun for noun in fitting if self.cast.fits(noun, slot.words)]
        return fitting

    def _contents(self, slot: Slot, clause: Clause) -> Iterator[Act]:
        """The acts that the clause speaks of where the slot looks."""
        if slot.prepositions:
            governed = [t for preposition, t in (*clause.contents, *clause.obliques) if preposition in slot.prepositions]
        else:
            governed = [t for preposition, t in clause.contents if not preposition]
            governed += clause.objects
        for token in governed:
            if act := self.at(token):
                yield act

    def _act(self, pattern: Pattern, clause: Clause, roles: dict[str, list[Token]], contents: list[Act]) -> Act | None:
        actors, recipients = roles["A"], roles["R"]
        if pattern.subject == "R":
            recipients = [*clause.objects, *recipients] if clause.passive else [*clause.subjects, *recipients]
            for content in contents:
                actors = [*actors, *content.actors]
        elif not actors:
            actors = [*clause.subjects]
        if roles["B"]:
            actors = [*actors, *roles["B"]]
        for content in contents:
            if recipients:
                break
            own = {token.i for token in actors}
            theirs = [t for t in content.actors if t.i not in own]
            recipients = theirs or [t for t in content.recipients if t.i not in own]
        if not recipients and not roles["B"]:
            recipients = [*self._usual(pattern.type, clause, {t.i for t in actors})]
        trigger = clause.predicate
        return Act(pattern.type, pattern.mode, pattern.text, trigger, clause, unique(actors), unique(recipients), tuple(contents))

    def _usual(self, type_name: str, clause: Clause, but: set[int]) -> Iterator[Token]:
        """Parties under the prepositions that lead to this type's recipients."""
        for noun in clause.under(self.lexicon.recipients.get(type_name, frozenset())):
            if noun.i not in but and self.cast.is_party(noun):
                yield noun

    # nouns

    def _noun(self, noun: Token) -> Act | None:
        if noun.pos_ not in ("NOUN", "PROPN"):
            return None
        patterns = self.lexicon.nouns.get(spelled(noun.lemma_)) or self.lexicon.nouns.get(noun.lower_)
        if not patterns or noun.dep_ in ("compound", "nmod"):
            return None
        before = {spelled(token.lemma_) for token in noun.lefts} | {t.lower_ for t in noun.lefts}
        before |= {spelled(inner.lemma_) for token in noun.lefts for inner in token.lefts}
        if (mention := self.cast.names.at(noun)) and mention.link == "linked":
            return None
        clause = of_noun(noun, self.light | self.undergo)
        pattern = next((p for p in patterns if p.particles <= before and self._has_words(p, clause)), None)
        return self._nominal(pattern, clause) if pattern else None

    def _has_words(self, pattern: Pattern, clause: Clause) -> bool:
        return all(
            any(self.cast.fits(noun, slot.words) for noun in clause.under(slot.prepositions)) for slot in pattern.slots if slot.required
        )

    def _nominal(self, pattern: Pattern, clause: Clause) -> Act | None:
        noun = clause.predicate
        roles: dict[str, list[Token]] = {"A": [], "R": [], "B": []}
        for slot in pattern.slots:
            if not slot.role:
                continue
            found = [t for t in clause.under(slot.prepositions) if not slot.prepositions <= {"in", "at", "near"} or self.cast.is_party(t)]
            roles[slot.role] += [t for t in found if not self._is_time(t)]
        mutual = any(slot.role == "B" for slot in pattern.slots)
        carrier = next((v for v in (noun.head, *noun.children) if spelled(v.lemma_) in self.undergo and v.pos_ == "VERB"), None)
        if clause.subjects:
            roles["R" if carrier is not None and spelled(carrier.lemma_) not in self.light else "A"] += clause.subjects
        undergone = spelled(noun.lemma_) in self.lexicon.words("undergone") and not clause.under(("of",))
        for modifier in clause.companions:
            role = self._modifier_role(modifier, pattern, undergone)
            if role:
                roles[role] += everyone([modifier])
        actors = [*roles["A"], *roles["B"]] if mutual else roles["A"]
        recipients = roles["R"]
        if not recipients and not roles["B"]:
            recipients = [*self._usual(pattern.type, clause, {t.i for t in actors})]
        recipients = [t for t in recipients if t not in actors]
        return Act(pattern.type, pattern.mode, pattern.text, noun, clause, unique(actors), unique(recipients))

    def _modifier_role(self, modifier: Token, pattern: Pattern, undergone: bool) -> str:
        """The part that a word before the noun takes: `Russian attack`, `Iran sanctions`, `Navalny's arrest`."""
        if modifier.dep_ not in MODIFYING or not self.cast.is_party(modifier) or self._is_time(modifier):
            return ""
        mention = self.cast.names.at(modifier)
        if mention and mention.kind == "place" and not mention.actor:
            return ""
        if undergone:
            return "R"
        bare_country = mention and mention.kind == "place" and modifier.dep_ != "poss" and len(modifier) > 4
        if bare_country and (pattern.type in OBJECT_NOUNS or pattern.type == "ASSAULT"):
            return "R"
        return "A"

    def _is_time(self, token: Token) -> bool:
        return token.ent_type_ in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY")


def unique(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(dict.fromkeys(tokens))


def with_mode(act: Act, lexicon: Lexicon) -> Act:
    """Where the pattern leaves the mode open, the words beside the act may tell it."""
    cues = lexicon.cues.get(act.type)
    if act.mode or not cues:
        return act
    near = {token.lower_ for token in _beside(act)}
    for mode, words in cues.items():
        if near & words:
            return replace(act, mode=CODEBOOK.types[act.type].mode(mode).name)
    return act


def _beside(act: Act) -> Iterator[Token]:
    """The trigger, its modifiers, its doers and its means."""
    yield act.trigger
    yield from act.clause.companions
    for noun in (*act.actors, *act.clause.under(("with", "by", "in", "from", "using", "through"))):
        yield noun
        yield from (child for child in noun.lefts if child.dep_ in MODIFYING)
    for content in act.contents:
        yield content.trigger
        yield from content.clause.companions
