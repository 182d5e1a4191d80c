"""Verbs that tell of acts: the clause of a verb compared with the patterns of the lexicon."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from events.coding.act import SPOKEN, Act, is_asked, is_future, is_infinitive, is_time, is_verb, is_wished, unique
from events.coding.clauses import Clause, of_verb
from events.coding.lexicon import Lexicon, Pattern, Slot, spelled
from events.coding.participants import Cast
from events.coding.undergoers import Undergoers

AGAINST = frozenset({"ACCUSE", "SANCTION"})  # who refuses them does nothing to those whom they are against
PROMISING = frozenset({"AGREE", "CONCEDE"})
MOVED = frozenset({"MOBILIZE", "RETREAT"})  # `Russian troops were deployed`: by Russia
DEMANDING = frozenset({"demand", "insist", "request"})
DEMANDED = {"RETREAT": "yield", "CONCEDE": "yield", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist"}
LENDING_FORCE = frozenset({"back", "away", "off", "along", "ahead", "forward", "home", "again"})  # the sense stays
THINKING = frozenset(
    {"argue", "believe", "think", "know", "learn", "show", "hear", "report"}
)  # who does so asks nobody
UNASKED = frozenset({
    "proud", "glad", "happy", "grateful", "thankful", "ashamed", "possible", "able", "easy", "likely", "fine", "ok",
    "okay", "worried", "concerned", "alarmed", "surprised", "pleased", "delighted", "afraid", "relieved",
})  # fmt: skip
Roles = dict[str, list[Token]]


class Verbs:
    """Reads the verbs of one Doc. `at` answers which act another token tells of."""

    def __init__(self, lexicon: Lexicon, cast: Cast, at: Callable[[Token], Act | None]) -> None:
        self.lexicon = lexicon
        self.cast = cast
        self.at = at
        self.undergoers = Undergoers(lexicon, cast)

    def read(self, verb: Token) -> Act | None:
        """The act of a verb by the most demanding pattern that fits."""
        if verb.dep_ in ("aux", "auxpass", "amod", "compound", "meta"):
            return None
        lemma = spelled(verb.lemma_)
        if lemma in DEMANDING | self.lexicon.attitudes["reported"] - THINKING and (demand := self._demand(verb)):
            return demand
        patterns = self.lexicon.of_verb(verb.lemma_, verb.lower_)
        clause = of_verb(verb) if patterns else None
        for pattern in patterns:
            if clause and (act := self._fit(pattern, clause)) and not self._told_by_noun(act):
                return self._carried(act)
        return None

    def _demand(self, verb: Token) -> Act | None:
        """`Said that the government must go`, `demanded that it go` asks it of the government."""
        clause = of_verb(verb)
        for preposition, content in clause.contents:
            must = _is_duty(content)
            reproached = any(word.lower_ == "have" for word in (content, *content.children))  # should have no doubt
            if preposition or reproached or not (must or (is_wished(content) and spelled(verb.lemma_) in DEMANDING)):
                continue
            inner = of_verb(content)
            asked = inner.objects if inner.passive and not inner.subjects else inner.subjects
            if any(self.cast.is_party(token) and token.lower_ not in ("we", "i", "you") for token in asked):
                told = self.at(content)
                mode = DEMANDED.get(told.type, "change") if told else "change"
                contents = (told,) if told else ()
                return Act("REQUEST", mode, "REQUEST: say that R must", verb, clause, clause.subjects, asked, contents)
        return None

    def _told_by_noun(self, act: Act) -> bool:
        """Whether the object of a light verb says it more exactly: `launched missile strikes`, `held a joint drill`."""
        if spelled(act.trigger.lemma_) not in self.lexicon.words("light"):
            return False
        others = (noun for noun in act.contents if noun.trigger in act.clause.objects and noun.type != act.type)
        return any(noun.premodifiers or act.type not in SPOKEN for noun in others)

    def _carried(self, act: Act) -> Act:
        """Of `conducted airstrikes` the noun tells the act: it is kept, with whoever only the verb knows."""
        if spelled(act.trigger.lemma_) not in self.lexicon.words("light"):
            return act
        for noun in act.contents:
            if noun.trigger in act.clause.objects and noun.type == act.type and (noun.actors or noun.recipients):
                exact = noun.mode and (noun.premodifiers or not act.mode)  # began a hunger strike
                mode, rule = (noun.mode, noun.rule) if exact else (act.mode, act.rule)
                actors = act.actors or noun.actors
                recipients = noun.recipients or act.recipients
                return replace(act, mode=mode, rule=rule, actors=actors, recipients=recipients)
        return act

    def _fit(self, pattern: Pattern, clause: Clause) -> Act | None:
        """The act, if the clause has everything that the pattern asks for."""
        if not pattern.particles <= clause.beside or self._strays(pattern, clause):
            return None
        if _has_other_particle(pattern, clause):
            return None
        if pattern.subject_words and not self._is_subject(pattern, clause):
            return None
        taken: set[int] = set()
        contents: list[Act] = []
        roles: Roles = {"A": [], "R": [], "B": []}
        for slot in pattern.by_need:
            found = self._fill(pattern, slot, clause, taken, contents)
            if not found and slot.required:
                return None
            taken.update(token.i for token in found)
            if slot.role:
                roles[slot.role] += found
        if any(token.i not in taken for token in _predicatives(clause)):
            return None
        return self._act(pattern, clause, roles, contents)

    def _is_subject(self, pattern: Pattern, clause: Clause) -> bool:
        subjects = clause.objects if clause.passive and not clause.subjects else clause.subjects
        return any(self.cast.fits(token, pattern.subject_words) for token in subjects)

    def _strays(self, pattern: Pattern, clause: Clause) -> bool:
        """Whether the clause has an object that the pattern has no place for."""
        if pattern.subject != "A" or any(not s.prepositions or _after_particle(s, clause) for s in pattern.slots):
            return False
        return any(not is_time(noun) and noun.pos_ in ("NOUN", "PROPN") for noun in clause.objects)

    def _fill(self, pattern: Pattern, slot: Slot, clause: Clause, taken: set[int], contents: list[Act]) -> list[Token]:
        """The tokens that take a slot; acts among them are added to `contents`."""
        if "CLAUSE" in slot.acts:
            leading = slot.prepositions or {""}
            governed = (token for preposition, token in clause.contents if preposition in leading and is_verb(token))
            fits = is_infinitive if pattern.type in ("REQUEST", "REJECT") else is_future
            return [token for token in governed if fits(token)][:1]
        if slot.acts:
            inner = [act for act in self._contents(slot, clause) if self._is_content(act, pattern, slot, clause)]
            contents.extend(inner)
            if inner or not slot.words:
                return [act.trigger for act in inner]
        fitting = [n for n in _candidates(slot, clause, taken) if n.i not in taken and n != clause.predicate]
        fitting = [n for n in fitting if not is_time(n) and (not slot.words or self.cast.fits(n, slot.words))]
        if not slot.role:
            contents.extend(act for noun in fitting if noun.pos_ in ("NOUN", "PROPN") and (act := self.at(noun)))
        return fitting

    def _contents(self, slot: Slot, clause: Clause) -> Iterator[Act]:
        """The acts that the clause speaks of where the slot looks."""
        if slot.prepositions:
            below = (*clause.contents, *clause.obliques)
            governed = [token for preposition, token in below if preposition in slot.prepositions]
            governed = governed or [*_after_particle(slot, clause)]
        else:
            governed = [token for preposition, token in clause.contents if not preposition] + [*clause.objects]
        for token in governed:
            if act := self.at(token):
                yield act

    def _is_content(self, act: Act, pattern: Pattern, slot: Slot, clause: Clause) -> bool:
        """Whether an act is of a kind that the slot takes: promised by its doer, or asked for, if the type says so."""
        if act.type not in slot.acts and act.key not in slot.acts:
            return False
        if pattern.type == "REJECT" and pattern.head == "deny" and is_verb(act.trigger):
            return False  # who denies having done it refuses nothing
        if pattern.type in PROMISING:
            return is_future(act.trigger) and _by_same(act, clause)
        return pattern.type != "REQUEST" or (is_asked(act.trigger) and not _is_own_aim(act.trigger, clause.predicate))

    def _act(self, pattern: Pattern, clause: Clause, roles: Roles, contents: list[Act]) -> Act:
        actors, recipients = self._doers(pattern, clause, roles, contents), roles["R"]
        if pattern.subject == "R":
            recipients = [*(clause.objects if clause.passive else clause.subjects), *recipients]
        same = [content for content in contents if content.type == pattern.type]
        actors = actors or [actor for content in same for actor in content.actors]  # a request by Nepal was sent
        own = {token.i for token in actors}
        for content in contents:
            rejected = pattern.type == "REJECT" and content.type in SPOKEN
            asked = content.actors if pattern.type in ("REQUEST", "ACCUSE") or rejected else ()
            recipients = recipients or [t for t in asked if t.i not in own]
            if not (pattern.type == "REJECT" and content.type in AGAINST):
                recipients = recipients or [t for t in content.recipients if t.i not in own]
        if pattern.type in SPOKEN:
            recipients = [doer for noun in recipients for doer in self._doers_of(noun)]
        if not recipients:
            recipients = [t for act in self._of_same_type(pattern, clause) for t in act.recipients if t.i not in own]
        if not roles["B"]:
            recipients = recipients or [*self.undergoers.usual(pattern.type, clause, own)]
        if not roles["B"] and pattern.subject == "A":
            recipients = recipients or self.undergoers.last_resort(pattern, clause, own)
        mode = pattern.mode or next((content.mode for content in same), "")
        told = tuple(contents)
        return Act(pattern.type, mode, pattern.text, clause.predicate, clause, unique(actors), unique(recipients), told)

    def _of_same_type(self, pattern: Pattern, clause: Clause) -> Iterator[Act]:
        """`Reiterated its commitment to support Peru` is said of whom the support is for."""
        for preposition, token in clause.contents:
            if not preposition and (act := self.at(token)) and act.type == pattern.type:
                yield act

    def _doers(self, pattern: Pattern, clause: Clause, roles: Roles, contents: list[Act]) -> list[Token]:
        actors = roles["A"]
        if pattern.subject == "R":
            actors = [*actors, *(actor for content in contents for actor in content.actors)]
        elif not actors and clause.passive and not clause.subjects and pattern.type in MOVED:
            troops = self.lexicon.words("troops")
            moved = any(troops <= slot.words and not slot.role for slot in pattern.slots)
            actors = [noun for noun in clause.objects if moved and self.cast.fits(noun, troops)]
        elif not actors:
            actors = [author for noun in clause.subjects for author in self.cast.authors(noun)]
        return [*actors, *roles["B"]]

    def _doers_of(self, noun: Token) -> tuple[Token, ...]:
        """Who condemns an arrest criticises those who made it; who mocks a man's blunders, the man."""
        act = self.at(noun) if noun.pos_ == "NOUN" else None
        return act.actors if act and act.actors else (self.cast.owner(noun),)


def _is_duty(content: Token) -> bool:
    """Whether somebody must or should do something: not `should he want to`, `should be proud`, `it must be earned`."""
    modals = [child for child in content.children if child.dep_ == "aux" and child.lower_ in ("must", "should")]
    felt = content.lemma_ == "be" and any(child.lemma_.lower() in UNASKED for child in content.children)
    if not modals or felt:
        return False
    subjects = [child for child in content.children if child.dep_ in ("nsubj", "nsubjpass")]
    turned = any(child.i > modals[0].i for child in subjects)
    return not turned and not any(child.lower_ == "it" and child.dep_ == "nsubjpass" for child in subjects)


def _has_other_particle(pattern: Pattern, clause: Clause) -> bool:
    """`Took on the bank` is not `took`: a particle that the pattern does not ask for makes another verb."""
    lending = LENDING_FORCE if pattern.head != "hold" else frozenset()  # `held off`
    return any(word not in pattern.small_words and word not in lending for word in clause.particles)


def _predicatives(clause: Clause) -> Iterator[Token]:
    """What is said of the object: `called him a liar` is no call."""
    yield from (token for token in clause.companions if token.dep_ == "oprd")
    yield from (token for preposition, token in clause.contents if not preposition and token.pos_ in ("NOUN", "ADJ"))


def _candidates(slot: Slot, clause: Clause, taken: set[int]) -> Iterable[Token]:
    """The tokens among which a slot finds its own."""
    if slot.prepositions:
        return clause.under(slot.prepositions) or _after_particle(slot, clause)
    if not slot.role:
        return (*clause.objects, *clause.companions) if slot.words else clause.objects
    objects = [noun for noun in clause.objects if noun.i not in taken]
    return objects or [noun for noun in clause.under(("to",)) if noun.dep_ == "dative"]


def _after_particle(slot: Slot, clause: Clause) -> tuple[Token, ...]:
    """`laid down their arms`: what looks like a preposition belongs to the verb, and the noun is its object."""
    for token in clause.companions:
        if token.lower_ in slot.prepositions and not any(child.dep_ == "pobj" for child in token.children):
            return clause.objects
    return ()


def _by_same(content: Act, clause: Clause) -> bool:
    """Whether what is promised would be done by whoever promises it."""
    doers = {token.lower_ for token in content.clause.subjects if token.pos_ != "PRON"}
    return not is_verb(content.trigger) or not doers or bool(doers & {token.lower_ for token in clause.subjects})


def _is_own_aim(content: Token, verb: Token) -> bool:
    """`Wanted to launch strikes`, `sought to defend him`: who means to do it himself asks nobody."""
    alone = not any(child.dep_ in ("nsubj", "dobj") and child.i < content.i for child in (*content.lefts, *verb.rights))
    return is_infinitive(content) and alone and spelled(verb.lemma_) in ("want", "seek")
