"""An event in plain words, from its codes: “United States struck Iranian-backed militias from the air in Syria”."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

# With a recipient, without one. {} is the recipient.
WORDS: dict[str, tuple[str, str]] = {
    "AGREE": (_("agreed to cooperate with {}"), _("agreed to cooperate")),
    "CONSULT": (_("met {}"), _("held talks")),
    "CONSULT/visit": (_("visited {}"), _("paid a visit")),
    "CONSULT/third-party": (_("mediated with {}"), _("mediated")),
    "CONSULT/phone": (_("spoke by phone with {}"), _("spoke by phone")),
    "SUPPORT": (_("backed {}"), _("declared support")),
    "CONCEDE": (_("made a concession to {}"), _("made a concession")),
    "COOPERATE": (_("worked together with {}"), _("worked together")),
    "AID": (_("gave help to {}"), _("gave help")),
    "RETREAT": (_("gave way to {}"), _("gave way")),
    "RETREAT/withdraw": (_("withdrew from {}"), _("withdrew")),
    "RETREAT/release": (_("released {}"), _("released prisoners")),
    "RETREAT/disarm": (_("disarmed before {}"), _("disarmed")),
    "RETREAT/ceasefire": (_("stopped fighting with {}"), _("stopped fighting")),
    "RETREAT/access": (_("eased restrictions on {}"), _("eased restrictions")),
    "RETREAT/resign": (_("left office under {}"), _("left office")),
    "REQUEST": (_("appealed to {}"), _("made an appeal")),
    "REQUEST/assist": (_("asked {} for help"), _("asked for help")),
    "REQUEST/change": (_("called on {} to change course"), _("called for change")),
    "REQUEST/yield": (_("called on {} to yield"), _("called for an end")),
    "REQUEST/meet": (_("asked {} to meet"), _("called for talks")),
    "ACCUSE": (_("criticised {}"), _("raised an accusation")),
    "ACCUSE/disapprove": (_("criticised {}"), _("voiced disapproval")),
    "ACCUSE/investigate": (_("investigated {}"), _("opened an investigation")),
    "ACCUSE/allege": (_("accused {}"), _("made an allegation")),
    "REJECT": (_("turned down {}"), _("refused")),
    "REJECT/assist": (_("refused help to {}"), _("refused help")),
    "REJECT/meet": (_("refused to meet {}"), _("refused to meet")),
    "THREATEN": (_("threatened {}"), _("made a threat")),
    "THREATEN/restrict": (_("threatened {} with restrictions"), _("threatened restrictions")),
    "THREATEN/violence": (_("threatened {} with force"), _("threatened force")),
    "PROTEST": (_("protested against {}"), _("protested")),
    "PROTEST/riot": (_("rioted against {}"), _("rioted")),
    "PROTEST/strike": (_("went on strike against {}"), _("went on strike")),
    "PROTEST/hunger": (_("went on hunger strike against {}"), _("went on hunger strike")),
    "PROTEST/boycott": (_("boycotted {}"), _("held a boycott")),
    "PROTEST/obstruct": (_("blocked the way of {}"), _("blocked the way")),
    "SANCTION": (_("took punitive measures against {}"), _("took punitive measures")),
    "SANCTION/convict": (_("convicted {}"), _("passed a conviction")),
    "SANCTION/expel": (_("expelled {}"), _("ordered an expulsion")),
    "SANCTION/withdraw": (_("broke with {}"), _("left")),
    "SANCTION/discontinue": (_("suspended dealings with {}"), _("suspended dealings")),
    "MOBILIZE": (_("readied forces near {}"), _("readied forces")),
    "MOBILIZE/troops": (_("deployed troops near {}"), _("deployed troops")),
    "MOBILIZE/weapons": (_("deployed weapons near {}"), _("deployed or tested weapons")),
    "MOBILIZE/police": (_("deployed police near {}"), _("deployed police")),
    "MOBILIZE/militia": (_("deployed militias near {}"), _("deployed militias")),
    "COERCE": (_("put pressure on {}"), _("used coercion")),
    "COERCE/seize": (_("made seizures from {}"), _("made seizures")),
    "COERCE/restrict": (_("put restrictions on {}"), _("imposed restrictions")),
    "COERCE/censor": (_("silenced {}"), _("imposed censorship")),
    "COERCE/curfew": (_("put {} under curfew"), _("imposed a curfew")),
    "COERCE/martial-law": (_("put {} under martial law"), _("imposed martial law")),
    "COERCE/arrest": (_("detained {}"), _("made arrests")),
    "COERCE/deport": (_("deported {}"), _("carried out deportations")),
    "COERCE/withhold": (_("withheld supplies from {}"), _("withheld supplies")),
    "COERCE/misinformation": (_("spread false reports on {}"), _("spread false reports")),
    "COERCE/cyber": (_("attacked the networks of {}"), _("attacked networks")),
    "ASSAULT": (_("attacked {}"), _("carried out an attack")),
    "ASSAULT/abduct": (_("abducted {}"), _("carried out an abduction")),
    "ASSAULT/beat": (_("beat {}"), _("used beatings")),
    "ASSAULT/torture": (_("tortured {}"), _("used torture")),
    "ASSAULT/sexual": (_("sexually assaulted {}"), _("committed sexual violence")),
    "ASSAULT/targeted": (_("killed {} in a targeted attack"), _("carried out a targeted killing")),
    "ASSAULT/destroy": (_("did damage to {}"), _("did damage")),
    "ASSAULT/firearms": (_("shot at {}"), _("opened fire")),
    "ASSAULT/explosives": (_("bombed {}"), _("set off a bomb")),
    "ASSAULT/suicide-attack": (_("struck {} in a suicide attack"), _("carried out a suicide attack")),
    "ASSAULT/aerial": (_("struck {} from the air"), _("carried out air strikes")),
    "ASSAULT/drone": (_("struck {} by drone"), _("carried out a drone strike")),
    "ASSAULT/heavy-weapons": (_("shelled {}"), _("fired heavy weapons")),
    "ASSAULT/crowd-control": (_("used force on {}"), _("used force on a crowd")),
    "ASSAULT/unconventional": (_("used unconventional weapons on {}"), _("used unconventional weapons")),
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
    did = gettext(with_recipient).format(listed(whom)) if whom else gettext(alone)
    return gettext("{who} {did}").format(who=listed(who) or gettext("An unnamed party"), did=did)


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
        left = len(unique) - MOST_NAMES + 1
        unique = [*unique[: MOST_NAMES - 1], ngettext("{n} other", "{n} others", left).format(n=left)]
    if len(unique) < 2:
        return "".join(unique)
    return gettext("{names} and {last}").format(names=", ".join(unique[:-1]), last=unique[-1])
