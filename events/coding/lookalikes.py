"""Verbs that read like deeds and are none by their subject, their object or what they govern: `tried to go`."""

from events.coding.act import Act, is_infinitive, is_verb
from events.coding.figures import figures
from events.coding.lexicon import Lexicon, spelled
from events.coding.meetings import is_no_meeting, lemmas
from events.coding.participants import Cast

FEELING = frozenset({"feel", "seem", "look", "appear", "sound"})
IMPRESSING = frozenset({
    "call", "statement", "idea", "thought", "fact", "similarity", "contrast", "beauty", "tone", "comment", "remark",
    "silence", "absence", "sense", "number", "lack", "irony", "parallel", "difference", "way", "speech", "scale",
})  # fmt: skip
CARRIED_OUT = frozenset({
    "power", "order", "plan", "strategy", "will", "duty", "warrant", "policy", "law", "agreement", "mission",
    "contract", "trade", "search", "task", "decision", "program", "project", "vision", "maneuver", "function",
    "responsibility",
})  # fmt: skip
DISSOLVED = frozenset({
    "team", "unit", "brigade", "division", "position", "post", "job", "program", "agency", "department", "deficit",
    "tax", "tariff", "subsidy", "ban", "rule", "regulation", "availability", "need", "risk", "threat", "loophole",
})  # fmt: skip
CALLED_BACK = frozenset({"power", "office", "work", "normal", "duty", "normalcy", "growth"})
FEASTS = frozenset({
    "anniversary", "birthday", "holiday", "christmas", "easter", "thanksgiving", "ramadan", "eid", "diwali", "hanukkah",
    "birth", "mass", "wedding", "day", "festival", "season", "rise", "increase", "growth", "liberation", "independence",
    "year", "eve", "night", "life", "feast", "victory", "win", "success", "achievement", "diversity",
})  # fmt: skip
PROOF = frozenset({
    "evidence", "proof", "fact", "data", "information", "infrastructure", "fodder", "resource", "argument", "basis",
    "document", "intelligence", "material",
})  # fmt: skip
SHARES = frozenset({"percent", "%", "respondent", "poll", "survey"})
POWERLESS = frozenset({"EDU", "SOC", "JRN", "MED", "CVL", "BUS", "LAB", "REF", "AGR"})
LOOMING = frozenset({
    "disaster", "danger", "risk", "crisis", "catastrophe", "threat", "collapse", "impact", "effect", "shortage",
    "famine", "outbreak", "recession", "chaos", "fallout", "storm", "flood", "slowdown", "pandemic", "delay", "loss",
    "possibility",
})  # fmt: skip
FRONT = frozenset({"front", "defensive", "defense", "border", "battle"})
MANNERS = frozenset({"dignity", "respect", "contempt", "kindness", "care", "caution"})
POSSIBLE = frozenset({"could", "may", "might", "can"})


def is_spending(act: Act) -> bool:
    """Whether money goes out that helps nobody who is not named."""
    return act.type == "AID" and act.trigger.lemma_ in ("spend", "pay", "allocate", "earmark")


def is_lookalike(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """Whether a verb tells of another thing than the deed that it names."""
    return is_verb(act.trigger) and (
        _is_felt(act)
        or _is_by_nature(act, lexicon)
        or _is_other_object(act, cast)
        or _is_aid_to_crime(act)
        or _is_own_stand(act, cast)
        or _is_return(act)
        or is_no_meeting(act, cast)
        or _is_feast(act)
        or _is_borne_out(act)
        or _is_foretold(act, cast)
        or _is_polled(act)
        or _is_told_to_press(act, cast)
        or _is_dispute(act)
        or _is_idiom(act)
        or _is_no_favour(act)
    )


def _is_felt(act: Act) -> bool:
    """`They felt abandoned`, `tried to avoid it`, `was struck by how it ended`: what somebody feels or attempts."""
    verb = act.trigger
    if any(child.dep_ == "auxpass" and child.lower_ in ("felt", "feel", "feels", "feeling") for child in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.head.lemma_ in FEELING and verb.dep_ in ("acomp", "oprd", "xcomp", "ccomp"):
        return not any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    if verb.lemma_ == "try" and act.type == "ACCUSE":
        return any(is_infinitive(content) for _, content in act.clause.contents)
    if verb.lemma_ == "strike" and act.type == "ASSAULT" and act.clause.passive:
        by = [child for child in verb.children if child.dep_ == "agent"]
        return any(spelled(inner.lemma_) in IMPRESSING or inner.dep_ == "pcomp" for one in by for inner in one.children)
    return False


def _is_by_nature(act: Act, lexicon: Lexicon) -> bool:
    """`The virus grounded airlines`: a disease or a storm coerces and punishes nobody."""
    if act.type not in ("COERCE", "SANCTION") or not act.clause.subjects:
        return False
    causes = lexicon.words("accident") - {"plant", "factory", "firework", "warehouse"}
    return all(spelled(noun.lemma_) in causes for noun in act.clause.subjects)


def _is_other_object(act: Act, cast: Cast) -> bool:
    """`Executed an order`, `eliminated 10 posts`, `prices charged by shops`: done to nobody."""
    lemma, objects = act.trigger.lemma_, lemmas(act.clause.objects)
    if lemma == "execute":
        return bool(objects & CARRIED_OUT)
    if lemma == "eliminate" and act.type == "ASSAULT":
        return bool(objects & DISSOLVED)
    if lemma == "charge" and act.type == "ACCUSE":
        return bool(objects & {"price", "rate", "amount", "money", "premium", "fee", "dollar"})
    if lemma == "reinforce" and act.type == "MOBILIZE":
        return any(
            noun.lemma_ in ("line", "view") and not any(word.lemma_ in FRONT for word in noun.lefts)
            for noun in act.clause.objects
        )
    return False


def _is_aid_to_crime(act: Act) -> bool:
    """`Aided and abetted it`."""
    return act.type == "AID" and any(child.lemma_ == "abet" for child in act.trigger.children)


def _is_own_stand(act: Act, cast: Cast) -> bool:
    """`Stood by his decision`: who holds on to what he did or said supports nobody."""
    if act.type != "SUPPORT" or act.trigger.lemma_ != "stand":
        return False
    return any(
        child.dep_ == "poss" and child.pos_ == "PRON" and not (cast.is_party(noun) or cast.gender(noun))
        for noun in act.clause.under(("by",))
        for child in noun.lefts
    )


def _is_return(act: Act) -> bool:
    """`The party was returned to power`: nobody is set free."""
    return (
        act.type == "RETREAT"
        and act.trigger.lemma_ == "return"
        and bool(lemmas(act.clause.under(("to",))) & CALLED_BACK)
    )


def _is_feast(act: Act) -> bool:
    """`Celebrated its anniversary`: nobody is praised."""
    return act.type == "SUPPORT" and act.trigger.lemma_ == "celebrate" and bool(lemmas(act.clause.objects) & FEASTS)


def _is_borne_out(act: Act) -> bool:
    """`Evidence to support the claim`: nobody speaks up for anybody."""
    if act.type != "SUPPORT":
        return False
    verb = act.trigger
    if verb.dep_ in ("acl", "relcl") and verb.lemma_ in ("support", "back", "bolster"):
        return spelled(verb.head.lemma_) in PROOF
    return False


def _is_polled(act: Act) -> bool:
    """`30 percent said that they support it`: what people answer who are asked."""
    over = [act.trigger]
    while over[-1].dep_ in ("ccomp", "xcomp", "acomp"):
        over.append(over[-1].head)
    if act.type == "SUPPORT" and lemmas(act.clause.subjects) & (SHARES | {"majority"}):
        return True
    return any(child.dep_ == "nsubj" and spelled(child.lemma_) in SHARES for one in over[1:] for child in one.lefts)


def _is_told_to_press(act: Act, cast: Cast) -> bool:
    """`Told the agency to wait`, `questioned by the press`: reporters are no party to what they report."""
    if act.type == "REQUEST" and act.trigger.lemma_ == "tell":
        return bool(act.recipients) and all(cast.sector_of(noun) == "JRN" for noun in act.recipients)
    asked = act.type == "ACCUSE" and act.trigger.lemma_ == "question"
    return asked and bool(act.actors) and all(cast.sector_of(noun) == "JRN" for noun in act.actors)


def _is_dispute(act: Act) -> bool:
    """`Clashed on trade`, `distanced himself from his remarks`, `that helped the party`: nobody is hit or left."""
    lemma, clause = act.trigger.lemma_, act.clause
    if lemma == "clash" and act.type in ("ASSAULT", "PROTEST"):
        matters = figures()["prizes"] | figures()["bodiless"] | {"everything", "approach", "style", "topic", "question"}
        return bool(lemmas(clause.under(("on", "over", "about"))) & matters)
    if lemma == "distance" and act.type == "SANCTION":
        return any(child.dep_ == "poss" for noun in clause.under(("from",)) for child in noun.lefts)
    helped = act.type == "AID" and lemma in ("help", "aid", "assist", "protect", "save", "relieve")
    return (
        helped and bool(clause.subjects) and all(noun.lower_ in ("that", "this", "which") for noun in clause.subjects)
    )


def _is_idiom(act: Act) -> bool:
    """`Placed emphasis on it`, `took Peru out of the pact`, `opened the door for him`, `held to a standard`."""
    lemma, objects = act.trigger.lemma_, lemmas(act.clause.objects)
    if act.type == "ASSAULT" and lemma == "take":
        out = [child for child in act.trigger.children if child.lower_ == "out"]
        return "it" in objects or any(inner.lower_ == "of" for one in out for inner in one.children)
    if lemma in ("place", "put", "lay"):
        return act.type in ("SANCTION", "COERCE") and bool(objects & {"emphasis", "focus", "priority", "hope", "trust"})
    if lemma == "open" and act.type == "RETREAT":
        return any(noun.lower_ == "door" for noun in act.clause.objects)
    if lemma == "take" and act.key == "COERCE.seize":
        return bool(objects & {"tone", "stance", "line", "approach", "view", "attitude", "step", "look"})
    if lemma == "conclude" and act.type == "SUPPORT":
        return any(child.dep_ == "ccomp" for child in act.trigger.rights)
    if lemma == "commit" and act.type == "AGREE" and act.clause.passive:
        return not (act.contents or act.clause.contents or act.clause.under(("to",)))
    if lemma == "throw" and act.type == "SANCTION":
        return any(noun.lower_ in ("work", "jobs") for noun in act.clause.under(("of", "out")))
    if lemma == "hold" and act.type == "COERCE":
        return bool(lemmas(act.clause.under(("to",))) & {"standard", "account", "promise", "word", "commitment"})
    return lemma == "leave" and act.type in ("SANCTION", "RETREAT") and "body" in objects


def _is_no_favour(act: Act) -> bool:
    """`They embraced each other`, `treated with respect`, `backed off`, `held a ceremony`: nobody backs or helps."""
    lemma, beside = act.trigger.lemma_, act.clause.beside
    if lemma == "embrace" and act.type == "SUPPORT":
        return any(noun.lower_ == "other" for noun in act.clause.objects)
    if lemma == "treat" and act.type == "AID":
        manner = lemmas(act.clause.under(("with",))) & MANNERS
        return bool(manner or beside & {"like", "as", "fairly", "unfairly", "badly", "well", "differently", "equally"})
    if lemma == "back" and act.type == "SUPPORT":
        return bool(beside & {"off", "away", "down", "out"})
    ceremony = lemma in ("hold", "host") and act.type == "CONSULT" and len(act.actors) < 2
    return ceremony and bool(lemmas(act.clause.objects) & {"ceremony", "vigil", "gathering", "concert", "service"})


def _is_foretold(act: Act, cast: Cast) -> bool:
    """`Experts warned that it could spread`: who has no power, or tells what may be, threatens nobody."""
    if act.type != "THREATEN" or act.trigger.lemma_ != "warn" or act.contents:
        return False
    if not act.clause.contents and (act.clause.under(("about",)) or lemmas(act.clause.under(("of",))) & LOOMING):
        return True
    told = [content for preposition, content in act.clause.contents if is_verb(content) and not is_infinitive(content)]
    if not told:
        return False
    powerless = bool(act.actors) and all(cast.sector_of(noun) in POWERLESS for noun in act.actors)
    modal = [
        child.lower_ for content in told for child in content.children if child.dep_ == "aux" and child.tag_ == "MD"
    ]
    return powerless or (bool(modal) and all(word in POSSIBLE for word in modal))
