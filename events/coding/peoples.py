"""When the name of a nation stands for its people and not for its state: `three Americans`, `urged Finns to go`.

And who, though named by it, is not of that nation: `Peru's allies`.
"""

from spacy.tokens import Token

from articles.tagging.results import Mention
from events.coding.act import is_infinitive
from events.coding.coordination import is_counted
from events.coding.names import Names

CASUALTIES = frozenset({"death", "casualty", "fatality", "victim", "injury"})  # `Iraqi deaths` are of Iraqis
ONE = frozenset({"a", "an", "one", "another", "every", "each"})
OF_ALL = ("sh", "ch", "ese", "ss")
NAMING = frozenset({"amod", "compound", "nmod", "poss"})
UPON = frozenset({"of", "on", "against"})
FOREIGN = frozenset({"ally", "partner", "enemy", "adversary", "neighbor", "neighbour"})  # a state's are no part of it
HOSTILE = frozenset({"captor", "kidnapper", "abductor", "hijacker", "killer", "murderer", "attacker", "assailant"})


def are_people(noun: Token, mention: Mention, names: Names) -> bool:
    """`Three Americans`, `young Iranians`, `thousands of Turks` are people of a state, not the state."""
    if mention.kind not in ("group", "place") or not mention.country:
        return False
    if noun.dep_ == "amod" and mention.kind == "group" and noun.head.lemma_ in CASUALTIES:
        return True
    if _is_one(noun, mention):
        return True
    if noun.tag_ not in ("NNS", "NNPS") or mention.actor is None or noun.ent_type_ != "NORP":
        return False
    if is_counted(noun) or (_is_done_to(noun) and not noun.n_lefts):
        return True
    return any(child.dep_ in ("nummod", "amod") and names.at(child) != mention for child in noun.lefts)


def _is_one(noun: Token, mention: Mention) -> bool:
    """`An American`, `the fifth Iranian`; `the French` are all of them."""
    if mention.kind != "group" or noun.tag_ not in ("NN", "NNP", "JJ") or noun.dep_ in NAMING:
        return False
    before = [child for child in noun.lefts if child.dep_ in ("det", "nummod", "amod")]
    told_apart = any(child.lower_ in ONE or child.ent_type_ == "ORDINAL" for child in before)
    return told_apart or (bool(before) and not noun.lower_.endswith(OF_ALL))


def _is_done_to(noun: Token) -> bool:
    """Whether a noun is the object of an act or a demand."""
    if noun.dep_ == "nsubj":
        return noun.head.dep_ in ("ccomp", "xcomp") and is_infinitive(noun.head)
    return noun.dep_ in ("dobj", "nsubjpass") or (noun.dep_ == "pobj" and noun.head.lower_ in UPON)


def are_strangers(noun: Token, beside: Mention) -> bool:
    """Whether those whom a noun names are not of the country of the name beside it: `Peru's allies`, `her captors`."""
    theirs = any(child.dep_ == "poss" for child in noun.lefts)
    return (noun.lemma_ in HOSTILE and theirs) or (noun.lemma_ in FOREIGN and beside.kind == "place")


def is_naming(word: Token) -> bool:
    """Whether a word stands before a noun to say whose or of where it is."""
    return word.dep_ in NAMING
