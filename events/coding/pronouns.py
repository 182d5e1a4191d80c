"""Whom a pronoun stands for: whoever fits it in number and kind and is nearest by syntax, or nobody.

The subjects of the clauses over it come first (`Peru said that it …`), then what else its sentence has named, then
the sentence before. Where two different ones fit equally well, nobody is meant.
"""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Span, Token

from events.coding.control import antecedent, subjects_of
from events.coding.speakers import FIRST_PERSON, speaker_of

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
PERSONAL = MALE | FEMALE
PLURAL = frozenset({"they", "them", "their", "themselves"})
NEUTER = frozenset({"it", "itself", "its"})
# One noun for many people: `the leadership said they will go`.
COLLECTIVE = frozenset({
    "group", "leadership", "team", "family", "couple", "crowd", "police", "staff", "delegation", "pair", "crew", "mob",
    "gang", "jury", "panel", "opposition", "majority", "minority",
})  # fmt: skip
KINDS = (MALE, FEMALE, PLURAL, NEUTER)
RESOLVED = PERSONAL | PLURAL | NEUTER | FIRST_PERSON
SUBJECT = ("nsubj", "nsubjpass")
OWN_CLAUSE = frozenset({"xcomp", "pcomp", "conj", "acl", "advcl"})  # without a subject of its own, it has that above
ASKING = frozenset({"ask", "wonder", "question"})  # who is asked whether he will go is not whoever asks
EMPTY = frozenset({"be", "seem", "appear", "take", "become", "make", "remain", "mean"})
DISPOSED = frozenset({
    "ready", "willing", "unwilling", "able", "unable", "likely", "unlikely", "determined", "prepared", "set", "due",
    "eager", "reluctant", "free", "poised", "keen", "committed", "bound", "sure", "certain", "happy", "open",
})  # fmt: skip
QUOTES = frozenset({'"', "“", "”", "''", "``"})
BACK = 2  # sentences that name nobody, over which `he` and `she` are followed
CHAIN = 5  # sentences in a row that may open with the same pronoun


class Antecedents:
    """Answers for the pronouns of one Doc, each sought once.

    `is_party` tells whether a noun can act, `gender` the pronouns that suit a person (none for what is none), `who`
    what is equal for nouns that name the same.
    """

    def __init__(
        self,
        is_party: Callable[[Token], bool],
        gender: Callable[[Token], frozenset[str]],
        who: Callable[[Token], object],
    ) -> None:
        self.is_party = is_party
        self.gender = gender
        self.who = who
        self.known: dict[int, Token | None] = {}
        self.subjects: dict[int, list[Token]] = {}

    def of(self, pronoun: Token, depth: int = 0) -> Token | None:
        """The head of the noun phrase that a pronoun stands for; of `we` in a quotation, the one who speaks."""
        if pronoun.i in self.known or depth > CHAIN:
            return self.known.get(pronoun.i)
        if pronoun.lower_ in FIRST_PERSON:
            self.known[pronoun.i] = self._speaker(pronoun, depth)
            return self.known[pronoun.i]
        stands = pronoun.lower_ in RESOLVED and not _is_empty(pronoun)
        found = self._sought(pronoun, depth) if stands else None
        if found is not None and found.is_ancestor(pronoun) and found != _beside(pronoun):
            found = None  # `as he left, his father said`: by way of `he`
        self.known[pronoun.i] = found
        return found

    def _speaker(self, pronoun: Token, depth: int) -> Token | None:
        speaker = speaker_of(pronoun)
        if speaker is None or speaker.lower_ in FIRST_PERSON:
            return None
        if speaker.pos_ == "PRON":
            return self.of(speaker, depth + 1)
        return speaker if self.is_party(speaker) else None

    def _sought(self, pronoun: Token, depth: int) -> Token | None:
        sentence = pronoun.sent
        barred = _barred(pronoun)
        first = _beside(pronoun) if pronoun.lower_ in PERSONAL or self.is_party(pronoun.head) else None
        if first is not None and self._suits(first, pronoun.lower_):
            return first
        whose = _possessor_over(pronoun)
        if whose is not None and (meant := self._meant(whose, pronoun, depth)) is not None:
            return meant
        for subject in _over(pronoun, barred):
            if (meant := self._meant(subject, pronoun, depth)) is not None:
                return meant
            whose = _possessor(subject)
            if (
                whose is not None
                and whose.i not in barred
                and (meant := self._meant(whose, pronoun, depth)) is not None
            ):
                return meant  # `Peru's plan says that it`
            if self._stands_between(subject, pronoun):
                return None
        here = [token for token in self._of_sentence(sentence) if token.i < pronoun.i and token.i not in barred]
        alike = (token for token in here if _is_subject(token) and _same_kind(token, pronoun) and not _is_empty(token))
        if any(self.of(token, depth + 1) is None for token in alike):
            return None  # `when he heard of Roe's plan, he …`: both are the one of whom nothing is known
        owners = [token for token in sentence if _is_owner(token) and token.i < pronoun.i and token.i not in barred]
        for nouns in (filter(_is_subject, here), here, owners if pronoun.lower_ in PERSONAL else ()):
            fitting = [meant for noun in nouns if (meant := self._meant(noun, pronoun, depth)) is not None]
            if fitting:
                return self._only(fitting)
        ahead = _subject_ahead(pronoun)
        if ahead is not None and (meant := self._meant(ahead, pronoun, depth)) is not None:
            return meant
        return self._before(sentence, pronoun, depth) if sentence.start else None

    def _stands_between(self, subject: Token, pronoun: Token) -> bool:
        """Whether a nearer subject is meant that is no party: `the plans failed as they …`, `he said he …`."""
        if subject.pos_ == "PRON":
            return _same_kind(subject, pronoun) and not _is_empty(subject)
        thing = subject.pos_ == "NOUN" and not self.is_party(subject)
        return thing and pronoun.lower_ not in PERSONAL and _is_many(subject) == (pronoun.lower_ in PLURAL)

    def _before(self, sentence: Span, pronoun: Token, depth: int, back: int = BACK) -> Token | None:
        """Whoever fits in the sentence before: its main subject, where the others are only what that one speaks of.

        Where it names nobody who could be he or she, the one before that is asked.
        """
        before = self._of_sentence(pronoun.doc[sentence.start - 1].sent)
        subjects = [noun for noun in before if _is_subject(noun)]
        fitting = {n.i: meant for n in subjects if (meant := self._meant(n, pronoun, depth + 1)) is not None}
        main = [noun for noun in subjects if noun.i in fitting and noun.head.dep_ == "ROOT"]
        if len(main) == 1 and all(_is_told_by(noun, main[0].head) for noun in subjects if noun.i in fitting):
            return fitting[main[0].i]
        if fitting or pronoun.lower_ not in PERSONAL:
            return self._only(list(fitting.values()))
        told = pronoun.doc[sentence.start - 1].sent
        named = (*before, *filter(_is_owner, told))
        others = [noun for noun in named if self._meant(noun, pronoun, CHAIN) is not None]
        if others or back == 0 or any(noun.lower_ in PERSONAL for noun in before):
            return self._only(others)
        return self._before(told, pronoun, depth, back - 1) if told.start else None

    def _of_sentence(self, sentence: Span) -> list[Token]:
        """The subjects and objects of a sentence, pronouns too."""
        if sentence.start not in self.subjects:
            self.subjects[sentence.start] = [
                token
                for token in sentence
                if token.dep_ in (*SUBJECT, "dobj", "pobj") and token.pos_ in ("NOUN", "PROPN", "PRON")
            ]
        return self.subjects[sentence.start]

    def _meant(self, noun: Token, pronoun: Token, depth: int) -> Token | None:
        """A noun that fits a pronoun; of a pronoun of the same kind, what that one stands for."""
        if noun.pos_ == "PRON":
            return self.of(noun, depth + 1) if _same_kind(noun, pronoun) else None
        return noun if self._fits(noun, pronoun.lower_) else None

    def _only(self, nouns: Sequence[Token]) -> Token | None:
        """The last of nouns that all name the same."""
        return nouns[-1] if len({self.who(noun) for noun in nouns}) == 1 else None

    def _fits(self, noun: Token, word: str) -> bool:
        if word in PLURAL:
            return (_is_many(noun) or noun.lemma_.lower() in COLLECTIVE) and self.is_party(noun)
        return not _is_many(noun) and self._suits(noun, word)

    def _suits(self, noun: Token, word: str) -> bool:
        """Whether one alone may be called so."""
        if noun.tag_ not in ("NN", "NNP") or word in PLURAL:
            return False
        suiting = self.gender(noun)
        return word in suiting if word in PERSONAL else not suiting and self.is_party(noun)


def _over(pronoun: Token, barred: set[int]) -> Iterator[Token]:
    """The subjects of the clauses over a pronoun that stand before it, from the nearest up.

    Where the subject cannot be meant, the objects of its clause may be: `gave Peru arms to help it`.
    """
    below = pronoun
    for above in pronoun.ancestors:
        is_asked = below.dep_ == "ccomp" and above.lemma_ in ASKING
        below = above
        if above.pos_ not in ("VERB", "AUX") or is_asked:
            continue
        subjects = [child for child in above.children if child.dep_ in SUBJECT]
        nouns = [*_objects(above), *subjects] if barred.intersection(noun.i for noun in subjects) else subjects
        for noun in nouns:
            is_free = noun.i < pronoun.i and noun.i not in barred and not noun.is_ancestor(pronoun)
            if is_free and not _is_quoted(noun, pronoun):
                yield antecedent(noun, above)


def _beside(pronoun: Token) -> Token | None:
    """Beside whom somebody is named as theirs: `Quispe and her allies`."""
    own = pronoun.head
    return own.head if pronoun.dep_ == "poss" and own.dep_ == "conj" and own.head.pos_ == "PROPN" else None


def _possessor_over(pronoun: Token) -> Token | None:
    """Whose the thing is beside which a pronoun's thing is named: `Peru's arms, including its launches`."""
    part, beside = pronoun.head, any(child.lower_ == "own" for child in pronoun.head.lefts)
    while pronoun.dep_ == "poss" and part.pos_ not in ("VERB", "AUX") and part.head != part:
        beside = beside or part.dep_ == "conj" or part.lower_ == "including"
        part = part.head
        if beside and (whose := _possessor(part)) is not None and whose.i < pronoun.i and whose.pos_ == "PROPN":
            return whose
    return None


def _subject_ahead(pronoun: Token) -> Token | None:
    """The subject after a phrase or clause that opens the sentence: `In his speech, Smith …`, `As it left, Peru …`."""
    below = pronoun
    for above in pronoun.ancestors:
        if above.pos_ in ("VERB", "AUX") and below.dep_ in ("advcl", "prep") and below.i < above.i:
            subject = next((child for child in above.lefts if child.dep_ in SUBJECT), None)
            if subject is not None and subject.i > below.right_edge.i:
                whose = _possessor(subject)
                return None if whose is not None and _same_kind(whose, pronoun) else subject  # `… , his father said`
        below = above
    return None


def _possessor(thing: Token) -> Token | None:
    return next((child for child in thing.lefts if child.dep_ == "poss"), None)


def _objects(verb: Token) -> Iterator[Token]:
    """The objects of a verb and what stands under its prepositions, the last first."""
    for child in reversed([*verb.children]):
        if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP":
            yield child
        elif child.dep_ in ("prep", "dative"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _is_empty(pronoun: Token) -> bool:
    """`It is time to go`, `it seems that …`: nobody is meant. Who `is ready to go` is somebody."""
    verb = pronoun.head
    if pronoun.lower_ != "it" or pronoun.dep_ not in SUBJECT or verb.lemma_ not in EMPTY:
        return False
    inside = [(child, inner) for child in verb.children for inner in (child, *child.children) if inner.i > verb.i]
    if verb.lemma_ in ("seem", "appear"):
        return any(inner.dep_ == "ccomp" for _, inner in inside)
    return any(
        inner.dep_ in ("xcomp", "ccomp", "acl", "advcl") and child.lower_ not in DISPOSED for child, inner in inside
    )


def _barred(pronoun: Token) -> set[int]:
    """Who cannot be meant: the nouns that a pronoun stands inside of, and, but for `his`, the subject of its clause."""
    barred = {above.i for above in pronoun.ancestors if above.pos_ in ("NOUN", "PROPN")}
    if pronoun.dep_ == "poss":
        return barred
    for verb in pronoun.ancestors:
        if verb.pos_ in ("VERB", "AUX"):
            barred.update(child.i for child in verb.children if child.dep_ in SUBJECT)
            barred.update(noun.i for noun in subjects_of(verb))  # `blamed him for trying to oust her`
            if verb == (pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head):
                barred.update(noun.i for noun in _objects(verb))
            if verb.dep_ not in OWN_CLAUSE or any(child.dep_ in SUBJECT for child in verb.children):
                break
    return barred


def _is_quoted(subject: Token, pronoun: Token) -> bool:
    """Whether a quotation opens between the two: who is quoted speaks of others as `he`."""
    return sum(token.text in QUOTES for token in pronoun.doc[subject.i : pronoun.i]) % 2 == 1


def _is_told_by(noun: Token, verb: Token) -> bool:
    """Whether a noun is the subject of a verb or of what that verb says."""
    if noun.head == verb:
        return True
    return any(above.dep_ == "ccomp" and above.head == verb for above in noun.ancestors)


def _same_kind(pronoun: Token, other: Token) -> bool:
    return any(pronoun.lower_ in kind and other.lower_ in kind for kind in KINDS)


def _is_owner(token: Token) -> bool:
    return token.dep_ == "poss" and token.pos_ == "PROPN"


def _is_subject(token: Token) -> bool:
    return token.dep_ in SUBJECT


def _is_many(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in noun.children)
