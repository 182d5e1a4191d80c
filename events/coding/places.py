"""Where an act happened: the place its own clause names, else its recipient, else its sentence, else the dateline."""

from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Token

from articles.tagging.results import Mention
from events.coding.act import Act, is_verb
from events.coding.names import Names
from events.coding.results import EventPlace
from events.coding.telling import DEEDS

STATIC = frozenset({
    "in", "at", "near", "outside", "inside", "around", "across", "along", "off", "throughout", "within", "beside",
})  # fmt: skip
# Deeds reach the place that they go to, come from or are done to; words are spoken where somebody is.
LOCATING = STATIC | {"on", "over", "into", "onto", "from", "to", "through", "of", "toward", "towards"}
VISITING = STATIC | {"to", "into"}
BODILY = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "AID", "CONSULT"})
DONE_THERE = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "RETREAT"})  # at the place of whom they are done to
FROM_AFAR = frozenset({"cyber", "restrict", "misinformation", "censor", "withhold", "boycott", "resign", "access"})
SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
NEARLY = SIDES | {"mile", "kilometer", "kilometre", "km", "outskirt", "hour"}  # `northwest of the town` is not in it
DIRECTIONS = frozenset({"north", "south", "east", "west"})
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp"})
OWNED = frozenset({
    "force", "army", "navy", "president", "minister", "government", "people", "leader", "king", "ambassador",
    "official",
    "interest", "security", "citizen", "republic", "chancellor", "ally", "member", "threat", "envoy", "parliament",
})  # fmt: skip
# `In retaliation for attacks in Iraq`: why something was done, and the place of another act.
REASONS = frozenset({"retaliation", "response", "reaction", "revenge", "reprisal", "return", "exchange", "defiance"})
REASONS |= {"protest", "solidarity", "support", "violation", "connection", "wake", "aftermath", "anticipation"}
# What is used, held or based somewhere is there: "infrastructure utilized by militants in eastern Syria".
SITUATING = frozenset({"use", "utilize", "utilise", "hold", "occupy", "own", "control", "run", "operate", "locate"})
SITUATING |= {"situate", "base", "station", "house"}
HARMING = frozenset({"kill", "wound", "injure", "hurt", "damage", "destroy"})  # `five were killed and ten hurt in Lyon`
SAYING = frozenset({"say", "tell", "announce", "report", "add", "state", "speak", "write", "warn", "claim"})


def place_of(act: Act, names: Names, sentence: Iterable[Token], dateline: EventPlace | None) -> EventPlace | None:
    """The place of an act. A place that only says where somebody spoke is not the place of what was spoken of."""
    locating = VISITING if act.type == "CONSULT" else LOCATING if _is_done_there(act) else STATIC
    for source, tokens in (
        ("clause", _clause(act, locating)),
        ("clause", _where(act)),
        ("recipient", _recipients(act)),
        ("sentence", _rest(act, sentence)),
    ):
        if mention := _best(names, tokens):
            return EventPlace(mention.start, mention.end, mention.text, mention.place, mention.country, source)
    return dateline


def _best(names: Names, tokens: Iterable[Token]) -> Mention | None:
    """The first place; what lies inside it and stands beside it does not matter here."""
    kept = (token for token in tokens if not _only_whose(token, names) and not _is_near(token))
    found = [m for m in names.within(kept) if is_place(m)]
    return next((m for m in found if not m.actor), None) or (found[0] if found else None)


def _only_whose(token: Token, names: Names) -> bool:
    """Whether a country's name says whose something is, not where: `U.S. bases`."""
    mention = names.at(token)
    if token.i + 1 < len(token.doc) and token.nbor().text == "-":  # `Iran-backed`, `Beirut-based`
        return mention is None or names.at(token.nbor()) is not mention
    if mention is None or mention.actor is None:
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        whose = token.head.head
        return whose.lemma_.lower() in OWNED or (whose.pos_ == "PROPN" and names.at(whose) is not mention)
    return token.dep_ in ("amod", "compound", "nmod") and names.at(token.head) is not mention


def _is_near(token: Token) -> bool:
    """Whether a place only tells from where a way is measured: `north of the town`."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in NEARLY


def is_place(mention: Mention) -> bool:
    if mention.place is None and (mention.link == "linked" or mention.text.lower() in DIRECTIONS):
        return False
    return mention.kind == "place"


def _clause(act: Act, locating: Collection[str]) -> Iterator[Token]:
    """The nouns under locating prepositions of the predicate and, where something is done to them, of its objects."""
    doers = {token.i for token in act.actors}
    for preposition, noun in act.clause.obliques:
        if (
            noun.lemma_ in REASONS
            or noun.i in doers
            or (preposition == "at" and noun in act.recipients and not _is_bodily(act))
        ):
            continue
        if preposition in locating and (_is_bodily(act) or _is_own(noun, act)):
            yield from _inside(noun)
    if act.trigger.head.pos_ == "VERB" and act.trigger.dep_ in ("nsubj", "nsubjpass"):
        for child in act.trigger.head.children:
            if child.dep_ == "prep" and child.lower_ in locating:
                yield from (t for t in child.subtree if t.i not in doers)
    yield from _of_deed(act)
    for preposition, noun in act.clause.obliques if act.type == "CONSULT" else ():
        if preposition == "with":
            yield from _beside(noun)
    for child in act.trigger.lefts:
        if child.dep_ in ("compound", "nmod") and child.i not in doers:
            yield child


def _of_deed(act: Act) -> Iterator[Token]:
    """`An attack in the town killed five`, `an attack last week in the town that killed five`: where the attack was."""
    verb, doers = act.trigger, {token.i for token in act.actors}
    deeds = [child for child in verb.children if child.dep_ == "nsubj"] if is_verb(verb) else []
    if verb.dep_ == "relcl":
        deeds.append(verb.head)
    for deed in deeds if act.type == "ASSAULT" else ():
        if deed.i not in doers and deed.pos_ == "NOUN" and deed.lemma_ in DEEDS:
            for preposition in deed.rights:
                if preposition.dep_ == "prep" and preposition.lower_ in STATIC:
                    yield from _inside_all(preposition)


def _beside(noun: Token) -> Iterator[Token]:
    """`Met with Smith in Lyon`: parsers hang the town on the man."""
    for preposition in noun.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in ("in", "at") and noun.ent_type_ == "PERSON":
            yield from _inside_all(preposition)


def _inside_all(preposition: Token) -> Iterator[Token]:
    for noun in preposition.children:
        yield from _inside(noun)


def _is_bodily(act: Act) -> bool:
    return act.type in BODILY or act.mode == "expel"


def _is_done_there(act: Act) -> bool:
    return act.type in DONE_THERE or act.mode == "expel"


def _is_own(noun: Token, act: Act) -> bool:
    """Whether a place stands under the act's own word or the verb that carries it, not under what is spoken of."""
    over = noun.head.head
    return over == act.trigger or (act.trigger.dep_ in ("dobj", "nsubj", "nsubjpass") and over == act.trigger.head)


def _where(act: Act) -> Iterator[Token]:
    """`The town where rebels attacked`: what such a clause describes."""
    verb = act.trigger if is_verb(act.trigger) else act.trigger.head
    if verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.children):
        yield from (token for token in verb.head.subtree if token.i < verb.left_edge.i)


def _inside(noun: Token) -> Iterator[Token]:
    """A noun with its modifiers and the prepositional phrases after it; whom it is against is elsewhere."""
    for token in noun.subtree:
        if token.dep_ == "pobj" and token.head.lower_ in ("against", "with") and token != noun:
            continue
        if token.dep_ not in ("relcl", "acl") and not any(
            a.dep_ in ("relcl", "acl", "advcl") and a.i > noun.i
            for a in token.ancestors
            if a.i != noun.i and noun.is_ancestor(a)
        ):
            yield token


def _recipients(act: Act) -> Iterator[Token]:
    if (act.type not in DONE_THERE or act.mode in FROM_AFAR) and act.mode != "visit":
        return
    for noun in act.recipients:
        yield from (token for token in _inside(noun) if not _is_of_deed(token, noun))


def _is_of_deed(token: Token, noun: Token) -> bool:
    """`Arrested the suspect in the bombing in Cairo`: where another deed was."""
    between = (above for above in token.ancestors if noun.is_ancestor(above))
    return any(above.dep_ == "pobj" and above.lemma_ in DEEDS for above in between)


def _rest(act: Act, sentence: Iterable[Token]) -> Iterator[Token]:
    """The places of the verbs over the act, as far as they tell of one scene."""
    if not _is_bodily(act):
        return
    doers, scene = {token.i for token in act.actors}, {token.i for token in _scene(act.trigger)}
    scene |= {child.i for child in act.trigger.children if child.dep_ == "conj" and child.lemma_ in HARMING}
    for token in sentence:
        preposition = token.head
        if token.i in doers or token.dep_ not in ("pobj", "npadvmod", "appos", "conj", "compound"):
            continue
        if preposition.dep_ == "prep" and preposition.lower_ in STATIC:
            held = any(above.lemma_ in SITUATING for above in token.ancestors)
            if (held or _under(preposition).i in scene) and not _is_apart(token, act.trigger):
                yield from (inner for inner in _inside(token))


def _scene(trigger: Token) -> Iterator[Token]:
    """The verbs over an act up to where somebody speaks, plans, or another noun is described."""
    token = trigger
    for _ in range(6):
        if token.dep_ in ("relcl", "acl", "ccomp", "pcomp", "ROOT", "parataxis") or token.head.lemma_ in SAYING:
            return
        token = token.head
        if is_verb(token):
            yield token


def _under(preposition: Token) -> Token:
    """The verb that a place hangs on, also over another place: `in a forest near the town`."""
    above = preposition.head
    while above.dep_ == "pobj" and above.head.dep_ == "prep" and above.head.lower_ in STATIC:
        above = above.head.head
    return above


def _is_apart(token: Token, trigger: Token) -> bool:
    """Whether a word stands in a clause of its own, which does not hold the act: what is there happened elsewhere."""
    for above in (token, *token.ancestors):
        if above == trigger or above.is_ancestor(trigger):
            return False
        if above.dep_ in CLAUSES and above.lemma_ not in SITUATING:
            return True
    return False
