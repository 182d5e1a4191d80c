"""An event in plain words, from its codes: “United States struck Iranian-backed militias from the air in Syria”."""

from collections.abc import Sequence

# With a recipient, without one. {} is the recipient.
WORDS: dict[str, tuple[str, str]] = {
    "AGREE": ("agreed to cooperate with {}", "agreed to cooperate"),
    "CONSULT": ("met {}", "held talks"),
    "CONSULT/visit": ("visited {}", "paid a visit"),
    "CONSULT/third-party": ("mediated with {}", "mediated"),
    "CONSULT/phone": ("spoke by phone with {}", "spoke by phone"),
    "SUPPORT": ("backed {}", "declared support"),
    "CONCEDE": ("made a concession to {}", "made a concession"),
    "COOPERATE": ("worked together with {}", "worked together"),
    "AID": ("gave help to {}", "gave help"),
    "RETREAT": ("gave way to {}", "gave way"),
    "RETREAT/withdraw": ("withdrew from {}", "withdrew"),
    "RETREAT/release": ("released {}", "released prisoners"),
    "RETREAT/disarm": ("disarmed before {}", "disarmed"),
    "RETREAT/ceasefire": ("stopped fighting with {}", "stopped fighting"),
    "RETREAT/access": ("eased restrictions on {}", "eased restrictions"),
    "RETREAT/resign": ("left office under {}", "left office"),
    "REQUEST": ("appealed to {}", "made an appeal"),
    "REQUEST/assist": ("asked {} for help", "asked for help"),
    "REQUEST/change": ("called on {} to change course", "called for change"),
    "REQUEST/yield": ("called on {} to yield", "called for an end"),
    "REQUEST/meet": ("asked {} to meet", "called for talks"),
    "ACCUSE": ("criticised {}", "raised an accusation"),
    "ACCUSE/disapprove": ("criticised {}", "voiced disapproval"),
    "ACCUSE/investigate": ("investigated {}", "opened an investigation"),
    "ACCUSE/allege": ("accused {}", "made an allegation"),
    "REJECT": ("turned down {}", "refused"),
    "REJECT/assist": ("refused help to {}", "refused help"),
    "REJECT/meet": ("refused to meet {}", "refused to meet"),
    "THREATEN": ("threatened {}", "made a threat"),
    "THREATEN/restrict": ("threatened {} with restrictions", "threatened restrictions"),
    "THREATEN/violence": ("threatened {} with force", "threatened force"),
    "PROTEST": ("protested against {}", "protested"),
    "PROTEST/riot": ("rioted against {}", "rioted"),
    "PROTEST/strike": ("went on strike against {}", "went on strike"),
    "PROTEST/hunger": ("went on hunger strike against {}", "went on hunger strike"),
    "PROTEST/boycott": ("boycotted {}", "held a boycott"),
    "PROTEST/obstruct": ("blocked the way of {}", "blocked the way"),
    "SANCTION": ("took punitive measures against {}", "took punitive measures"),
    "SANCTION/convict": ("convicted {}", "passed a conviction"),
    "SANCTION/expel": ("expelled {}", "ordered an expulsion"),
    "SANCTION/withdraw": ("broke with {}", "left"),
    "SANCTION/discontinue": ("suspended dealings with {}", "suspended dealings"),
    "MOBILIZE": ("readied forces near {}", "readied forces"),
    "MOBILIZE/troops": ("deployed troops near {}", "deployed troops"),
    "MOBILIZE/weapons": ("deployed weapons near {}", "deployed or tested weapons"),
    "MOBILIZE/police": ("deployed police near {}", "deployed police"),
    "MOBILIZE/militia": ("deployed militias near {}", "deployed militias"),
    "COERCE": ("put pressure on {}", "used coercion"),
    "COERCE/seize": ("made seizures from {}", "made seizures"),
    "COERCE/restrict": ("put restrictions on {}", "imposed restrictions"),
    "COERCE/censor": ("silenced {}", "imposed censorship"),
    "COERCE/curfew": ("put {} under curfew", "imposed a curfew"),
    "COERCE/martial-law": ("put {} under martial law", "imposed martial law"),
    "COERCE/arrest": ("detained {}", "made arrests"),
    "COERCE/deport": ("deported {}", "carried out deportations"),
    "COERCE/withhold": ("withheld supplies from {}", "withheld supplies"),
    "COERCE/misinformation": ("spread false reports on {}", "spread false reports"),
    "COERCE/cyber": ("attacked the networks of {}", "attacked networks"),
    "ASSAULT": ("attacked {}", "carried out an attack"),
    "ASSAULT/abduct": ("abducted {}", "carried out an abduction"),
    "ASSAULT/beat": ("beat {}", "used beatings"),
    "ASSAULT/torture": ("tortured {}", "used torture"),
    "ASSAULT/sexual": ("sexually assaulted {}", "committed sexual violence"),
    "ASSAULT/targeted": ("killed {} in a targeted attack", "carried out a targeted killing"),
    "ASSAULT/destroy": ("did damage to {}", "did damage"),
    "ASSAULT/firearms": ("shot at {}", "opened fire"),
    "ASSAULT/explosives": ("bombed {}", "set off a bomb"),
    "ASSAULT/suicide-attack": ("struck {} in a suicide attack", "carried out a suicide attack"),
    "ASSAULT/aerial": ("struck {} from the air", "carried out air strikes"),
    "ASSAULT/drone": ("struck {} by drone", "carried out a drone strike"),
    "ASSAULT/heavy-weapons": ("shelled {}", "fired heavy weapons"),
    "ASSAULT/crowd-control": ("used force on {}", "used force on a crowd"),
    "ASSAULT/unconventional": ("used unconventional weapons on {}", "used unconventional weapons"),
}
MOST_NAMES = 3
OBJECTS = {"he": "him", "she": "her", "they": "them", "who": "them", "we": "them"}
PREPOSITIONS = frozenset(
    {"of", "in", "from", "for", "with", "to", "on", "at", "against", "near", "by", "between", "after"}
)
DETERMINERS = frozenset({"the", "a", "an", "my", "no", "he", "him", "she", "her", "they", "them", "it", "who", "we"})
# Nouns of many, or of no number, that do not end in s.
MANY = frozenset({
    "people", "police", "men", "women", "children", "troops", "personnel", "media", "staff", "youth", "aircraft",
    "clergy", "infantry", "cavalry", "policemen", "gunmen", "policewomen", "businessmen", "congressmen", "lawmen",
    "property", "terrorism", "racism", "violence", "corruption", "trade", "aid", "money", "oil", "gas", "food",
    "land", "territory",
})  # fmt: skip
# Words that open a phrase and are no name: quantities, what narrows them, and groups of people.
OPENING = frozenset({
    "about", "all", "almost", "another", "any", "around", "at", "both", "dozens", "each", "eight", "eleven",
    "every", "few", "five", "four", "half", "his", "her", "hundreds", "its", "many", "members", "millions", "more",
    "most", "nearly", "nine", "no", "one", "only", "other", "others", "our", "over", "police", "protesters", "rebels",
    "residents", "scores", "security", "seven", "several", "six", "soldiers", "some", "such", "supporters", "ten",
    "tens", "that", "their", "these", "this", "those", "thousands", "three", "troops", "twelve", "two", "up",
    "workers", "gunmen", "militants", "officials", "demonstrators", "crowds", "fighters", "leaders", "voters",
})  # fmt: skip


def tell(type: str, mode: str, actors: Sequence[str], recipients: Sequence[str]) -> str:
    """
    One line without a full stop; the actors' names come first.

    >>> tell("CONSULT", "", ["Iran", "Iraq"], [])
    'Iran and Iraq held talks'
    >>> tell("ASSAULT", "aerial", [], ["a convoy"])
    'An unnamed party struck a convoy from the air'
    >>> tell("ASSAULT", "", ["About 20 rebels"], ["More than 100 people"])
    'About 20 rebels attacked more than 100 people'
    """
    who = [party(name, opens=number == 0) for number, name in enumerate(actors)]
    return composed(type, mode, who, [party(name) for name in recipients])


def composed(type: str, mode: str, who: Sequence[str], whom: Sequence[str]) -> str:
    """The line, of names as they stand in it."""
    with_recipient, alone = WORDS.get(f"{type}/{mode}") or WORDS[type]
    return f"{listed(who) or 'An unnamed party'} {with_recipient.format(listed(whom)) if whom else alone}"


def party(name: str, *, opens: bool = False) -> str:
    """
    Who took part, as it stands in a sentence: what is no name takes its article, and pronouns their case.

    >>> party("Turkish coalition"), party("country", opens=True), party("At least 22 fighters"), party("US troops")
    ('the Turkish coalition', 'The country', 'at least 22 fighters', 'US troops')
    """
    told = within(name if opens else OBJECTS.get(name.lower(), name))
    told = f"the {told}" if takes_article(told) else told
    return told[:1].upper() + told[1:] if opens else told


def takes_article(name: str) -> bool:
    """Whether a phrase is a single common noun without an article: `country`, `Syrian army`; not `US troops`."""
    words = name.split()
    before = next((n for n, word in enumerate(words) if n and word.lower() in PREPOSITIONS), len(words))
    head, first = words[before - 1] if words else "", words[0] if words else ""
    if not head.isalpha() or not head.islower() or first[:1].isdigit() or "\u2019s" in name or "'s" in name:
        return False
    if first.lower() in OPENING | DETERMINERS:
        return False
    return head not in MANY and not (head.endswith("s") and not head.endswith(("ss", "us", "is")))


def within(name: str) -> str:
    """A phrase as it stands inside a sentence: `More than 100 people` opened one; names keep their capital."""
    first = name.partition(" ")[0]
    return name[:1].lower() + name[1:] if first.lower() in OPENING and first.istitle() else name


def listed(names: Sequence[str]) -> str:
    """Names as a reader would list them, the last joined with “and”; long lists are cut."""
    unique = list(dict.fromkeys(names))
    if len(unique) > MOST_NAMES:
        unique = [*unique[: MOST_NAMES - 1], f"{len(unique) - MOST_NAMES + 1} others"]
    return " and ".join(filter(None, [", ".join(unique[:-1]), *unique[-1:]]))
