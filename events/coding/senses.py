"""Words with many meanings: by their objects and subjects they tell of no event."""

from spacy.tokens import Token

from events.coding.act import Act, is_infinitive, is_verb
from events.coding.figures import figures
from events.coding.lexicon import spelled
from events.coding.participants import Cast
from events.coding.polls import is_of_politics
from events.coding.verbal import only_talks

QUOTES = frozenset({'"', "“", "''", "``", "‘"})
DECREES = frozenset({
    "order", "proclamation", "memo", "memorandum", "directive", "waiver", "check", "autograph", "hat", "cap", "shirt",
    "jersey", "ball", "book", "copy", "poster", "photo", "photograph", "picture", "gear", "memorabilia", "merchandise",
    "item", "guestbook", "form", "nondisclosure", "receipt", "lease", "name", "statement",
})  # fmt: skip
STRAINED = frozenset({"hostile", "adversarial", "tense", "bad", "strained"})
STRIFE = frozenset({"hostility", "war", "conflict", "enmity", "animosity", "violence", "dispute", "standoff", "fight"})
PRICES = frozenset(
    {"fine", "penalty", "sanction", "tariff", "levy", "surcharge", "duty", "fee", "price", "toll", "rent", "interest"}
)
CRIMES = frozenset({"riot", "rioting", "looting", "vandalism", "crime", "smuggling", "trafficking", "unrest"})
RESTRAINING = frozenset({"curb", "limit", "restrict", "restrain", "cap"})
PROTECTING = frozenset({"protect", "defend", "safeguard", "save", "preserve", "uphold", "secure", "shield"})
KEPT = frozenset({
    "interest", "right", "value", "freedom", "liberty", "honor", "dignity", "privacy", "sovereignty", "integrity",
    "democracy", "constitution", "reputation", "credibility", "legacy", "identity", "heritage", "environment", "planet",
    "job", "income", "profit", "investment", "confidentiality", "secrecy", "anonymity", "life", "border", "data",
})  # fmt: skip
DANGERS = frozenset({
    "terrorist", "terror", "jihadi", "jihadist", "nuclear", "military", "existential", "cyber", "cyberthreat",
    "missile", "security", "common", "growing", "looming", "grave", "greatest", "biggest", "real", "main", "perceived",
    "foreign",
})  # fmt: skip
PUT_AT_RISK = frozenset({
    "peace", "security", "stability", "democracy", "existence", "interest", "survival", "republic", "economy", "order",
    "life", "livelihood", "unity", "freedom", "future", "way", "independence", "sovereignty", "health", "growth",
    "environment", "progress", "effort", "recovery", "relation", "relationship", "alliance", "system", "value", "right",
})  # fmt: skip
UTTERING = frozenset({"make", "issue", "deliver", "send", "repeat", "voice", "level", "renew", "carry"})
CLAIMS = frozenset({"claim", "suspect", "contention"})
WAYS = ("to", "into", "toward", "towards")


def is_other_sense(act: Act, cast: Cast) -> bool:
    """Whether the word has a sense here in which it tells of no event."""
    return (
        _is_signed_at_home(act)
        or _is_end_of_strife(act)
        or _is_danger(act)
        or _is_not_guilty(act)
        or _is_transport(act, cast)
        or _is_advice(act, cast)
        or _is_of_words(act, cast)
        or _is_assertion(act)
        or _is_trek(act, cast)
        or _is_as_charged(act)
        or is_of_politics(act, cast)
        or _is_of_no_person(act, cast)
        or _is_let_in(act)
        or _is_whereabouts(act)
        or _is_naming(act, cast)
        or _is_crime_fought(act)
        or _is_of_ones_own(act)
        or _is_shown(act, cast)
        or _is_walked_out_of(act, cast)
        or _is_brought_about(act, cast)
    )


def _is_signed_at_home(act: Act) -> bool:
    """Who signs an order, a check or a hat supports nobody."""
    signed = act.type == "SUPPORT" and act.trigger.lemma_ == "sign"
    by_hand = any(noun.lemma_ in ("marker", "pen", "sharpie") for noun in act.clause.under(("with",)))
    return signed and (by_hand or any(spelled(noun.lemma_) in DECREES for noun in act.clause.objects))


def _is_end_of_strife(act: Act) -> bool:
    """`End hostile relations`, `halt the violence`: no tie is cut."""
    if act.key != "SANCTION.discontinue" or not is_verb(act.trigger):
        return False
    return any(
        spelled(noun.lemma_) in STRIFE or any(child.lemma_ in STRAINED for child in noun.lefts)
        for noun in act.clause.objects
    )


def _is_danger(act: Act) -> bool:
    """`A threat to the town`, `under threat`, `feel threatened by it`: nobody has said a word."""
    if act.type != "THREATEN" or act.trigger.lemma_ not in ("threat", "threaten"):
        return False
    trigger = act.trigger
    if trigger.head.lower_ == "under":
        return True
    if is_verb(trigger):
        return _is_endangering(act)
    if act.contents or trigger.head.lemma_ in UTTERING:
        return False
    kinds = {spelled(child.lemma_) for child in trigger.lefts}
    named = any(child.lower_ == "to" and not is_infinitive(child) for child in trigger.children if child.dep_ == "prep")
    return named or bool(kinds & DANGERS)


def _is_endangering(act: Act) -> bool:
    """`Rebels threaten Iraq`, `it threatens the peace`: only those who can say so threaten with their words."""
    felt = act.trigger.tag_ in ("VBN", "VBD") and act.trigger.head.lemma_ in ("feel", "seem", "look", "remain", "get")
    if felt or act.contents or act.clause.contents or act.clause.under(("with", "over", "if")):
        return felt
    objects = act.clause.objects
    return bool(objects) and all(spelled(noun.lemma_) in PUT_AT_RISK for noun in objects)


def _is_not_guilty(act: Act) -> bool:
    """Who pleads not guilty admits nothing."""
    pleads = act.type == "CONCEDE" and act.trigger.lemma_ == "plead"
    return pleads and any(token.dep_ == "neg" for token in act.trigger.subtree)


def _is_transport(act: Act, cast: Cast) -> bool:
    """Whom the Red Cross drove from one place to another was not driven out."""
    driven = act.key == "COERCE.deport" and act.trigger.lemma_ == "drive"
    return driven and any(cast.is_place(noun) for noun in act.clause.under(("to",)))


def _is_advice(act: Act, cast: Cast) -> bool:
    """`Warned people not to draw conclusions`: who warns nobody in particular advises."""
    if act.type != "THREATEN" or act.trigger.lemma_ != "warn" or not act.recipients:
        return False
    anybody = figures()["anybody"] | {"citizen", "american", "voter", "public", "consumer", "investor"}
    if any(is_infinitive(verb) for _, verb in act.clause.contents):
        return all(spelled(noun.lemma_) in anybody for noun in act.recipients)
    off = bool(act.clause.under(("against", "about", "of")))
    return off and all(spelled(n.lemma_) in anybody or cast.sector_of(n) == "CVL" for n in act.recipients)


def _is_of_words(act: Act, cast: Cast) -> bool:
    """The attacks of a politician, his protest of a deal: words, where nobody is told to be hit."""
    if is_verb(act.trigger) or act.trigger.lemma_.lower() not in ("attack", "assault", "protest", "offensive"):
        return False
    if act.type not in ("ASSAULT", "PROTEST") or act.mode not in ("", "demo") or not act.actors:
        return False
    hit = [noun for noun in act.recipients if not cast.is_person(noun)]
    return not hit and all(only_talks(noun, cast) for noun in act.actors)


def _is_assertion(act: Act) -> bool:
    """`Made the claim`, `attack suspect Smith`: nobody is accused."""
    if act.key != "ACCUSE.allege":
        return False
    words = {spelled(act.trigger.lemma_), *(spelled(noun.lemma_) for noun in act.clause.objects)}
    if not is_verb(act.trigger) or act.trigger.lemma_ == "make":
        return bool(words & CLAIMS) and not act.recipients
    following = act.trigger.doc[act.trigger.i + 1 : act.trigger.i + 2]
    before = act.trigger.doc[max(act.trigger.i - 1, 0)].lemma_.lower()
    named = not act.clause.subjects or before in ("attack", "attacks", "bombing", "shooting", "murder", "terror")
    return act.trigger.lower_ == "suspect" and named and any(one.pos_ == "PROPN" for one in following)


def _is_trek(act: Act, cast: Cast) -> bool:
    """Who marches to a country travels there."""
    if act.type != "PROTEST" or act.trigger.lemma_.lower() != "march":
        return False
    reached = [noun for noun in act.clause.under(WAYS) if cast.is_place(noun)]
    countries = [noun for noun in reached if noun.ent_type_ == "GPE" and not cast.is_bare_place(noun)]
    return bool(countries) and not act.clause.under(("against", "for", "over"))


def _is_as_charged(act: Act) -> bool:
    """`Guilty as charged`."""
    trigger = act.trigger
    return trigger.lower_ in ("charged", "accused") and trigger.i > 0 and trigger.nbor(-1).lower_ == "as"


def _is_of_no_person(act: Act, cast: Cast) -> bool:
    """`Released it` is said of a report, `replaced the outlets` of things: only people are freed or dismissed."""
    if act.key == "RETREAT.release" and not is_verb(act.trigger):
        named = [cast.names.at(noun) for noun in act.recipients]
        return bool(named) and all(mention is not None and mention.kind == "organization" for mention in named)
    if act.key == "RETREAT.release" and any(_is_title(noun) for noun in act.clause.objects):
        return True
    if not is_verb(act.trigger) or act.clause.passive:
        return False
    if act.key == "RETREAT.release":
        return [noun.lower_ for noun in act.clause.objects] == ["it"]
    replaced = act.key == "SANCTION.expel" and act.trigger.lemma_ == "replace"
    people = any(cast.gender(noun) or cast.sector_of(noun) for noun in act.clause.objects)
    return replaced and not (people and act.clause.under(("with",)))  # who replaces somebody follows him


def _is_title(noun: Token) -> bool:
    """A report, “Peru at War,” that was released."""
    before = noun.doc[noun.left_edge.i - 1].text if noun.left_edge.i else ""
    return before in QUOTES and noun.doc[min(noun.i + 2, len(noun.doc) - 1)].text in ('"', "”", "''")


def _is_let_in(act: Act) -> bool:
    """`Admitted to the programme`, `admitted to hospital`: nothing is owned up to."""
    return act.type == "CONCEDE" and act.trigger.lemma_ == "admit" and act.clause.passive


def _is_whereabouts(act: Act) -> bool:
    """`The force, based in Lyon`, `dug in his heels`, `taken for granted`: nobody is moved, and nothing is seized."""
    if act.key == "COERCE.seize" and act.trigger.lemma_ == "take":
        return any(token.lower_ == "granted" for token in act.trigger.subtree)
    if act.trigger.lemma_ == "dig":
        return any(token.lemma_ == "heel" for token in act.trigger.subtree)
    return act.type == "MOBILIZE" and act.trigger.lemma_ == "base" and act.clause.passive


def _is_naming(act: Act, cast: Cast) -> bool:
    """`Called it, "a gang"`, `those they call "moderates"`, `called Ohio for her`: nobody is spoken with."""
    if act.type != "CONSULT" or not is_verb(act.trigger):
        return False
    if act.trigger.lemma_ == "engage" and not act.contents:
        return bool(act.clause.under(("in",))) or any(token.lower_ == "in" for token in act.clause.companions)
    if act.trigger.lemma_ == "host":
        guests = (*act.recipients, *act.clause.under(("for", "with")))
        return act.mode == "visit" and not any(cast.may_act(noun) for noun in guests)
    objects = [noun for noun in act.clause.objects if noun.i > act.trigger.i]
    if act.mode == "phone" and act.trigger.lemma_ == "call" and not (act.recipients or act.contents):
        return True  # what the leaders called a success
    return act.trigger.lemma_ == "call" and any(
        noun.doc[noun.left_edge.i - 1].text in QUOTES
        or noun.lower_ == "it"
        or cast.meant(noun) != noun
        or cast.is_bare_place(noun)
        for noun in objects
    )


def _is_crime_fought(act: Act) -> bool:
    """`Soldiers to stop the looting`: who ends the misdeeds of others lays down no arms."""
    ended = {spelled(noun.lemma_) for noun in act.clause.objects}
    return act.key == "RETREAT.ceasefire" and is_verb(act.trigger) and bool(ended & CRIMES)


def _is_of_ones_own(act: Act) -> bool:
    """`Curbed its programme`, `protect our interests`: what is done with one's own is done to nobody."""
    if not is_verb(act.trigger) or act.clause.passive:
        return False
    whose = (word for noun in act.clause.objects for word in noun.lefts if word.dep_ == "poss")
    own = any(word.pos_ == "PRON" for word in whose)
    restrained = act.key == "COERCE.restrict" and act.trigger.lemma_ in RESTRAINING
    protected = act.type in ("AID", "SUPPORT") and act.trigger.lemma_ in PROTECTING
    kept = bool(act.clause.objects) and all(spelled(noun.lemma_) in KEPT for noun in act.clause.objects)
    return (own and restrained) or (protected and (kept or (own and act.type == "AID")))


def _is_shown(act: Act, cast: Cast) -> bool:
    """`Demonstrated that it works`, soldiers who march on a holiday, `charges a fee`: nobody protests or is charged."""
    if act.type == "PROTEST" and is_verb(act.trigger):
        if act.trigger.lemma_ == "demonstrate":
            shown = act.clause.objects or any(not preposition for preposition, _ in act.clause.contents)
            return bool(shown or act.clause.under(("to",)))
        return act.trigger.lemma_ == "march" and any(cast.sector_of(token) == "MIL" for token in act.actors)
    charged = act.type == "ACCUSE" and act.trigger.lemma_ == "charge" and is_verb(act.trigger)
    return charged and not act.clause.passive and any(spelled(noun.lemma_) in PRICES for noun in act.clause.objects)


def _is_walked_out_of(act: Act, cast: Cast) -> bool:
    """`Exited the hall`: only what one belongs to is left as a penalty."""
    if act.key != "SANCTION.withdraw" or act.trigger.lemma_ not in ("leave", "exit"):
        return False
    return any(noun.ent_type_ == "FAC" or spelled(noun.lemma_) in cast.agents.inhabited for noun in act.recipients)


def _is_brought_about(act: Act, cast: Cast) -> bool:
    """`Invited chaos`, `was joined on the show by a senator`: nobody is invited, and nothing is joined."""
    if act.type == "AGREE" and act.trigger.lemma_ == "invite":
        return not any(cast.may_act(noun) for noun in act.clause.objects)
    return act.type == "SUPPORT" and act.trigger.lemma_ == "join" and any(cast.is_person(n) for n in act.recipients)
