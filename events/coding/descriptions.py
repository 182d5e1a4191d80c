"""Descriptions resolved: "the group", "the ministry", "the president" stand for the one of whom it was said before.

Only where that leaves no doubt: the phrase is the article and the noun alone, one name before it in the text fits and
no other does, and that name was said shortly before. "The government" and the like are that of a state, "the country"
is the only one that its sentence or the one before has named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from spacy.tokens import Doc, Span, Token

from articles.tagging.lexicon import SAYING, TITLES
from articles.tagging.results import Mention
from articles.tagging.sectors import singular, words_of
from articles.tagging.titles import is_office

NEAR = 600  # characters since the name was last said
LONGEST = 4  # words of a title
# What bodies are called whose names do not end in the word itself.
SECTORS = {
    "group": {"REB", "PRM", "CRM", "SOC"}, "movement": {"REB", "OPP", "PTY", "SOC"}, "militia": {"REB", "PRM"},
    "party": {"PTY", "OPP"}, "company": {"BUS"}, "firm": {"BUS"}, "newspaper": {"JRN"}, "broadcaster": {"JRN"},
    "court": {"JUD"}, "tribunal": {"JUD"},
}  # fmt: skip
BODIES = SECTORS.keys() | {
    "ministry", "department", "agency", "council", "commission", "committee", "parliament", "assembly", "senate",
    "administration", "bank", "army", "navy", "bloc", "alliance", "union", "organization", "university", "institute",
    "front",
}  # fmt: skip
# Organs of a state that go by no name: "the government" is the one that was the Iraqi government before.
ORGANS = frozenset({"government", "regime", "military", "army", "police", "opposition"})
STATES = frozenset({"country", "nation", "kingdom"})
OFFICES = frozenset({
    "president", "minister", "premier", "chancellor", "secretary", "governor", "mayor", "ambassador", "king", "queen",
    "pope", "general", "senator", "spokesman", "spokeswoman", "spokesperson", "judge", "chairman",
})  # fmt: skip


def descriptions(doc: Doc, mentions: Sequence[Mention], offset: int = 0) -> Iterator[Mention]:
    """The descriptions of a Doc from left to right, as mentions of what they stand for."""
    states = [
        mention for mention in mentions if mention.actor and mention.country and mention.kind in ("place", "group")
    ]
    for noun in doc:
        if noun.pos_ in ("NOUN", "PROPN") and (words := description(noun)):
            start = noun.i - len(words) + 1
            first, last = offset + doc[start].idx, offset + noun.idx + len(noun)
            before = [mention for mention in mentions if mention.end <= first]
            if words[-1] in STATES:
                meant = state_meant(noun, [state for state in states if state.end <= first], offset)
            else:
                meant = the_one_meant(words, before, doc, offset) or organ_meant(noun, before, offset)
            if meant and first - meant.end <= NEAR:
                text = doc.text[first - offset : last - offset]
                found = replace(meant, start=first, end=last, text=text, rule="description: of one named before")
                if words[-1] in STATES:
                    states.append(found)
                yield found


def description(noun: Token) -> tuple[str, ...]:
    """The words after "the" of a phrase that says nothing more: "group", "prime minister"; else none."""
    word = singular(noun)
    if (noun.tag_ == "NNS" and word != "police") or word not in BODIES | OFFICES | ORGANS | STATES or goes_on(noun):
        return ()
    left = list(noun.lefts)
    if not left or left[0].lower_ != "the" or noun.left_edge != left[0]:
        return ()
    if len(left) > 1 and word not in OFFICES:
        return ()
    words = tuple(singular(token) for token in noun.doc[left[0].i + 1 : noun.i + 1])
    return words if all(token.is_alpha for token in noun.doc[left[0].i : noun.i]) else ()


def goes_on(noun: Token) -> bool:
    """Whether what follows a noun says who is meant: "the minister of Peru", "the minister Ana Quispe"."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    named = bool(after) and (after[0].pos_ == "PROPN" or after.text.lower() == "at the")
    return named or any(child.i > noun.i and child.dep_ != "case" for child in noun.children)


def the_one_meant(words: tuple[str, ...], before: Sequence[Mention], doc: Doc, offset: int) -> Mention | None:
    """The last mention of the only actor before that a description fits."""
    if words[-1] in OFFICES:
        titled = {m.actor or m.text for m in before if m.kind == "person" and bears(m, words, doc, offset)}
        fitting = [m for m in before if m.kind == "person" and (m.actor or m.text) in titled]
    else:
        bodies = [m for m in before if m.kind == "organization"]
        fitting = [m for m in bodies if is_called(m, words[-1])]
        if fitting and fitting[-1] is not bodies[-1] and not has_word(fitting[-1], words[-1]):
            return None  # another body stands between
    meant = {mention.actor or mention.text for mention in fitting}
    return fitting[-1] if len(meant) == 1 else None


def organ_meant(noun: Token, before: Sequence[Mention], offset: int) -> Mention | None:
    """The organ of the only state of which the same noun was said before: "the Iraqi military … the military"."""
    word = singular(noun)
    if word not in ORGANS:
        return None
    named = {mention.start - offset: mention for mention in before if mention.country}
    said = [token for token in noun.doc[: noun.i] if token.pos_ == "NOUN" and singular(token) == word]
    whose = [(token, named.get(left.idx)) for token in said for left in token.lefts if left.idx in named]
    if len({mention.country for _, mention in whose if mention}) != 1:
        return None
    token, mention = whose[-1]
    if mention is None:
        return None
    actor = mention.actor if word == "government" and mention.kind in ("group", "place") else None
    return replace(mention, kind="organization", actor=actor, sector=None, end=offset + token.idx + len(token))


def state_meant(noun: Token, before: Sequence[Mention], offset: int) -> Mention | None:
    """The only state that the sentence names before the noun, else the only one of the sentence before.

    It is not the one that does something to the country. Where officials speak of it, it may be theirs or not.
    """
    start = noun.sent.start_char
    last = noun.doc[noun.sent.start - 1].sent.start_char if noun.sent.start else start
    roots = {state: _root(noun.doc, state, offset) for state in before if state.start >= offset + start}
    others = {state.actor for state, root in roots.items() if _acts_on(root, noun)}
    speaking = {state.actor for state, root in roots.items() if _speaks_of(root, noun)}
    above = [state for state in before if offset + last <= state.start < offset + start]
    for states, doubtful in ((roots, speaking), (above, frozenset())):
        meant = {state.actor: state for state in states if state.actor not in others | speaking}
        if meant:
            return replace([*meant.values()][-1], kind="place") if len(meant) == 1 and not doubtful else None
    return None


def _root(doc: Doc, mention: Mention, offset: int) -> Token:
    span = doc.char_span(mention.start - offset, mention.end - offset, alignment_mode="expand")
    return cast("Span", span).root


def _acts_on(state: Token, noun: Token) -> bool:
    """`Peru attacked the country`."""
    own = next((above for above in noun.ancestors if above.pos_ in ("VERB", "AUX")), None)
    return state.dep_ == "nsubj" and noun.dep_ in ("dobj", "pobj") and state.head == own


def _speaks_of(state: Token, noun: Token) -> bool:
    """`Peru's officials said that the country …`."""
    subject = state
    while subject.dep_ in ("compound", "amod", "nmod", "poss"):
        subject = subject.head
    told = subject.head.lemma_ in SAYING and subject.head.is_ancestor(noun)
    return subject != state and subject.dep_ == "nsubj" and told


def is_called(mention: Mention, word: str) -> bool:
    """Whether a body's name has a word, or its sector says that it is one."""
    return has_word(mention, word) or mention.sector in SECTORS.get(word, ())


def has_word(mention: Mention, word: str) -> bool:
    return word in words_of(mention.text)


def bears(mention: Mention, words: tuple[str, ...], doc: Doc, offset: int) -> bool:
    """Whether the title in front of a person's name is this office."""
    span = doc.char_span(mention.start - offset, mention.end - offset, alignment_mode="expand")
    if span is None:
        return False
    first = span.start
    while first > 0 and span.start - first < LONGEST and doc[first - 1].lower_.rstrip(".") in TITLES:
        first -= 1
    title = doc[first : span.start]
    return len(title) > 0 and singular(title[-1]) == words[-1] and is_office(title.text, " ".join(words))
