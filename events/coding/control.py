"""Who does it: the subject of a verb, found through relatives, participles, coordination, control and possession."""

from collections.abc import Iterator

from spacy.tokens import Token

from events.coding.coordination import conjuncts, everyone

RELATIVE = frozenset({"who", "which", "that", "whom"})
SUBJECTS = frozenset({"nsubj", "csubj"})
WHO = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# Before a participle these tell that who undergoes the one act does the other: `was shot while attacking a guard`.
TELLING_WHEN = frozenset({"after", "before", "since", "while", "when", "upon", "despite", "without", "although"})
TOWARDS = frozenset({"on", "upon", "against", "at"})
# By these, people deal with what others plan: `foiled a plot to attack`, `reported the decision to leave`.
OF_OTHERS = frozenset({
    "foil", "thwart", "disrupt", "prevent", "stop", "report", "reveal", "uncover", "expose", "describe", "discuss",
    "criticize", "criticise", "condemn", "denounce", "oppose", "protest", "decry", "slam", "blast", "welcome", "praise",
    "applaud", "hail", "support", "back", "investigate", "fear", "question", "mock", "involve", "fund", "finance",
})  # fmt: skip
PLANS = frozenset({
    "plot", "plan", "attempt", "bid", "conspiracy", "effort", "decision", "proposal", "move", "scheme", "threat", "vow",
    "pledge", "promise", "offer", "intention", "desire", "willingness", "refusal", "ability", "right",
})  # fmt: skip
# What stands `of` these is whose they are: `the decision of the court to free him`.
RESOLVES = frozenset({
    "decision", "recommendation", "refusal", "willingness", "readiness", "reluctance", "ability", "inability",
    "failure", "desire", "intention", "determination", "right", "duty", "promise", "vow", "pledge", "attempt",
    "effort", "move",
})  # fmt: skip
# What somebody is led to do he does himself, and has done if he was led to it.
LEADING = frozenset({"lead", "prompt", "cause", "force", "compel", "drive", "spur", "inspire", "provoke", "induce"})
# Who is paid or trained to do a thing does it.
HIRING = frozenset({"pay", "hire", "recruit", "train", "bribe", "arm", "equip", "task", "commission"})
FINDING = frozenset({"leave", "have", "get", "see", "find", "want", "keep", "watch", "hear", "show"})
# Who does this to a deed told by a verb in `-ing` leaves it to others: `endorsed killing them`.
JUDGING = frozenset({
    "endorse", "authorize", "approve", "condemn", "denounce", "criticize",
    "criticise", "oppose", "support", "back", "decry", "applaud", "praise",
})  # fmt: skip
SENT = frozenset({"deployment", "dispatch", "mission"})  # of troops: they do what they are sent for
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLAUSAL = frozenset({"xcomp", "ccomp", "pcomp", "advcl"})
KEEP_SUBJECT = frozenset({"promise", "threaten", "vow", "pledge", "agree", "offer", "refuse", "use", "take", "do"})


def is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    if has_subject(verb):
        return verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in FINDING  # left two people shot
    if verb.dep_ == "amod":
        return True
    if verb.dep_ in ("acl", "advcl", "ROOT", "ccomp", "xcomp"):
        return not any(child.dep_ == "dobj" for child in verb.children)
    return verb.dep_ == "conj" and is_passive(verb.head)


def doers(verb: Token) -> tuple[Token, ...]:
    """The `by` of a passive, be it hung on the verb or on what follows it: `was asked for help by Nepal`."""
    if own := tuple(by_below(verb)):
        return own
    following = [child for child in verb.children if child.dep_ == "dobj"]
    for child in verb.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in ("for", "with", "to"):
            following += [inner for inner in child.children if inner.dep_ == "pobj"]
        if child.dep_ == "prep" and child.lower_ == "from":  # was kept from leaving the country by guards
            kept = [inner for inner in child.children if inner.dep_ == "pcomp"]
            following += [*kept, *(noun for verb in kept for noun in verb.children if noun.dep_ == "dobj")]
    return tuple(noun for other in following for noun in by_below(other))


def by_below(word: Token) -> Iterator[Token]:
    """The nouns after a `by` that hangs on a word."""
    for agent in word.children:
        if agent.dep_ in ("agent", "prep") and agent.lower_ == "by":
            for by in (agent, *conjuncts(agent)):  # not only by Peru but also by Chile
                yield from (noun for noun in by.children if noun.dep_ == "pobj")
        elif agent.dep_ == "prep" and agent.lower_ == "at":  # died at the hands of rebels
            for hands in (child for child in agent.children if child.lower_ == "hands"):
                yield from (noun for of in hands.children if of.lower_ == "of" for noun in of.children)


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
        return subjects_of(_joined_to(verb), depth + 1)
    return _governed(verb, depth) if verb.dep_ in CLAUSAL else ()


def _joined_to(verb: Token) -> Token:
    """The verb that another goes on from: `said the plan is old and criticized it` goes on from `said`.

    Verbs that are joined stand in one tense; a past after a present goes on from what is above.
    """
    above = verb.head
    changes = verb.tag_ == "VBD" and above.tag_ in ("VBZ", "VBP") and above.dep_ in ("ccomp", "relcl", "acl")
    if not changes or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return above
    return next((word for word in above.ancestors if word.tag_ == "VBD"), above)


def _described(verb: Token, depth: int) -> tuple[Token, ...]:
    """The noun that a participle or relative clause describes; whoever a `plan to attack` belongs to."""
    noun = verb.head
    if noun.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return ()
    root = verb.sent.root
    if verb.dep_ == "acl" and verb.tag_ in FINITE and root.pos_ in ("NOUN", "PROPN") and root.i < verb.i:
        return everyone((root,))  # the parser overlooks the verb: `those on all of the panels called for it`
    if not _is_infinitive(verb):
        return (described(noun),)
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and _is_name(noun):
        return (noun,)  # `no reason for Iraq to attack`
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.ent_type_ == "PERSON":
        return subjects_of(noun.head.head, depth + 1)  # `she spoke with Quispe to thank her`
    return of_noun_owner(noun, depth + 1)


def described(noun: Token) -> Token:
    """Of whom a noun is said: `Ana Quispe, the minister who left`, `Peru is one of those that agreed`."""
    if noun.ent_type_ == "PERSON":
        return noun
    whole = noun
    while whole.dep_ == "pobj" and whole.head.lower_ == "of" and whole.head.head.pos_ in ("NOUN", "NUM", "PRON"):
        if whole.head.head.lower_ not in ("one", "two", "three", "several", "some", "many", "most"):
            break
        whole = whole.head.head
    if whole.dep_ == "appos" and whole.head.ent_type_ == "PERSON":
        return whole.head
    if whole.dep_ == "attr" and whole.head.lemma_ == "be":
        subjects = [child for child in whole.head.children if child.dep_ == "nsubj"]
        if len(subjects) == 1 and (_is_name(subjects[0]) or whole != noun) and subjects[0].pos_ != "PRON":
            return subjects[0]
    return noun


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" or any(child.tag_ == "TO" for child in verb.children)


def _is_name(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or noun.ent_type_ in WHO


def _governed(verb: Token, depth: int) -> tuple[Token, ...]:
    """Who does what a clause without a subject of its own says."""
    governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if governor.pos_ in ("VERB", "AUX"):
        return _controller(verb, governor, depth)
    if governor.pos_ in ("NOUN", "PROPN"):
        aimed_at = _targets(governor) if verb.dep_ == "pcomp" and verb.head.lower_ == "for" else ()
        return aimed_at or of_noun_owner(governor, depth + 1)
    if governor.pos_ in ("ADJ", "ADV"):  # willing to, closer to
        return subjects_of(governor if has_subject(governor) else governor.head, depth + 1)
    return ()


def has_subject(token: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in token.children)


def _controller(verb: Token, governor: Token, depth: int) -> tuple[Token, ...]:
    """Who does what a governed clause says: the object of `urged`, whoever is blamed `for` it, else the subject."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for" and (blamed := _targets(governor)):
        return blamed
    if verb.dep_ == "advcl" and (plan := _plan_before(verb, governor)) is not None:
        return of_noun_owner(plan, depth + 1)
    if verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ccomp") and governor.lemma_ in JUDGING:
        return ()  # endorsed killing them
    if (described := _described_before(verb, governor)) is not None:
        return (described,)
    if governor.lemma_ not in KEEP_SUBJECT:
        infinitive = (
            verb.dep_ in ("xcomp", "ccomp")
            or (verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "from", "for", "into"))
            or is_led_to(verb)
            or (governor.lemma_ in HIRING and _is_infinitive(verb))
        )
        objects = [child for child in governor.children if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP"]
        if governor.lemma_ == "use" and is_passive(governor) and _is_infinitive(verb):
            return doers(governor)  # was used to hide it
        if infinitive and is_passive(governor):
            return subjects_of(governor, depth + 1)
        if infinitive and objects:
            return tuple(objects)
    if is_passive(governor) and verb.dep_ in ("advcl", "pcomp"):
        return _beside_passive(verb, governor, depth)
    return subjects_of(governor, depth + 1)


def is_led_to(verb: Token) -> bool:
    """Whether an infinitive tells what somebody was led to do: `the raid led Peru to bomb the camp`."""
    return verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.head.lemma_ in LEADING and _is_infinitive(verb)


def _plan_before(verb: Token, governor: Token) -> Token | None:
    """The plan right before an infinitive that a parser hangs on the verb: `foiled a plot to bomb`."""
    for child in governor.children:
        if child.dep_ == "dobj" and child.lemma_ in PLANS and verb.left_edge.i == child.i + 1 and _is_infinitive(verb):
            return child
    return None


def _described_before(verb: Token, governor: Token) -> Token | None:
    """The noun right before a bare participle that a parser hangs on the verb: `gave food to people trapped there`."""
    if verb.dep_ != "advcl" or verb.left_edge.i == 0:
        return None
    before = verb.doc[verb.left_edge.i - 1]
    if verb.tag_ == "VBG":  # asked about the president praising them
        return before if before.dep_ == "pobj" and before.head.lower_ == "about" else None
    if verb.tag_ != "VBN" or verb.left_edge.i != verb.i:
        return None
    noun = before.pos_ in ("NOUN", "PROPN") and before.dep_ in ("dobj", "pobj")
    return before if noun and governor.is_ancestor(before) and governor.i < before.i else None


def _targets(word: Token) -> tuple[Token, ...]:
    """Those at whom something is aimed, by the word or its object: `imposed sanctions on Turkey for invading`."""
    objects = (child for child in word.children if child.dep_ in ("dobj", "nsubjpass"))
    leading = (child for aimed in (word, *objects) for child in aimed.children)
    targets = (inner for child in leading if child.lower_ in TOWARDS for inner in child.children)
    return everyone(inner for inner in targets if inner.dep_ == "pobj")


def _beside_passive(verb: Token, governor: Token, depth: int) -> tuple[Token, ...]:
    """`Was shot after attacking guards`: whoever was shot; `was shot by guards, killing him`: the guards.

    Where no doer is told, nobody is known to do what comes of it: `was shelled, killing six`.
    """
    if verb.dep_ == "pcomp":
        return doers(governor) if verb.head.lower_ == "by" else subjects_of(governor, depth + 1)
    if any(child.dep_ in ("mark", "advmod") and child.lower_ in TELLING_WHEN for child in verb.lefts):
        return subjects_of(governor, depth + 1)
    if agents := doers(governor):
        return agents
    comes_of_it = verb.tag_ == "VBG" and verb.i > governor.i and any(child.dep_ == "dobj" for child in verb.children)
    return () if comes_of_it else subjects_of(governor, depth + 1)


def of_noun_owner(noun: Token, depth: int = 0) -> tuple[Token, ...]:
    """Whose plan or threat it is: the possessor, a name before it, else the subject of the verb it belongs to."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and not any(child.dep_ == "poss" for child in noun.lefts):
        noun = noun.head  # used shields and gas to disperse them
    owners = [child for child in noun.children if child.dep_ == "poss"]
    owners = owners or [
        child for child in noun.children if child.dep_ in ("compound", "nmod", "amod") and child.ent_type_ in WHO
    ]
    if owners:
        return tuple(owners)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            inner = tuple(
                i
                for i in child.children
                if i.dep_ == "pobj" and (child.lower_ != "of" or _is_name(i) or noun.lemma_ in SENT | RESOLVES)
            )
            if inner or child.lower_ != "of":
                return inner
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if governor.pos_ in ("VERB", "AUX") and noun.dep_ in ("dobj", "pobj", "attr") and depth < 6:
        if governor.lemma_ in OF_OTHERS:
            return ()
        return doers(governor) if is_passive(governor) else subjects_of(governor, depth + 1)
    return ()


def antecedent(noun: Token, verb: Token) -> Token:
    """What a relative pronoun stands for."""
    if noun.lower_ not in RELATIVE or noun.tag_ not in ("WDT", "WP", "IN", "DT"):
        return noun
    clause = verb
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head != clause:
        clause = clause.head
    return described(clause.head) if clause.dep_ in ("relcl", "acl") else noun
