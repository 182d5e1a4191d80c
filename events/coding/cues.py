"""What says how real an act is: a cue, and the words that give one."""

from typing import NamedTuple

from events.coding.results import Realis

FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
DOUBT = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "'d", "’d"})
THEN = frozenset({"would", "'d", "’d"})
PRESENT = frozenset({"is", "are", "am", "'s", "'re", "'m", "’s", "’re", "’m"})
HAVE = frozenset({"has", "have", "'ve", "’ve"})
ATTEMPTS = frozenset({"effort", "bid", "attempt", "move"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
BEFORE_NOUNS: dict[str, Realis] = {
    "no": "denied",
    "planned": "planned",
    "upcoming": "planned",
    "proposed": "planned",
    "future": "planned",
    "impending": "planned",
    "looming": "planned",
    "pending": "planned",
    "imminent": "planned",
    "forthcoming": "planned",
    "expected": "planned",
    "scheduled": "planned",
    "anticipated": "planned",
    "intended": "planned",
    "envisioned": "planned",
    "envisaged": "planned",
    "possible": "hypothetical",
    "potential": "hypothetical",
    "threatened": "hypothetical",
    "likely": "hypothetical",
    "prospective": "hypothetical",
    "hypothetical": "hypothetical",
    "feared": "hypothetical",
    "contemplated": "hypothetical",
    "any": "hypothetical",
    "ongoing": "ongoing",
    "continuing": "ongoing",
    "continued": "ongoing",
    "running": "ongoing",
    "simmering": "ongoing",
    "protracted": "ongoing",
}
PURPOSES = frozenset({"for", "so", "order"})  # `for him to go`, `so as to`, `in order to`
FEARS = frozenset({"fear", "risk", "danger", "prospect", "possibility", "threat", "hope", "chance", "idea", "worry"})
NECESSARY = frozenset({
    "necessary", "possible", "important", "essential", "crucial", "vital", "impossible", "difficult", "hard", "easy",
    "desirable", "legal", "illegal", "wrong", "right", "wise", "better", "best", "reasonable", "sufficient", "enough",
    "unlikely", "unlawful", "incumbent", "determined", "prepared", "free", "set", "bound", "afraid", "tempted",
    "inclined", "disposed", "certain", "sure", "guaranteed", "apt", "liable", "doomed", "destined",
})  # fmt: skip
ADVISED = frozenset({
    "recommend", "suggest", "propose", "urge", "request", "demand", "oppose", "support", "back", "endorse", "authorize",
})  # fmt: skip
KNOWING = frozenset({"aware", "sure", "certain", "clear", "convinced", "familiar", "happy", "proud", "surprised"})
# Who gathers, speaks or uses something to an end is at it: the purpose is what was done.
DOING = frozenset({
    "gather", "assemble", "congregate", "rally", "march", "convene", "meet", "use", "visit", "call", "phone",
    "telephone", "write", "speak", "tweet", "appear", "stand", "step", "employ", "fire", "unite", "demonstrate",
    "leverage", "go", "travel", "fly", "rush", "return",
})  # fmt: skip
# Whoever has, gets or is under this to act has not acted, and need not mean to.
WAYS = frozenset({
    "way", "means", "option", "method", "approach", "path", "tool", "solution", "chance", "opportunity", "strategy",
})  # fmt: skip
ENABLING = WAYS - {"strategy"} | frozenset({
    "ability", "power", "authority", "right", "capability", "capacity", "freedom", "permission", "leeway", "chance",
    "opportunity", "means", "duty", "obligation", "responsibility", "incentive", "temptation", "pressure", "demand",
    "call", "request", "need", "reason", "invitation", "mandate", "legitimacy", "readiness", "latitude", "jurisdiction",
    "liberty", "recommendation", "advice", "urge", "excuse", "time", "possibility", "potential", "suggestion", "wish",
})  # fmt: skip
# What others are wished, brought or asked to do is open, however firmly it is meant.
WISHING = frozenset({"want", "hope", "wish", "desire", "need", "like", "love", "expect", "prefer", "pray"})
MOVING_OTHERS = frozenset({
    "persuade", "convince", "pressure", "encourage", "induce", "entice", "lure", "pressurize", "tempt", "goad", "prod",
    "cajole", "coax", "beg", "implore", "press", "ask", "urge", "lobby", "invite", "incite", "nudge", "push", "get",
})  # fmt: skip
# A vote or a decision is the deed itself, unless it takes time to carry out.
VOTED = frozenset({
    "approve", "condemn", "denounce", "endorse", "back", "support", "reject", "censure", "impeach", "rebuke", "urge",
    "adopt", "ratify", "confirm", "hold", "recommend", "extend", "override", "acquit", "demand", "call", "oppose",
})  # fmt: skip
TAKING_TIME = frozenset({
    "withdraw", "pull", "send", "deploy", "remove", "move", "leave", "build", "visit", "meet", "hold", "join", "attend",
    "travel", "go", "return", "buy", "purchase", "sell", "evacuate", "retreat", "quit", "exit", "end", "close",
})  # fmt: skip
WARLIKE = frozenset({"attack", "strike", "invade", "bomb", "intervene", "fight", "launch", "retaliate", "respond"})
PACTS = frozenset({"deal", "accord", "agreement", "pact", "treaty", "accords", "talks", "talk"})
STRIVING = frozenset({"fight", "struggle", "battle", "work", "campaign", "compete", "vie", "strive", "push", "press"})
SOUGHT = frozenset({"secure", "seek", "win", "obtain", "achieve", "ensure", "negotiate", "arrange", "facilitate"})
# What is lifted, evaded or broken is in force.
UNDOING = frozenset({
    "lift", "ease", "relax", "sidestep", "evade", "circumvent", "defy", "violate", "flout", "skirt", "bypass", "remove",
    "waive", "breach", "loosen", "undo", "withstand", "weather", "dodge",
})  # fmt: skip
ANSWERING = frozenset({"respond", "react", "reply"})  # there is what these are `to`
WORRIED = frozenset({"worried", "concerned", "afraid", "fearful", "scared", "nervous"})
WOULD_BE = frozenset({"be", "mean", "constitute", "cross", "amount", "require", "cause", "trigger", "violate", "risk"})
RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "successful"})
GOING_ON = frozenset({"happen", "occur", "take", "follow", "come", "end", "stop", "cease", "fail", "proceed", "last"})
AIMS = frozenset({
    "goal", "aim", "purpose", "objective", "plan", "idea", "intention", "intent", "hope", "task", "priority",
    "mission", "strategy", "challenge", "duty", "dream", "agenda", "job",
})  # fmt: skip  # what these are is not yet done
# What who does it today goes on doing; of other verbs the present is that of a headline.
LASTING = frozenset({
    "support", "back", "fund", "finance", "arm", "supply", "restrict", "limit", "ban", "forbid", "prohibit", "suppress",
    "oppress", "persecute", "occupy", "control", "hold", "detain", "imprison", "block", "besiege", "patrol", "station",
    "host", "shelter", "sponsor", "aid", "help", "cooperate", "oppose", "favor", "protect", "censor", "threaten",
    "fight", "boycott", "withhold", "endorse", "subsidize", "repress", "jail", "surround", "assist", "provide",
})  # fmt: skip
FORESEEN = frozenset({"imminent", "likely", "unlikely", "possible", "inevitable", "impossible", "probable", "near"})
NOWADAYS = frozenset({"now", "currently", "still", "presently"})
HABITUAL = frozenset({
    "still", "often", "regularly", "routinely", "usually", "typically", "generally", "frequently", "increasingly",
    "sometimes", "always", "currently", "occasionally", "repeatedly", "constantly",
})  # fmt: skip
UNSETTLED = frozenset({"official", "true", "clear", "certain", "sure", "definite", "final", "evident", "likely"})
OCCURRING = frozenset({"happen", "occur", "take", "come", "materialize", "follow", "proceed"})
FACTS = frozenset({
    "realize", "understand", "notice", "regret", "forget", "mind", "care", "recognize", "appreciate", "remember", "see",
    "mention", "matter", "like",
})  # fmt: skip  # what is (not) known, liked or remembered is a fact
INSTEAD = frozenset({"without", "instead"})


class Cue(NamedTuple):
    """What the words say of how real an act is, and which rule read it in which word: `modal: would`."""

    realis: Realis
    rule: str
