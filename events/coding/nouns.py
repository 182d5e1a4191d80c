"""Nouns that tell of acts: `an air strike by X on Y`, `X's withdrawal from Y`, `talks between X and Y`."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from events.coding.act import MODIFYING, Act, is_infinitive, is_time, unique
from events.coding.clauses import Clause, of_noun
from events.coding.control import by_below, is_passive, subjects_of
from events.coding.coordination import everyone
from events.coding.lexicon import Lexicon, Pattern, Slot, spelled
from events.coding.participants import Cast
from events.coding.pronouns import RESOLVED
from events.coding.undergoers import Undergoers

LOOSE = frozenset({"in", "at", "near", "inside", "to"})  # prepositions that as often lead elsewhere as to a recipient
PRESENT_AT = frozenset({"during", "at", "in"})
TAKING_PART = PRESENT_AT | {"after", "before", "following", "amid"}
NEVER_ACTING = frozenset({"EVENT", "FAC", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"})
MEDIATING = frozenset({"mediate", "broker", "facilitate", "negotiate", "arrange", "announce"})
HAVING = frozenset({"have", "enjoy", "win", "get", "earn", "receive"})
DRIVEN = ("-led", "-backed", "-sponsored", "-supported")  # a "US-led strike" is American
ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "SPY"})
ENFORCING = frozenset({"COP", "MIL", "SPY", "GOV"})
AT_ONE = frozenset({"strike", "raid", "hit"})  # the Quispe raid was on Quispe
UNDERGONE = frozenset({"ASSAULT", "SANCTION", "AID"})  # "Iran sanctions": the country named before them undergoes them


class Nouns:
    """Reads the nouns of one Doc. `at` answers which act another token tells of."""

    def __init__(self, lexicon: Lexicon, cast: Cast, at: Callable[[Token], Act | None]) -> None:
        self.lexicon = lexicon
        self.cast = cast
        self.at = at
        self.light = lexicon.words("light")
        self.undergo = lexicon.words("undergo")
        self.undergoers = Undergoers(lexicon, cast)
        self.struck = cast.agents.inhabited | lexicon.words("plane") | lexicon.words("car")

    def read(self, noun: Token) -> Act | None:
        """The act of a noun by the most demanding pattern that fits; a name is no act."""
        if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "nmod", "meta") or is_time(noun):
            return None
        patterns = self.lexicon.nouns.get(spelled(noun.lemma_)) or self.lexicon.nouns.get(noun.lower_)
        mention = self.cast.names.at(noun)
        if not patterns or (mention and mention.link == "linked"):
            return None
        before = _words_before(noun)
        carrying = self.light | self.undergo
        if patterns[0].type == "RETREAT":
            carrying -= MEDIATING  # a truce mediated by Qatar is of others
        clause = of_noun(noun, carrying)
        for pattern in patterns:
            if pattern.particles <= before and (filled := self._filled(pattern, clause)) is not None:
                return self._act(pattern, clause, filled)
        return None

    def _filled(self, pattern: Pattern, clause: Clause) -> list[Act] | None:
        """The acts that a noun speaks of, like a threat to arrest; None where something is missing."""
        contents: list[Act] = []
        for slot in pattern.slots:
            if slot.required:
                spoken_of = [*self._contents(slot, clause)]
                contents += spoken_of
                if not (spoken_of or self._has_words(slot, clause)):
                    return None
        return contents

    def _contents(self, slot: Slot, clause: Clause) -> Iterator[Act]:
        below = (*clause.contents, *clause.obliques) if slot.prepositions else clause.contents
        for preposition, token in below:
            leads_here = preposition in slot.prepositions if slot.prepositions else not preposition
            if leads_here and (act := self.at(token)) and (act.type in slot.acts or act.key in slot.acts):
                yield act

    def _has_words(self, slot: Slot, clause: Clause) -> bool:
        if "CLAUSE" in slot.acts:
            return any(is_infinitive(token) for preposition, token in clause.contents if not preposition)
        return bool(slot.words) and any(self.cast.fits(noun, slot.words) for noun in clause.under(slot.prepositions))

    def _act(self, pattern: Pattern, clause: Clause, contents: list[Act]) -> Act:
        noun = clause.predicate
        roles: dict[str, list[Token]] = {"A": [], "R": [], "B": []}
        owned = bool(clause.subjects) or any(word.dep_ == "poss" for word in clause.companions)
        affected = frozenset().union(*(slot.prepositions for slot in pattern.slots if slot.role == "R"))
        spoken_of = {act.trigger.i for act in contents}
        for slot in pattern.slots:
            # in "their criticism of us" those who criticise are told before the noun
            told = affected if owned else affected & {"of"}  # the shooting of a guard
            leading = slot.prepositions - told if slot.role == "A" else slot.prepositions
            if slot.role:
                roles[slot.role] += [
                    n for word, n in clause.obliques if word in leading and n.i not in spoken_of and self._fits(word, n)
                ]
        roles["R" if self._is_undergone_by_subject(noun) else "A"] += clause.subjects
        of = any(child.lower_ == "of" for child in noun.rights)
        undergone = spelled(noun.lemma_) in self.lexicon.words("undergone") and not of
        possessor_undergoes = undergone and not any(self._has_force(word) for word in clause.companions)
        possessed = any(word.dep_ == "poss" and not is_time(word) for word in clause.companions)
        for modifier in clause.companions:
            role = self._role_before(modifier, pattern, possessor_undergoes)
            if role == "A" and roles["A"] and pattern.type == "ASSAULT" and self._is_unarmed_body(modifier):
                role = "R"  # those behind the Charlie Hebdo attack
            if role == "A" and possessed and modifier.dep_ != "poss" and not self.cast.is_linked(modifier):
                continue  # `their Eagle Fury drill`
            if role:
                roles[role] += everyone([modifier])
        if pattern.type == "CONSULT" and not roles["A"]:
            roles["A"] += self._taking_part(noun)
        actors = unique(
            [*roles["A"], *roles["B"]] or self._agents_below(pattern, clause) or self._present(pattern, noun)
        )
        own = {token.i for token in actors}
        recipients = roles["R"]
        for content in contents:
            recipients = recipients or [t for t in (*content.actors, *content.recipients) if t.i not in own]
        if not roles["B"]:
            recipients = recipients or [*self.undergoers.usual(pattern.type, clause, own)]
            recipients = recipients or self.undergoers.deep(pattern.type, noun, own)
            recipients = recipients or [n for n in clause.under(("of",)) if self.cast.meant(n) != n]
        others = unique(token for token in recipients if token.i not in own)
        return Act(
            pattern.type, pattern.mode, pattern.text, noun, clause, actors, others, tuple(contents), pattern.particles
        )

    def _agents_below(self, pattern: Pattern, clause: Clause) -> list[Token]:
        """`The expulsion of diplomats by Germany`: the parser hangs `by` on the nearer noun; not of what is judged."""
        judged = pattern.type in ("ACCUSE", "SUPPORT")
        undergoing = [noun for noun in clause.under(("of",)) if not (judged and self.at(noun))]
        return [agent for noun in undergoing for agent in by_below(noun) if self._fits("by", agent)]

    def _present(self, pattern: Pattern, noun: Token) -> list[Token]:
        """`Demonstrators chanted during the vigil`: those who protest are told above it."""
        if pattern.type != "PROTEST" or noun.dep_ != "pobj" or noun.head.lower_ not in PRESENT_AT:
            return []
        crowd = self.lexicon.words("crowd")
        return [token for token in subjects_of(noun.head.head) if spelled(token.lemma_) in crowd]

    def _taking_part(self, noun: Token) -> list[Token]:
        """`Okello said at a meeting with Quispe`, `spoke after talks with her`: who says so met her too."""
        together = any(child.lower_ == "with" for child in noun.rights)
        if not together or noun.dep_ != "pobj" or noun.head.lower_ not in TAKING_PART:
            return []
        verb = noun.head.head.head if noun.head.head.dep_ == "dobj" else noun.head.head
        if verb.pos_ != "VERB" or is_passive(verb):
            return []
        return [token for token in subjects_of(verb) if self.cast.is_person(token) or self.cast.gender(token)]

    def _fits(self, preposition: str, noun: Token) -> bool:
        return not is_time(noun) and (preposition not in LOOSE or self.cast.is_party(noun))

    def _is_undergone_by_subject(self, noun: Token) -> bool:
        """Whether the verb that carries the noun turns it round: `suffered an attack`, `has my support`."""
        governor = noun.head.head if noun.dep_ == "pobj" else noun.head
        if governor.lemma_ in HAVING and any(word.dep_ == "poss" and not is_time(word) for word in noun.lefts):
            return True
        verbs = [word for word in (governor, *noun.children) if word.pos_ == "VERB"]
        return any(spelled(verb.lemma_) in self.undergo and spelled(verb.lemma_) not in self.light for verb in verbs)

    def _is_unarmed_body(self, modifier: Token) -> bool:
        mention = self.cast.names.at(modifier)
        body = modifier.dep_ == "compound" and mention is not None and mention.kind == "organization"
        return body and self.cast.sector_of(modifier) not in ARMED

    def _has_force(self, word: Token) -> bool:
        """Whether those before a noun arrest others rather than being arrested: `police arrests`, `the agency's`."""
        meant = self.cast.antecedents.of(word) if word.lower_ in RESOLVED else word
        if meant is None or word.dep_ not in MODIFYING or self.cast.is_person(meant) or self.cast.gender(meant):
            return False
        mention = self.cast.names.at(meant)
        return self.cast.sector_of(meant) in ENFORCING and (mention is None or mention.kind != "place")

    def _is_of_what_is_struck(self, modifier: Token) -> bool:
        """`The Syrian mosque bombing`: whose the mosque is, not the bombing."""
        between = (word for word in modifier.head.lefts if word.i > modifier.i and word.dep_ == "compound")
        return modifier.dep_ == "amod" and any(spelled(word.lemma_) in self.struck for word in between)

    def _role_before(self, modifier: Token, pattern: Pattern, possessor_undergoes: bool) -> str:
        """The part that a word before the noun takes: `Russian attack`, `Iran sanctions`, `the activist's arrest`."""
        if modifier.dep_ not in MODIFYING or is_time(modifier) or spelled(modifier.lemma_) in pattern.particles:
            return ""
        if modifier.dep_ == "poss" and modifier.lower_ in RESOLVED:
            owner = self.cast.antecedents.of(modifier)
            named = self.cast.names.at(owner) if owner is not None else None
            is_town = named is not None and named.kind == "place" and not named.actor  # `the town before its bombing`
            return "R" if possessor_undergoes or is_town else "A"
        mention = self.cast.names.at(modifier)
        if modifier.ent_type_ in NEVER_ACTING or modifier.lemma_.lower() in self.cast.agents.things:
            return ""
        if mention and modifier.lower_.endswith(DRIVEN):
            return "A"
        if mention is None and (modifier.pos_ == "ADJ" or not (modifier.ent_type_ or self.cast.sector(modifier))):
            return ""
        if mention and mention.kind == "place" and not mention.actor:
            return ""
        if possessor_undergoes:
            return "R"
        if pattern.type == "ASSAULT" and self._is_of_what_is_struck(modifier):
            return ""
        if pattern.type == "ASSAULT" and modifier.dep_ == "compound" and spelled(modifier.lemma_) in self.struck:
            return "R"  # the embassy attack
        if modifier.dep_ == "compound" and modifier.head.lemma_ in AT_ONE and self.cast.is_person(modifier):
            return "R"
        # an abbreviation before the noun reads as an adjective: "US strikes" are American, "Libya strikes" hit Libya
        is_country = mention and mention.kind == "place" and modifier.dep_ != "poss" and len(modifier) > 4
        undergone = pattern.type in UNDERGONE or pattern.mode == "investigate"
        return "R" if is_country and undergone else "A"


def _words_before(noun: Token) -> set[str]:
    words = [*noun.lefts, *(inner for token in noun.lefts for inner in token.lefts)]
    return {spelled(token.lemma_) for token in words} | {token.lower_ for token in noun.lefts}
