"""What a pronoun stands for, where there is just one thing it can stand for."""

from collections.abc import Sequence

from spacy.tokens import Token

from events.coding.names import Names

PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
NEUTER = frozenset({"it", "itself", "its"})


def antecedent(pronoun: Token, parties: Sequence[Token], people: Sequence[Token], names: Names) -> Token | None:
    """The only fitting one among subjects: `parties` are those that can act, `people` those who are persons."""
    word = pronoun.lower_
    if word in PERSONAL:
        fitting = list(people)
    elif word in PLURAL:
        fitting = [noun for noun in parties if _is_many(noun)]
    elif word in NEUTER:
        fitting = [noun for noun in parties if noun.tag_ in ("NN", "NNP") and noun not in people]
    else:
        return None
    different = {names.at(noun) or noun.lower_ for noun in fitting}
    return fitting[-1] if len(different) == 1 else None


def subjects_before(pronoun: Token) -> tuple[list[Token], list[Token]]:
    """The subjects of the sentence so far, and those of the sentence before."""
    sentence = pronoun.sent
    here = [token for token in sentence if token.i < pronoun.i and _is_subject(token)]
    if not sentence.start:
        return here, []
    return here, [token for token in pronoun.doc[sentence.start - 1].sent if _is_subject(token)]


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN")


def _is_many(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in noun.children)
