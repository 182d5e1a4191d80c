"""Syntax into clauses: for a verb or a noun that tells of an act, who does it, to what, and with which prepositions.

Works on the dependency labels of spaCy's English pipelines. Everything is in terms of tokens of one Doc.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from events.coding.coordination import conjuncts, everyone, together

RELATIVE = frozenset({"who", "which", "that", "whom"})
SUBJECTS = frozenset({"nsubj", "csubj"})
CLAUSAL = frozenset({"xcomp", "ccomp", "pcomp", "advcl"})
KEEP_SUBJECT = frozenset({"promise", "threaten", "vow", "pledge", "agree", "offer", "refuse", "use", "take", "do"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its logical roles: the subjects do, whether the verb is active or passive."""

    predicate: Token
    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    obliques: tuple[tuple[str, Token], ...] = ()
    contents: tuple[tuple[str, Token], ...] = ()  # clauses it governs, with their preposition or ""
    companions: tuple[Token, ...] = ()  # particles, predicative words
    passive: bool = False

    def under(self, prepositions: Iterable[str]) -> tuple[Token, ...]:
        """The nouns that stand under any of the prepositions."""
        wanted = frozenset(prepositions)
        return tuple(noun for preposition, noun in self.obliques if preposition in wanted)


def of_verb(verb: Token) -> Clause:
    """The clause of a verb."""
    passive = is_passive(verb)
    doers = _doers(verb) if passive else subjects_of(verb)
    done_to = subjects_of(verb) if passive else ()
    objects = everyone([*done_to, *_objects(verb)])
    obliques = [*_obliques(verb)]
    for noun in objects:
        obliques.extend(_obliques(noun))
    if passive and any(child.dep_ == "dobj" for child in verb.children):
        obliques.extend(("to", noun) for noun in done_to)  # was given, was promised
    return Clause(
        verb, everyone(doers), objects, tuple(obliques), tuple(_contents(verb)), tuple(_companions(verb)), passive
    )


def is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", *SUBJECTS) for child in verb.children):
        return False
    if verb.dep_ == "amod":
        return True
    if verb.dep_ in ("acl", "advcl", "ROOT", "ccomp", "xcomp"):
        return not any(child.dep_ == "dobj" for child in verb.children)
    return verb.dep_ == "conj" and is_passive(verb.head)


def _doers(verb: Token) -> tuple[Token, ...]:
    """The `by` of a passive, be it hung on the verb or on what follows it: `was asked for help by Nepal`."""
    if own := tuple(by_below(verb)):
        return own
    following = [child for child in verb.children if child.dep_ == "dobj"]
    for child in verb.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in ("for", "with", "to"):
            following += [inner for inner in child.children if inner.dep_ == "pobj"]
    return tuple(noun for other in following for noun in by_below(other))


def by_below(word: Token) -> Iterator[Token]:
    """The nouns after a `by` that hangs on a word."""
    for agent in word.children:
        if agent.dep_ in ("agent", "prep") and agent.lower_ == "by":
            yield from (noun for noun in agent.children if noun.dep_ == "pobj")


def subjects_of(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """The grammatical subject, found through relatives, participles, coordination and control."""
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    if own:
        return tuple(antecedent(noun, verb) for noun in own)
    if depth > 6:
        return ()
    if verb.dep_ in ("acl", "relcl"):
        return _described(verb, depth)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subjects_of(verb.head, depth + 1)
    return _governed(verb, depth) if verb.dep_ in CLAUSAL else ()


def _described(verb: Token, depth: int) -> tuple[Token, ...]:
    """The noun that a participle or relative clause describes; whoever a `plan to attack` belongs to."""
    noun = verb.head
    if noun.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return ()
    infinitive = verb.tag_ == "VB" or any(child.tag_ == "TO" for child in verb.children)
    return of_noun_owner(noun, depth + 1) if infinitive else (noun,)


def _governed(verb: Token, depth: int) -> tuple[Token, ...]:
    """Who does what a clause without a subject of its own says."""
    governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if governor.pos_ in ("VERB", "AUX"):
        return _controller(verb, governor, depth)
    if governor.pos_ in ("NOUN", "PROPN"):
        return of_noun_owner(governor, depth + 1)
    if governor.pos_ == "ADJ":  # willing to, ready to
        return subjects_of(governor if _has_subject(governor) else governor.head, depth + 1)
    return ()


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in token.children)


def _controller(verb: Token, governor: Token, depth: int) -> tuple[Token, ...]:
    """Who does what a governed clause says: the object of `urged`, else the subject."""
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "pcomp") and governor.lemma_ not in KEEP_SUBJECT:
        infinitive = verb.dep_ in ("xcomp", "ccomp") or (
            verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "from", "for", "into")
        )
        objects = [child for child in governor.children if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP"]
        if infinitive and is_passive(governor):
            return subjects_of(governor, depth + 1)
        if infinitive and objects:
            return tuple(objects)
    if is_passive(governor) and verb.dep_ in ("advcl", "pcomp") and _doers(governor):
        return _doers(governor)
    return subjects_of(governor, depth + 1)


def of_noun_owner(noun: Token, depth: int = 0) -> tuple[Token, ...]:
    """Whose plan or threat it is: the possessor, else the subject of the verb that the noun belongs to."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners:
        return tuple(owners)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return tuple(inner for inner in child.children if inner.dep_ == "pobj")
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if governor.pos_ in ("VERB", "AUX") and noun.dep_ in ("dobj", "pobj", "attr") and depth < 6:
        return _doers(governor) if is_passive(governor) else subjects_of(governor, depth + 1)
    return ()


def antecedent(noun: Token, verb: Token) -> Token:
    """What a relative pronoun stands for."""
    if noun.lower_ not in RELATIVE or noun.tag_ not in ("WDT", "WP", "IN", "DT"):
        return noun
    clause = verb
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ in ("relcl", "acl") else noun


def _objects(verb: Token) -> tuple[Token, ...]:
    own = tuple(antecedent(child, verb) for child in verb.children if child.dep_ == "dobj")
    if own:
        return own
    for child in verb.children:
        if _is_small(child) and (inside := tuple(inner for inner in child.children if inner.dep_ in SUBJECTS)):
            return inside
    if is_passive(verb):
        return ()
    if (
        verb.dep_ == "relcl"
        and _has_subject(verb)
        and not _relative_subject(verb)
        and verb.head.pos_ in ("NOUN", "PROPN")
    ):
        return (verb.head,)
    for sibling in conjuncts(verb):  # arrested and charged five men
        if sibling.pos_ == "VERB" and not _has_subject(sibling) and sibling.i - verb.i <= 3:
            return tuple(child for child in sibling.children if child.dep_ == "dobj")
    return ()


def _is_small(clause: Token) -> bool:
    """Whether its subject is at once the object above: `found him guilty`, `urged them to go`."""
    if clause.dep_ not in ("ccomp", "xcomp"):
        return False
    if clause.pos_ in ("ADJ", "NOUN"):
        return clause.dep_ == "ccomp" and not any(child.dep_ in ("aux", "cop", "mark") for child in clause.children)
    return clause.tag_ == "VB" and any(child.tag_ == "TO" for child in clause.children)


def _relative_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in RELATIVE for child in verb.children)


def _obliques(word: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) below a word; `out of Syria` gives of, and a bare dative counts as `to`."""
    for child in word.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            yield from (("to", noun) for noun in together(child))
        elif child.dep_ in ("prep", "dative", "agent", "prt", "advmod") and child.pos_ in (
            "ADP",
            "ADV",
            "SCONJ",
            "PART",
            "VERB",
        ):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp") and inner.pos_ not in ("VERB", "AUX"):
                    yield from ((child.lower_, noun) for noun in together(inner))
            yield from _obliques(child)


def _contents(word: Token) -> Iterator[tuple[str, Token]]:
    for child in word.children:
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            yield "", child
            yield from (("", other) for other in conjuncts(child))
        elif child.dep_ in ("prep", "agent"):
            for inner in child.children:
                if inner.dep_ == "pcomp":
                    yield child.lower_, inner
                    yield from ((child.lower_, other) for other in conjuncts(inner))
                elif inner.dep_ == "prep":
                    yield from _contents(child)
        elif child.dep_ in ("acl", "advcl") and (child.tag_ == "VB" or any(c.tag_ == "TO" for c in child.children)):
            yield "", child
        elif child.dep_ == "acomp":  # is willing to
            yield from _contents(child)
        elif child.dep_ == "dobj":
            yield from (
                ("", inner)
                for inner in child.children
                if inner.dep_ == "acl" and any(c.tag_ == "TO" for c in inner.children)
            )


def _companions(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("prt", "prep", "advmod", "acomp", "oprd", "attr", "dative", "agent", "npadvmod"):
            yield child
            if child.dep_ in ("prt", "prep", "advmod"):
                yield from (inner for inner in child.children if inner.dep_ in ("prep", "prt", "pcomp"))
        elif child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("ADJ", "NOUN"):
            yield child


def of_noun(noun: Token, light: frozenset[str]) -> Clause:
    """The clause of a noun that names an act, with the light verb that carries it, if any."""
    carrier = _carrier(noun, light)
    subjects: tuple[Token, ...] = ()
    obliques = [*_obliques(noun)]
    if carrier is not None:
        clause = of_verb(carrier)
        subjects = clause.subjects
        obliques.extend(pair for pair in clause.obliques if pair not in obliques and pair[1] != noun)
    modifiers = tuple(child for child in noun.children if child.dep_ in ("amod", "compound", "nmod", "poss"))
    return Clause(noun, subjects, (), tuple(obliques), tuple(_contents(noun)), modifiers)


def _carrier(noun: Token, light: frozenset[str]) -> Token | None:
    """The light verb (carry out, launch, hold) whose object the noun is."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    near = [first.head] if first.dep_ in ("dobj", "nsubjpass") else []
    if first.dep_ == "pobj" and first.head.lower_ in ("in", "on", "with", "under", "to"):
        near.append(first.head.head)
    near += [child for child in first.children if child.dep_ in ("acl", "relcl")]
    for verb in near:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in light:
            if (
                verb.dep_ in ("acl", "relcl")
                and verb.head == first
                and not (is_passive(verb) or _objects(verb) == (first,))
            ):
                continue
            return verb
    return None
