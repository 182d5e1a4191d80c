"""Nouns that tell of acts: `an air strike by X on Y`, `X's withdrawal from Y`, `talks between X and Y`."""

from spacy.tokens import Token

from events.coding.act import MODIFYING, Act, is_time, unique
from events.coding.clauses import Clause, of_noun
from events.coding.coordination import everyone
from events.coding.lexicon import Lexicon, Pattern, spelled
from events.coding.participants import Cast
from events.coding.undergoers import Undergoers

LOOSE = frozenset({"in", "at", "near", "inside", "to"})  # prepositions that as often lead elsewhere as to a recipient
UNDERGONE = frozenset({"ASSAULT", "SANCTION", "AID"})  # "Iran sanctions": the country named before them undergoes them


class Nouns:
    """Reads the nouns of one Doc."""

    def __init__(self, lexicon: Lexicon, cast: Cast) -> None:
        self.lexicon = lexicon
        self.cast = cast
        self.light = lexicon.words("light")
        self.undergo = lexicon.words("undergo")
        self.undergoers = Undergoers(lexicon, cast)

    def read(self, noun: Token) -> Act | None:
        """The act of a noun by the most demanding pattern that fits; a name is no act."""
        if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "nmod", "meta") or is_time(noun):
            return None
        patterns = self.lexicon.nouns.get(spelled(noun.lemma_)) or self.lexicon.nouns.get(noun.lower_)
        mention = self.cast.names.at(noun)
        if not patterns or (mention and mention.link == "linked"):
            return None
        before = _words_before(noun)
        clause = of_noun(noun, self.light | self.undergo)
        for pattern in patterns:
            if pattern.particles <= before and self._has_words(pattern, clause):
                return self._act(pattern, clause)
        return None

    def _has_words(self, pattern: Pattern, clause: Clause) -> bool:
        required = (slot for slot in pattern.slots if slot.required)
        return all(any(self.cast.fits(n, slot.words) for n in clause.under(slot.prepositions)) for slot in required)

    def _act(self, pattern: Pattern, clause: Clause) -> Act:
        noun = clause.predicate
        roles: dict[str, list[Token]] = {"A": [], "R": [], "B": []}
        owned = any(word.dep_ == "poss" for word in clause.companions)
        affected = frozenset().union(*(slot.prepositions for slot in pattern.slots if slot.role == "R"))
        for slot in pattern.slots:
            # in "their criticism of us" those who criticise are told before the noun
            leading = slot.prepositions - affected if owned and slot.role == "A" else slot.prepositions
            if slot.role:
                roles[slot.role] += [n for word, n in clause.obliques if word in leading and self._fits(word, n)]
        roles["R" if self._is_undergone_by_subject(noun) else "A"] += clause.subjects
        possessor_undergoes = spelled(noun.lemma_) in self.lexicon.words("undergone") and not clause.under(("of",))
        for modifier in clause.companions:
            if role := self._role_before(modifier, pattern, possessor_undergoes):
                roles[role] += everyone([modifier])
        actors = unique([*roles["A"], *roles["B"]])
        own = {token.i for token in actors}
        recipients = roles["R"]
        if not roles["B"]:
            recipients = recipients or [*self.undergoers.usual(pattern.type, clause, own)]
            recipients = recipients or self.undergoers.deep(pattern.type, noun, own)
        others = unique(token for token in recipients if token.i not in own)
        return Act(
            pattern.type, pattern.mode, pattern.text, noun, clause, actors, others, premodifiers=pattern.particles
        )

    def _fits(self, preposition: str, noun: Token) -> bool:
        return not is_time(noun) and (preposition not in LOOSE or self.cast.is_party(noun))

    def _is_undergone_by_subject(self, noun: Token) -> bool:
        """Whether the verb that carries the noun turns it round: `suffered an attack`."""
        governor = noun.head.head if noun.dep_ == "pobj" else noun.head
        verbs = [word for word in (governor, *noun.children) if word.pos_ == "VERB"]
        return any(spelled(verb.lemma_) in self.undergo and spelled(verb.lemma_) not in self.light for verb in verbs)

    def _role_before(self, modifier: Token, pattern: Pattern, possessor_undergoes: bool) -> str:
        """The part that a word before the noun takes: `Russian attack`, `Iran sanctions`, `the activist's arrest`."""
        if modifier.dep_ not in MODIFYING or is_time(modifier) or spelled(modifier.lemma_) in pattern.particles:
            return ""
        mention = self.cast.names.at(modifier)
        if mention is None and (modifier.pos_ == "ADJ" or not (modifier.ent_type_ or self.cast.sector(modifier))):
            return ""
        if mention and mention.kind == "place" and not mention.actor:
            return ""
        if possessor_undergoes:
            return "R"
        # an abbreviation before the noun reads as an adjective: "US strikes" are American, "Libya strikes" hit Libya
        is_country = mention and mention.kind == "place" and modifier.dep_ != "poss" and len(modifier) > 4
        return "R" if is_country and pattern.type in UNDERGONE else "A"


def _words_before(noun: Token) -> set[str]:
    words = [*noun.lefts, *(inner for token in noun.lefts for inner in token.lefts)]
    return {spelled(token.lemma_) for token in words} | {token.lower_ for token in noun.lefts}
