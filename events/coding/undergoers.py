"""Who undergoes an act where its pattern leads to nobody: parties under the type's usual prepositions, or owners."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from events.coding.act import Act, is_time
from events.coding.clauses import BESIDES, Clause, of_verb
from events.coding.control import has_subject
from events.coding.lexicon import Lexicon, Pattern, spelled
from events.coding.participants import Cast
from events.coding.parties import owner

FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})  # these are done to things too
BODIES = ("structure", "victim", "territory", "troops", "arms", "plane", "car", "aid", "missile", "property", "network",
          "media", "borders", "road")  # fmt: skip
RESIGNED = ("RETREAT", "resign")  # an office is left, nothing is done to it
SCENES = frozenset({"in", "near", "inside", "outside", "around", "along"})
WHERE = frozenset({"in", "at", "on", "near", "along", "outside", "inside"})
OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "conj", "acl"})
OTHERWISE = frozenset({"after", "before", "since", "by", "to"})  # a verb under these tells something else
CREATING = frozenset({"create", "form", "establish", "set", "build", "found", "launch", "draft", "produce"})
GETTING = frozenset({"get", "receive", "suffer", "lack", "be", "have", "need", "lose"})


def parties_among(nouns: Sequence[Token], type_name: str, lexicon: Lexicon, cast: Cast) -> tuple[Token, ...]:
    """The nouns that can be recipients: a notion, a measure or an occasion is no party.

    `Left office`, `supported the idea` are done to nobody; `blamed Peru for the delay` to Peru alone.
    """
    return tuple(noun for noun in nouns if _may_undergo(noun, type_name, lexicon, cast))


def _may_undergo(noun: Token, type_name: str, lexicon: Lexicon, cast: Cast) -> bool:
    """Whether a noun stands for somebody or for what is somebody's, or has a body to which force is done."""
    if cast.is_bare_place(noun) and _is_scene(noun, type_name):
        return False
    if cast.meant(noun) != noun or cast.may_act(noun) or cast.gender(noun) or noun.pos_ in ("PRON", "NUM"):
        return True
    if type_name == "ACCUSE" and owner(noun, cast) is not None:
        return True  # blamed the anger of officials
    bodies = BODIES if type_name in FORCE else ("territory",) if type_name == "RETREAT" else ()
    if type_name in FORCE and noun.ent_type_:
        return True
    return any(spelled(noun.lemma_) in lexicon.words(name) for name in bodies)


def _is_scene(place: Token, type_name: str) -> bool:
    """`Attacks in Lyon`, `shot near the town`: where violence happens."""
    first = place
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    return type_name == "ASSAULT" and first.dep_ == "pobj" and first.head.lower_ in SCENES


class Undergoers:
    """Looks for recipients in one Doc. `but` holds the positions of tokens that already act."""

    def __init__(self, lexicon: Lexicon, cast: Cast) -> None:
        self.lexicon = lexicon
        self.cast = cast

    def usual(self, type_name: str, clause: Clause, but: set[int]) -> Iterator[Token]:
        """Parties under the prepositions that lead to this type's recipients."""
        for noun in clause.under(self.lexicon.recipients.get(type_name, frozenset())):
            if noun.i not in but and self.cast.is_party(noun):
                yield noun

    def below(self, act: Act, actors: Sequence[Token]) -> tuple[Token, ...]:
        """The first of the type's usual recipients below an act that does none of it."""
        return tuple(self.deep(act.type, act.trigger, {actor.i for actor in actors}))

    def deep(self, type_name: str, predicate: Token, but: set[int]) -> list[Token]:
        """The first such party anywhere below the predicate, short of other clauses."""
        usual = self.lexicon.recipients.get(type_name, frozenset())
        for token in predicate.subtree:
            if token.dep_ != "pobj" or token.head.lower_ not in usual or token.i in but or is_time(token):
                continue
            if type_name == "ASSAULT" and token.head.lower_ == "with" and token.head.head != predicate:
                continue  # discussed the raid by telephone with the minister
            between = [above for above in token.ancestors if predicate.is_ancestor(above)]
            elsewhere = any(
                above.dep_ in OTHER_CLAUSES
                or above.lower_ in BESIDES
                or _is_where(above, usual)
                or (above.dep_ == "pcomp" and above.head.lower_ in OTHERWISE)
                for above in between
            )
            if self.cast.is_party(token) and not elsewhere:
                return [token]
        return []

    def last_resort(self, pattern: Pattern, clause: Clause, but: set[int]) -> list[Token]:
        """Whoever the object belongs to, or whoever the governed clause is about; what is rejected, if nobody is."""
        if (pattern.type, pattern.mode) == RESIGNED:
            return []
        worn = pattern.type == "MOBILIZE" and pattern.mode in ("", "troops") and clause.subjects  # those who are moved
        for noun in () if worn else clause.objects:
            if noun.i not in but and self._leads_to_party(noun):
                return [noun]
        if pattern.head == "agree" or any("CLAUSE" in slot.acts for slot in pattern.slots):
            for noun in _nouns_governed(clause):
                if noun.i not in but and not is_time(noun) and self._leads_to_party(noun):
                    return [noun]
        aimed = [noun for noun in _aimed_at(clause) if self._leads_to_party(noun)]
        told = [noun for noun in _told_of(clause) if self._is_named(noun)] if pattern.type == "ACCUSE" else []
        if found := [noun for noun in aimed or told[:1] if noun.i not in but]:
            return found
        for noun in clause.under(("to",)) if pattern.type == "CONCEDE" else ():
            if noun.i not in but and self.cast.meant(noun) != noun:
                return [noun]  # gave in to the demands of the drivers
        found = self.deep(pattern.type, clause.predicate, but)
        return found or [noun for noun in clause.objects if pattern.type == "REJECT" and noun.i not in but]

    def _is_named(self, noun: Token) -> bool:
        return self.cast.is_party(noun) and noun.pos_ != "PRON"

    def _leads_to_party(self, noun: Token) -> bool:
        return self.cast.may_act(noun) or self.cast.meant(noun) != noun


def _is_where(word: Token, usual: frozenset[str]) -> bool:
    """`On the border between the two`, `in a town near the rebels`: who is told of a place undergoes nothing."""
    return word.dep_ == "prep" and word.lower_ in WHERE and word.lower_ not in usual


def _nouns_governed(clause: Clause) -> Iterator[Token]:
    for preposition, content in clause.contents:
        if not preposition and content.lemma_ not in CREATING:
            inner = of_verb(content)
            yield from inner.objects
            yield from (noun for _, noun in inner.obliques)


def _told_of(clause: Clause) -> Iterator[Token]:
    """Whoever is the subject of what is alleged or complained of: `alleged that the ministry had lied`."""
    told = [content for preposition, content in clause.contents if not preposition]
    for noun in (*clause.objects, *clause.under(("into", "over", "about"))):
        said = (child for child in noun.rights if child.dep_ in ("acl", "ccomp") and has_subject(child))
        told += said  # an inquiry into claims that soldiers lied
    for content in told:
        if content.lemma_ in GETTING or any(child.dep_ == "neg" for child in content.children):
            continue  # complained that farmers get nothing
        inner = of_verb(content)
        yield from inner.subjects or inner.objects


def _aimed_at(clause: Clause) -> Iterator[Token]:
    """`Eased sanctions that targeted the rebels`."""
    for noun in clause.objects:
        for verb in noun.rights:
            if verb.dep_ in ("relcl", "acl") and verb.lemma_ in ("target", "hit", "punish"):
                yield from of_verb(verb).objects
