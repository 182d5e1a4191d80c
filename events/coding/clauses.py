"""Syntax into clauses: for a verb or a noun that tells of an act, who does it, to what, and with which prepositions.

Works on the dependency labels of spaCy's English pipelines. Everything is in terms of tokens of one Doc.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from events.coding.control import RELATIVE, SUBJECTS, antecedent, doers, has_subject, is_passive, subjects_of
from events.coding.coordination import QUANTITIES, conjuncts, everyone, together

WHERE_OR_WHEN = frozenset({"where", "when", "why", "whose"})  # `the town where they attacked`: its head is no object
# `According to the ministry`, `thanks to Peru`: who stands after these takes no part.
BESIDES = frozenset({
    "according", "thanks", "due", "owing", "compared", "contrary", "prior", "next", "close", "similar", "unlike",
    "subject", "relative", "pursuant", "previous",
})  # fmt: skip
# The verbs after which a preposition leads to what they carry out: `went on strike`, but `responded to a strike`.
LED_BY = {"on": frozenset({"go", "embark", "be"}), "to": frozenset({"resort", "return", "go", "move", "commit"})}
HURTING = frozenset({"hurt", "harm", "cripple", "squeeze", "batter", "ravage", "devastate", "isolate", "hammer"})
CLAIMING = frozenset({"claim", "take", "accept", "bear", "admit", "assume"})
ATTRIBUTING = {
    "blame": ("on",), "pin": ("on",), "attribute": ("to",), "ascribe": ("to",), "claim": ("by",),
    "orchestrate": ("by",), "perpetrate": ("by",), "commit": ("by",), "execute": ("by",), "mastermind": ("by",),
    "lead": ("by",), "order": ("by",), "plan": ("by",), "stage": ("by",),
}  # fmt: skip


@dataclass(frozen=True)
class Clause:
    """A predicate with its logical roles: the subjects do, whether the verb is active or passive."""

    predicate: Token
    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    obliques: tuple[tuple[str, Token], ...] = ()
    contents: tuple[tuple[str, Token], ...] = ()  # clauses it governs, with their preposition or ""
    companions: tuple[Token, ...] = ()  # particles, predicative words
    passive: bool = False

    @cached_property
    def beside(self) -> frozenset[str]:
        """Its companions in small letters."""
        return frozenset(token.lower_ for token in self.companions)

    @cached_property
    def particles(self) -> frozenset[str]:
        return frozenset(token.lower_ for token in self.companions if token.dep_ == "prt")

    def under(self, prepositions: Iterable[str]) -> tuple[Token, ...]:
        """The nouns that stand under any of the prepositions."""
        wanted = frozenset(prepositions)
        return tuple(noun for preposition, noun in self.obliques if preposition in wanted)


def of_verb(verb: Token) -> Clause:
    """The clause of a verb."""
    passive = is_passive(verb)
    agents = doers(verb) if passive else subjects_of(verb)
    done_to = subjects_of(verb) if passive else ()
    objects = everyone([*done_to, *_objects(verb)])
    obliques = [*_obliques(verb), *_stranded(verb)]
    for noun in objects:
        obliques.extend(_obliques(noun))
    if passive and any(child.dep_ == "dobj" for child in verb.children):
        obliques.extend(("to", noun) for noun in done_to)  # was given, was promised
    return Clause(
        verb, everyone(agents), objects, tuple(obliques), tuple(_contents(verb)), tuple(_companions(verb)), passive
    )


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
        and has_subject(verb)
        and not _relative_subject(verb)
        and not any(child.lower_ in WHERE_OR_WHEN for child in verb.lefts)
        and verb.head.pos_ in ("NOUN", "PROPN")
    ):
        return (verb.head,)
    for sibling in conjuncts(verb):  # arrested and charged five men
        if sibling.pos_ == "VERB" and not has_subject(sibling) and sibling.i - verb.i <= 3:
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
            if child.lower_ in BESIDES:
                continue
            for leading in (child, *conjuncts(child)):  # in Peru and in Chile
                for inner in leading.children:
                    if inner.dep_ in ("pobj", "pcomp") and inner.pos_ not in ("VERB", "AUX"):
                        yield from ((leading.lower_, noun) for noun in together(inner))
            yield from _obliques(child)


def _stranded(verb: Token) -> Iterator[tuple[str, Token]]:
    """`The agent he discussed it with`: what a relative clause describes stands under its last preposition."""
    if verb.dep_ != "relcl" or not has_subject(verb) or verb.head.pos_ not in ("NOUN", "PROPN"):
        return
    for child in verb.children:
        if child.dep_ == "prep":
            inside = [inner for inner in child.children if inner.dep_ in ("pobj", "pcomp")]
            if any(inner.lower_ in RELATIVE for inner in inside) or (child.i > verb.i and not inside):
                yield child.lower_, verb.head


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
    if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB":  # fighting rages between the two
        obliques.extend(pair for pair in _obliques(noun.head) if pair[0] == "between" and pair not in obliques)
    if noun.dep_ == "nsubj" and noun.head.lemma_ in HURTING:  # the sanctions hurt Peru
        obliques.extend(
            ("on", hurt) for child in noun.head.children if child.dep_ == "dobj" for hurt in together(child)
        )
    obliques.extend(("by", doer) for doer in (*_attributed(noun), *_answerable(noun)))
    modifiers = tuple(child for child in noun.children if child.dep_ in ("amod", "compound", "nmod", "poss"))
    return Clause(noun, subjects, (), tuple(obliques), tuple(_contents(noun)), modifiers)


def _attributed(noun: Token) -> Iterator[Token]:
    """To whom an act is put down: `a bombing blamed on rebels`, `the attack was claimed by the group`."""
    verbs = [child for child in noun.children if child.dep_ in ("acl", "relcl")]
    for verb in [*verbs, noun.head] if noun.dep_ == "nsubjpass" else verbs:
        leading = ATTRIBUTING.get(verb.lemma_.lower(), ())
        for child in verb.children if leading and is_passive(verb) else ():
            if child.dep_ in ("prep", "agent") and child.lower_ in leading:
                yield from (doer for inner in child.children if inner.dep_ == "pobj" for doer in together(inner))


def _answerable(noun: Token) -> Iterator[Token]:
    """Who stands behind an act: `was responsible for the raids`, `claimed responsibility for it`, `those behind it`."""
    whole = noun
    while whole.dep_ == "pobj" and whole.head.lower_ == "of" and whole.head.head.lemma_.lower() in QUANTITIES:
        whole = whole.head.head
    while whole.dep_ == "conj" and whole.head.pos_ == "NOUN":
        whole = whole.head
    above = whole.head.head
    if whole.dep_ != "pobj" or any(child.dep_ == "neg" for child in (*above.children, *above.head.children)):
        return
    if whole.head.lower_ == "behind":
        yield from everyone(subjects_of(above) if above.lemma_ == "be" else [above] if above.pos_ != "VERB" else ())
    elif whole.head.lower_ == "for" and above.lower_ == "responsible":
        yield from everyone(subjects_of(above.head) if above.head.lemma_ == "be" else [above.head])
    elif whole.head.lower_ == "for" and above.lower_ == "responsibility" and above.head.lemma_ in CLAIMING:
        yield from everyone(subjects_of(above.head))


def _carrier(noun: Token, light: frozenset[str]) -> Token | None:
    """The light verb (carry out, launch, hold) whose object the noun is."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    near = [first.head] if first.dep_ in ("dobj", "nsubjpass") else []
    if first.dep_ == "pobj" and first.head.lower_ in ("in", "with", "under", *LED_BY):
        above = first.head.head
        near += [above] if above.lemma_ in LED_BY.get(first.head.lower_, (above.lemma_,)) else []
    near += [child for child in first.children if child.dep_ in ("acl", "relcl")]
    for verb in near:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in light and not _is_of_another_sense(verb):
            if (
                verb.dep_ in ("acl", "relcl")
                and verb.head == first
                and not (is_passive(verb) or _objects(verb) == (first,))
            ):
                continue
            return verb
    return None


def _is_of_another_sense(verb: Token) -> bool:
    """Whether a verb carries nothing out: `held the attack off`, `sees the attack as a chance`."""
    held_back = verb.lemma_ == "hold" and any(child.dep_ == "prt" for child in verb.children)
    return held_back or (verb.lemma_ == "see" and any(child.lower_ == "as" for child in verb.children))
