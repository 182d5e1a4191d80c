"""Who takes part: a noun and the names of its phrase → a Participant with country, sector and, where known, actor."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from articles.tagging import sectors
from articles.tagging.results import Mention
from events.coding.agents import Agents
from events.coding.control import by_below, of_noun_owner
from events.coding.coordination import CROWDS, everyone, is_one_of, together
from events.coding.lexicon import spelled
from events.coding.names import Names, is_leaning
from events.coding.peoples import FOREIGN, NAMING, are_people, are_strangers, is_naming
from events.coding.phrases import MODIFIERS, described_by, is_described, phrase, renaming
from events.coding.pronouns import FEMALE, MALE, PERSONAL, PLURAL, RESOLVED, Antecedents
from events.coding.remembered import remembered
from events.coding.results import Participant

PEOPLE = frozenset({"person", "people", "president", "official", "prisoner"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
BESIDE = frozenset({"of", "in", "from", "at", "near"})
# The Paris accord, the Iran deal, the Singapore summit are not of Paris, Iran or Singapore.
NAMED_AFTER_PLACES = frozenset({"accord", "agreement", "deal", "treaty", "pact", "protocol", "convention", "summit"})
SEEN = frozenset({"obtain", "see", "review", "publish", "quote", "cite", "report", "release", "post", "view"})
STANDING_FOR_PARTIES = RESOLVED | {"who"}


def tells_whose(preposition: Token, noun: Token) -> bool:
    """Whether a preposition may lead to the name that a noun belongs to: "rebels in", "a spokesman for"."""
    return preposition.lower_ in BESIDE or (preposition.lower_ == "for" and sectors.is_member(noun))


class Cast:
    """Makes participants of nouns, for one Doc."""

    def __init__(self, names: Names, agents: Agents, disasters: frozenset[str] = frozenset(), offset: int = 0) -> None:
        self.names = names
        self.agents = agents
        self.disasters = disasters
        self.offset = offset
        self.answers: dict[str, dict[int, Any]] = {}
        self.antecedents = Antecedents(self.is_party, self.gender, self._identity)

    def participants(self, noun: Token) -> Iterator[Participant]:
        """The participants that a noun heads: those named together where `they` stands for several."""
        whose = self.meant(noun)
        if whose.lower_ in PLURAL and (several := self.antecedents.of(whose)) is not None:
            found = [self._by_pronoun(whose, member) for member in together(several)]
        elif whose.lemma_ in FOREIGN and (named := [name for name in renaming(whose) if self.names.at(name)]):
            found = [self.participant(name) for name in everyone(named)]  # Peru's ally, Chile
        else:
            found = [self.participant(noun)]
        for one in found:
            if one:
                yield from self._parted(one, whose)

    def _parted(self, one: Participant, noun: Token) -> Iterator[Participant]:
        """`Peru and Chile's ministers`, `Peruvian, Chilean and Bolivian troops`: several, where the parser sees one."""
        named = [child for child in noun.lefts if is_naming(child) and self.names.at(child)]
        if self.names.kinds(*named) != {"group"}:
            named = named[:1]
        cut = next((child for name in named for child in name.children if child.dep_ == "cc"), None)
        apart = cut and (self.names.at(noun.doc[cut.i + 1]) or self.names.kinds(named[0], noun) == {"person"})
        if cut is None or noun.tag_ == "NN" or not apart:
            yield one
            return
        for name in named:
            if name.i < cut.i:
                yield self._participant(name, [token for token in phrase(name) if token.i < cut.i] or [name])
        start = self.offset + noun.doc[cut.i + 1].idx
        last = self.names.at(noun.doc[cut.i + 1])
        if last and last.kind == "group" and one.actor not in (None, last.actor):
            one = replace(one, actor=last.actor, country=last.country)
        yield replace(one, start=start, text=noun.doc.text[start - self.offset : one.end - self.offset])

    def participant(self, noun: Token) -> Participant | None:
        """The participant that a noun heads; None for what is no party (a pronoun, a number, a bare thing)."""
        if is_described(noun):
            return self._participant(noun, described_by(noun))
        if noun.pos_ == "PRON" or noun.tag_ in ("PRP", "PRP$", "WP", "WDT", "DT", "EX"):
            return self._by_pronoun(noun, self.antecedents.of(noun))
        if noun.lower_ in ("other", "another") and noun.n_lefts:
            return None  # each other: both sides are told already
        noun = self.meant(noun)
        if noun.pos_ == "PRON":
            return self._by_pronoun(noun, self.antecedents.of(noun))
        tokens = phrase(noun)
        if not tokens or noun.ent_type_ in ("DATE", "TIME"):
            return None
        return self._participant(noun, tokens)

    def _participant(self, noun: Token, tokens: Sequence[Token], source: str = "sentence") -> Participant:
        head = self.names.at(noun)
        of_state = head is not None and are_people(noun, head, self.names)
        if head and of_state:
            head = replace(head, actor=None)
        left = [token for token in noun.subtree if token.i < noun.i] if head is None else []
        beside = head or self._named(noun, left)
        foreign = head is None and beside is not None and are_strangers(noun, beside)
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        if head:  # the whole of a name that the parser takes for several: `Moon Jae-in`
            sentence = noun.sent
            start = max(sentence.start_char, min(start, head.start - self.offset))
            end = min(sentence.end_char, max(end, head.end - self.offset))
        return Participant(
            start=self.offset + start,
            end=self.offset + end,
            text=self.names.text[start:end],
            actor=head.actor if head else self._body_of(noun),
            country=(beside.country if beside and not foreign else None) or sectors.bloc_of(noun),
            sector="CVL" if of_state else self.sector_of(noun) or self._possible_sector(head),
            source=source,
        )

    def _named(self, noun: Token, left: Sequence[Token]) -> Mention | None:
        """The name that says whose: the nearest before the noun, else one after `of`, `in` or `from`, or beside it."""
        for token in reversed(left):
            if is_leaning(token):
                continue
            if (mention := self.names.at(token)) and (mention.country or mention.actor):
                return mention
            if token.dep_ == "poss" and token.pos_ == "PRON" and (owner := self.antecedents.of(token)) is not None:
                further = [*owner.lefts] if owner.i < token.i else []  # and not round: `his father … her son`
                return self.names.at(owner) or self._named(owner, further)  # `its troops`
        for child in noun.children:
            if child.dep_ == "appos" or (child.dep_ == "prep" and tells_whose(child, noun)):
                for mention in self.names.within(child.subtree):
                    if mention.country or mention.actor:
                        return mention
            if child.dep_ == "acl" and child.i > noun.i:
                for mention in self.names.within(child.subtree):
                    if mention.country and mention.kind == "group":
                        return mention
        return None

    def _body_of(self, noun: Token) -> str | None:
        """`the Biden administration` is Biden's government; in `the minister, Ann Lee`, Ann Lee is meant."""
        governs = spelled(noun.lemma_) in ("administration", "government")
        for mention in map(self.names.at, filter(is_naming, noun.children)) if governs else ():
            if mention and mention.actor:
                return mention.actor
        for name in renaming(noun) if noun.tag_ != "NNS" or is_one_of(noun) else ():
            if (mention := self.names.at(name)) and mention.kind == "person":
                return mention.actor
        return None

    @remembered
    def sector(self, noun: Token) -> str | None:
        """The sector that the words of a phrase tell: of the body whose member the noun is, else of the noun."""
        own = sectors.sector_of(noun, self.names.by_token)
        if sectors.is_member(noun):
            of = (child for child in noun.children if child.dep_ == "prep" and child.lower_ in sectors.OF)
            beside = (*noun.lefts, *(inner for preposition in of for inner in preposition.children))
            for mention in self.names.within(beside):
                if mention.kind == "organization" and mention.sector:
                    return sectors.of_body(own, mention.sector)
        return own

    def sector_of(self, noun: Token) -> str | None:
        """The sector of a name, else of the noun."""
        mention = self.names.at(noun)
        if mention and mention.actor:
            return mention.sector
        return (mention.sector if mention else None) or self.sector(noun)

    def _possible_sector(self, mention: Mention | None) -> str | None:
        return "GOV" if mention and mention.kind == "place" and mention.actor else None

    @remembered
    def is_party(self, noun: Token) -> bool:
        """Whether the noun can act: a name, a noun of the agents lexicon, a person by entity."""
        return (
            self.names.at(noun) is not None
            or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
            or (noun.pos_ == "PROPN" and noun.ent_type_ not in ("DATE", "TIME"))
            or self.sector(noun) is not None
            or spelled(noun.lemma_) in self.agents.groups
            or (noun.pos_ == "NOUN" and spelled(noun.lemma_) in self.agents.people)
            or noun.lower_ in STANDING_FOR_PARTIES
            or is_described(noun)
            or (noun.lower_ in CROWDS and not any(child.lower_ == "of" for child in noun.children))
        )

    def may_act(self, noun: Token) -> bool:
        """Whether it stands for somebody who acts: a party, or a thing that is a party's, like `Iranian missiles`."""
        return self.is_party(noun) or any(child.dep_ in NAMING and self.names.at(child) for child in noun.children)

    def is_person(self, noun: Token) -> bool:
        mention = self.names.at(noun)
        return mention.kind == "person" if mention else noun.ent_type_ == "PERSON"

    @remembered
    def gender(self, noun: Token) -> frozenset[str]:
        """The pronouns that suit a person, as far as a title or a noun tells; none for what is no person."""
        words = {spelled(noun.lemma_), *(child.lower_ for child in noun.lefts)}
        one = noun.pos_ == "NOUN" and spelled(noun.lemma_) in self.agents.people
        if not (one or self.is_person(noun)):
            return frozenset()
        if words & self.agents.men:
            return MALE
        if words & self.agents.women:
            return FEMALE
        mention = self.names.at(noun)
        given = self.names.given_name(mention) if mention and mention.kind == "person" else ""
        return FEMALE if given in self.agents.womens_names else MALE if given in self.agents.mens_names else PERSONAL

    def _identity(self, noun: Token) -> str:
        mention = self.names.at(noun)
        return (mention and mention.actor) or noun.lower_

    def is_linked(self, noun: Token) -> bool:
        """Whether a noun, or whoever it belongs to, is a name of a known actor."""
        mention = self.names.at(self.meant(noun))
        return mention is not None and mention.actor is not None

    def is_place(self, noun: Token) -> bool:
        mention = self.names.at(noun)
        return mention.kind == "place" if mention else noun.ent_type_ in PLACES

    def is_bare_place(self, noun: Token) -> bool:
        """Whether a name is that of a town, a region or a building: where things happen, not who does them."""
        mention = self.names.at(noun)
        return mention is not None and mention.kind == "place" and mention.actor is None

    def fits(self, noun: Token, words: frozenset[str]) -> bool:
        """Whether a noun belongs to a class of the lexicon; names stand for people, places and bodies."""
        lemma = spelled(noun.lemma_)
        if lemma in words or noun.lower_ in words:
            return True
        if any(f"{spelled(child.lemma_)} {lemma}" in words for child in noun.lefts):
            return True  # chemical weapons
        if "actor" in words and self.is_party(noun):
            return True
        if words & PEOPLE and (self.is_person(noun) or noun.lower_ in PERSONAL | PLURAL or noun.lower_ == "who"):
            return True
        if "territory" in words and self.is_place(noun):
            return True
        if "union" in words and noun.ent_type_ == "ORG" and "bloc" in words:
            return True
        return len(words) <= 2 and any(
            child.dep_ in MODIFIERS and spelled(child.lemma_) in words for child in noun.children
        )

    @remembered
    def meant(self, noun: Token) -> Token:
        """Who is meant: by `Iran's bid` Iran, by `the decision of a court` the court, by `arms used by rebels` they."""
        if self.names.at(noun):
            return noun
        lemma = spelled(noun.lemma_)
        if lemma not in self.agents.owned and lemma not in self.agents.done:
            return noun if self.is_party(noun) else self._user(noun)
        for child in noun.children:
            if child.dep_ == "poss" and (child.pos_ != "PRON" or child.lower_ in RESOLVED):
                return child
        for child in noun.children:
            if child.dep_ in ("prep", "agent") and (
                child.lower_ in ("by", "from") or (child.lower_ == "of" and lemma in self.agents.owned)
            ):
                for inner in child.children:
                    if inner.dep_ == "pobj" and self.is_party(inner) and inner.pos_ != "PRON":
                        return inner
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod") and self.names.at(child):
                signed_there = lemma in NAMED_AFTER_PLACES and self.is_bare_place(child)
                return noun if signed_there else child
        return self._user(noun)

    def owner(self, thing: Token) -> Token:
        """Whoever a thing belongs to; who belongs to others stands for themselves, as does a thing of nobody's."""
        if thing.pos_ != "NOUN" or self.is_party(thing) or self.gender(thing):
            return thing
        possessors = (
            child for child in thing.children if child.dep_ == "poss" and child.pos_ != "PRON" and self.is_party(child)
        )
        return next(possessors, thing)

    def authors(self, noun: Token) -> tuple[Token, ...]:
        """Of `published a report accusing the army`, who accuses is who published the report."""
        if noun.dep_ == "dobj" and spelled(noun.lemma_) in self.agents.owned and not self.names.at(noun):
            return of_noun_owner(noun) or (noun,)
        return (noun,)

    def _user(self, thing: Token) -> Token:
        """Whoever a thing is used or fired by; not who only has seen a paper."""
        verbs = (
            verb for verb in thing.children if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ not in SEEN
        )
        return next((user for verb in verbs for user in by_below(verb) if self.is_party(user)), thing)

    def _by_pronoun(self, pronoun: Token, subject: Token | None) -> Participant | None:
        if subject is None or pronoun.lower_.endswith(("self", "selves")):
            return None  # who does something to himself is no second party
        meant = self._participant(subject, phrase(subject) or [subject], source="antecedent")
        if subject.sent.start == pronoun.sent.start:
            return meant
        start = self.offset + pronoun.idx
        return replace(meant, start=start, end=start + len(pronoun), text=pronoun.text, source="pronoun")
