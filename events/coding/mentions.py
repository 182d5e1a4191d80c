"""By which words an act is told, and whether they point at a deed that the text has told: `the attack`, `five died`."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from events.coding.act import Act, is_verb
from events.coding.newness import is_named

# Deeds that texts come back to by a noun, and tests of arms.
DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE", "RETREAT", "SANCTION"})
TESTS = frozenset({"MOBILIZE.weapons"})
HARMED = frozenset({"kill", "wound", "injure", "hurt", "maim", "die"})
OTHERS = frozenset({"previous", "earlier", "past", "other", "next", "first"})
CIRCUMSTANCES = ("in", "during", "by", "amid", "through")
# Nouns that say in what people came to harm.
NAMES = frozenset({
    "attack", "assault", "raid", "strike", "airstrike", "bombing", "blast", "explosion", "shelling", "bombardment",
    "ambush", "protest", "riot", "demonstration", "clash", "crackdown", "violence", "fighting", "war", "conflict",
    "unrest", "bloodshed", "shooting", "massacre", "siege", "battle",
})  # fmt: skip
WEAPONS = frozenset({"missile", "rocket", "bomb", "shell", "projectile", "mortar", "drone", "warhead"})
LAUNCHES = frozenset({"launch", "fire", "test", "test-fire", "test-launch", "firing"})
CROWD = frozenset({"protester", "demonstrator", "rioter", "mob", "crowd"})
SCENES = frozenset({"as", "when", "while", "after", "before", "since"})


@dataclass(frozen=True, slots=True)
class Word:
    """
    `again`: the words alone point at a deed that was told. `known`: they take the act for known, so that it is one
    of those told if somebody takes part in both. `going_on`: it is done by people who are only called by what they
    did, such as `the gunmen`.
    """

    lemma: str
    noun: str  # that names the deed, where a verb tells it: `wounded in the clashes`; or what was fired
    plural: bool
    again: bool
    known: bool
    going_on: bool
    is_total: bool  # in the perfect, which goes with no day: `900 have been killed`

    @classmethod
    def of(cls, act: Act) -> "Word":
        noun, weapon = _name_of(act), _weapon_of(act.trigger)
        named = noun or weapon
        points = (noun is not None and _is_known(noun)) or _is_harm(act, noun)
        fired = weapon is not None or (named or act.trigger).lemma_.lower() in LAUNCHES
        comes_back = act.type in DEEDS or (act.key in TESTS and fired)
        return cls(
            lemma=act.trigger.lemma_.lower(),
            noun=(weapon or noun or act.trigger).lemma_.lower() if named else "",
            plural=(named or act.trigger).tag_ in ("NNS", "NNPS"),
            again=comes_back and (points or (weapon is not None and _is_the_one_fired(weapon))),
            known=comes_back and named is None and _is_taken_for_known(act.trigger),
            going_on=comes_back and _is_by_the_same(act),
            is_total=any(child.dep_ == "aux" and child.lower_ in ("have", "has") for child in act.trigger.children),
        )


Words = Mapping[tuple[int, int], Word]  # by the characters of the trigger


def _name_of(act: Act) -> Token | None:
    """The noun that names a deed: its own, or the one that says in what somebody came to harm."""
    if not is_verb(act.trigger):
        return act.trigger
    own = (content.trigger for content in act.contents)
    around = (*act.clause.subjects, *act.clause.under(CIRCUMSTANCES))
    named = (*own, *(noun for noun in around if noun.lemma_.lower() in NAMES))
    return next((noun for noun in named if not is_verb(noun)), None)


def _is_known(noun: Token) -> bool:
    """`The attack`, `this attack`; not `the previous attack`."""
    if any(child.lower_ in OTHERS for child in noun.lefts):
        return False
    return is_named(noun) or any(child.lower_ in ("this", "these") for child in noun.lefts)


def _is_harm(act: Act, noun: Token | None) -> bool:
    """`Five were killed`; not `in an attack`."""
    return noun is None and act.trigger.lemma_ in HARMED and not act.actors


def _weapon_of(verb: Token) -> Token | None:
    """What was fired or landed; of `it was fired` the pronoun."""
    if not is_verb(verb):
        return None
    parts = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "dobj")]
    parts += [verb.head] if verb.dep_ in ("acl", "relcl") else []
    fired = verb.lemma_ in LAUNCHES
    return next(
        (
            part
            for part in parts
            if part.lemma_.lower() in WEAPONS or (fired and part.dep_ == "nsubjpass" and part.lower_ == "it")
        ),
        None,
    )


def _is_the_one_fired(weapon: Token) -> bool:
    """`The missile landed`: it is the one that was launched."""
    return weapon.lower_ == "it" or (weapon.dep_ in ("nsubj", "nsubjpass") and is_named(weapon))


def _is_taken_for_known(verb: Token) -> bool:
    """`Those who attacked the base`, `the people killed`, `as it came under fire`."""
    if verb.dep_ in ("relcl", "acl"):
        before = verb.doc[verb.left_edge.i - 1]
        return (is_named(verb.head) or verb.head.lower_ == "those") and before.lower_ != ","
    if verb.dep_ == "advcl":
        return any(child.lower_ in SCENES for child in verb.lefts if child.dep_ in ("mark", "advmod"))
    return False


def _is_by_the_same(act: Act) -> bool:
    return is_verb(act.trigger) and bool(act.actors) and all(_are_only_called(people) for people in act.actors)


def _are_only_called(people: Token) -> bool:
    """`The gunmen`, or a crowd that the text goes on about."""
    bare = people.lemma_.lower() in CROWD and not [*people.lefts]
    return people.pos_ == "NOUN" and (bare or is_named(people))
