"""Who takes part: a noun and the names of its phrase → a Participant with country, sector and, where it is known, actor."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from spacy.tokens import Doc, Token

from articles.tagging.results import Mention
from events.coding.clauses import QUANTITIES
from events.coding.lexicon import spelled
from events.coding.results import Participant

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "det", "nummod", "quantmod", "nounmod", "advmod", "punct", "npadvmod", "case"})
PEOPLE = frozenset({"person", "people", "man", "president", "official", "prisoner"})
ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "some", "any", "no", "both", "all"})
SINGULAR = {"he": "person", "she": "person", "him": "person", "her": "person", "his": "person", "himself": "person", "herself": "person"}
PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Agents:
    """What actors are called: noun, or two words → sector; and nouns that belong to an actor."""

    sectors: dict[str, str]
    blocs: dict[str, str]
    owned: frozenset[str]


def load_agents() -> Agents:
    raw = tomllib.loads(files(__package__).joinpath("data/agents.toml").read_text(encoding="utf-8"))
    return Agents(
        sectors={spelled(noun): sector for sector, nouns in raw["sectors"].items() for noun in nouns},
        blocs={spelled(noun): bloc for bloc, nouns in raw["blocs"].items() for noun in nouns},
        owned=frozenset(map(spelled, raw["owned"]["words"])),
    )


class Names:
    """The mentions of one Doc, by token. Mentions carry offsets of the whole text; `offset` is where the Doc begins."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention], offset: int = 0) -> None:
        self.by_token: dict[int, Mention] = {}
        for mention in mentions:
            span = doc.char_span(mention.start - offset, mention.end - offset, alignment_mode="expand")
            for token in span or ():
                self.by_token[token.i] = mention

    def at(self, token: Token) -> Mention | None:
        return self.by_token.get(token.i)

    def within(self, tokens: Iterable[Token]) -> Iterator[Mention]:
        """The mentions among tokens, in their order, each once."""
        yield from dict.fromkeys(mention for token in tokens if (mention := self.at(token)))


class Cast:
    """Makes participants of nouns, for one Doc."""

    def __init__(self, names: Names, agents: Agents, disasters: frozenset[str] = frozenset(), offset: int = 0) -> None:
        self.names = names
        self.agents = agents
        self.disasters = disasters
        self.offset = offset

    def participant(self, noun: Token) -> Participant | None:
        """The participant that a noun heads; None for what is no party (a pronoun, a number, a bare thing)."""
        if noun.pos_ == "PRON" or noun.tag_ in ("PRP", "PRP$", "WP", "WDT", "DT", "EX"):
            return self._by_pronoun(noun)
        noun = self.meant(noun)
        tokens = phrase(noun)
        if not tokens:
            return None
        return self._participant(noun, tokens)

    def _participant(self, noun: Token, tokens: Sequence[Token], source: str = "sentence") -> Participant:
        head = self.names.at(noun)
        left = [token for token in noun.subtree if token.i < noun.i] if head is None else []
        beside = head or self._named(noun, left)
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        return Participant(
            start=self.offset + start,
            end=self.offset + end,
            text=noun.doc.text[start:end],
            actor=head.actor if head else self._body_of(noun),
            country=(beside.country if beside else None) or self._bloc(noun),
            sector=(head.sector if head and head.sector else None) or self.sector(noun) or self._possible_sector(head),
            source=source,
        )

    def _named(self, noun: Token, left: Sequence[Token]) -> Mention | None:
        """The name that says whose: before the noun (the nearest first), else after `of`, `in` or `from`, else in apposition."""
        for token in reversed(left):
            if (mention := self.names.at(token)) and (mention.country or mention.actor):
                return mention
        for child in noun.children:
            if child.dep_ == "appos" or (child.dep_ == "prep" and child.lower_ in ("of", "in", "from", "at", "near")):
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
        if spelled(noun.lemma_) in ("administration", "government"):
            for child in noun.children:
                if child.dep_ in ("compound", "poss", "nmod", "amod") and (mention := self.names.at(child)) and mention.actor:
                    return mention.actor
        for child in noun.children:
            if child.dep_ == "appos" and (mention := self.names.at(child)) and mention.kind == "person":
                return mention.actor
        return None

    def sector(self, noun: Token) -> str | None:
        """The sector that the head noun tells, the two-word name first."""
        words = self.agents.sectors
        lemma = spelled(noun.lemma_)
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod") and (found := words.get(f"{spelled(child.lemma_)} {lemma}")):
                return found
        return words.get(lemma) or words.get(noun.lower_)

    def _possible_sector(self, mention: Mention | None) -> str | None:
        return "GOV" if mention and mention.kind == "place" and mention.actor else None

    def _bloc(self, noun: Token) -> str | None:
        return self.agents.blocs.get(spelled(noun.lemma_))

    def is_party(self, noun: Token) -> bool:
        """Whether the noun can act: a name, a noun of the agents lexicon, a person by entity."""
        return (
            self.names.at(noun) is not None
            or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
            or self.sector(noun) is not None
            or noun.lower_ in SINGULAR
            or noun.lower_ in ("they", "them", "it", "we", "us", "who")
        )

    def is_person(self, noun: Token) -> bool:
        mention = self.names.at(noun)
        return mention.kind == "person" if mention else noun.ent_type_ == "PERSON"

    def is_place(self, noun: Token) -> bool:
        mention = self.names.at(noun)
        return mention.kind == "place" if mention else noun.ent_type_ in PLACES

    def fits(self, noun: Token, words: frozenset[str]) -> bool:
        """Whether a noun belongs to a class of the lexicon; names stand for people, places and bodies."""
        if spelled(noun.lemma_) in words or noun.lower_ in words:
            return True
        if "actor" in words and self.is_party(noun):
            return True
        if words & PEOPLE and (self.is_person(noun) or noun.lower_ in SINGULAR or noun.lower_ in ("them", "they", "who")):
            return True
        if "territory" in words and self.is_place(noun):
            return True
        if "union" in words and noun.ent_type_ == "ORG" and "bloc" in words:
            return True
        return any(child.dep_ in ("amod", "compound", "nmod") and spelled(child.lemma_) in words for child in noun.children)

    def meant(self, noun: Token) -> Token:
        """Of `Iran's proposal` or `the decision of the court`, who is meant is Iran, the court."""
        if self.names.at(noun) or spelled(noun.lemma_) not in self.agents.owned:
            return noun
        for child in noun.children:
            if child.dep_ == "poss" and child.pos_ != "PRON":
                return child
        for child in noun.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "of", "from"):
                for inner in child.children:
                    if inner.dep_ == "pobj" and self.is_party(inner) and inner.pos_ != "PRON":
                        return inner
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod") and self.names.at(child):
                return child
        return noun

    def _by_pronoun(self, pronoun: Token) -> Participant | None:
        """A pronoun stands for the one subject of its kind in the clauses before it, when there is just one."""
        subject = antecedent(pronoun, self)
        if subject is None:
            return None
        meant = self._participant(subject, phrase(subject) or [subject])
        return Participant(
            start=self.offset + pronoun.idx,
            end=self.offset + pronoun.idx + len(pronoun),
            text=pronoun.text,
            actor=meant.actor,
            country=meant.country,
            sector=meant.sector,
            source="pronoun",
        )


def antecedent(pronoun: Token, cast: Cast) -> Token | None:
    """The only fitting subject of the sentence so far, else of the sentence before."""
    word = pronoun.lower_
    if word in ("he", "she", "him", "her", "his", "himself", "herself"):
        fits = cast.is_person
    elif word in ("they", "them", "their", "themselves"):
        fits = lambda noun: (noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)) and cast.is_party(noun)  # noqa: E731
    elif word in ("it", "itself", "its"):
        fits = lambda noun: noun.tag_ in ("NN", "NNP") and not cast.is_person(noun) and cast.is_party(noun)  # noqa: E731
    else:
        return None
    sentence = pronoun.sent
    before = [token for token in sentence if token.i < pronoun.i]
    if sentence.start > 0:
        previous = pronoun.doc[sentence.start - 1].sent
        choices = (before, list(previous))
    else:
        choices = (before,)
    for tokens in choices:
        subjects = [t for t in tokens if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN") and fits(t)]
        if len({cast.names.at(t) or t.lower_ for t in subjects}) == 1:
            return subjects[-1]
        if subjects:
            return None
    return None


def phrase(noun: Token) -> list[Token]:
    """The words a reader would name it by: modifiers, the noun and `of`, `in`, `for` after it; no article, no relative clause."""
    first = _first(noun)
    last = _last(noun)
    tokens = list(noun.doc[first.i : last.i + 1])
    counter = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if counter is not None and (counter.lemma_.lower() in QUANTITIES or counter.pos_ == "NUM") and counter.i < first.i:
        tokens = list(noun.doc[_first(counter).i : last.i + 1])
    while tokens and (tokens[0].is_space or tokens[0].is_punct or (tokens[0].lower_ in ARTICLES and len(tokens) > 1)):
        tokens.pop(0)
    while tokens and (tokens[-1].is_space or tokens[-1].is_punct or tokens[-1].dep_ == "case"):
        tokens.pop()
    return tokens


def _first(noun: Token) -> Token:
    first = noun
    for child in noun.lefts:
        if child.dep_ in MODIFIERS and child.i >= noun.sent.start:
            left = child.left_edge
            if left.i < first.i:
                first = left
    return first


def _last(noun: Token) -> Token:
    last = noun
    for child in noun.rights:
        if child.i != last.i + 1:
            break
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "for", "from", "at") and child.right_edge.i - noun.i <= 8:
            last = _end(child)
        elif child.dep_ in ("case", "nummod", "npadvmod"):
            last = child
        else:
            break
    return last


def _end(preposition: Token) -> Token:
    """Where a prepositional phrase ends, without clauses and further members hanging on its noun."""
    for child in preposition.rights:
        if child.dep_ == "pobj":
            return _last(child)
    return preposition
