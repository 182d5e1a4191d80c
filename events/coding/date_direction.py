"""Whether the sentence around a date looks ahead, so that its "Monday" is the next one."""

import re

_WINDOW = 160
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n")

_AHEAD = (
    r"\b(?:will|shall|won[’']t|would|going to|about to)\b|\w[’']ll\b"
    r"|\b(?:due|set|expected|scheduled|slated|planned|plans?|planning|poised|likely|preparing|prepares|ready|hopes?|hoping"
    r"|intends?|intending|aims?|aiming|wants?|vows|pledges|hoped|intended|agreed) (?:\w+ly )?to\b"
    r"|\b(?:scheduled|slated|planned|due|set|expected|forecast|upcoming|coming|looming)"
    r"(?= (?:for|in|on|at|from|by|between|next|this)\b| *$)"
    r"|\b(?:invitation|invite[sd]?|inviting|proposal|deadline)(?: for)?(?: [\w’'-]+){0,3} to\b(?! (?-i:[A-Z]))"
    r"|\b(?:hopes?|hoping|wishes) (?=(?:that|the|an?|his|her|their|its|(?-i:[A-Z][a-z]+)) )"
    r"|\b(?:(?-i:may)|might|could|can|must|should)(?= (?!have\b)\w)"
)
_REPORT = (
    r"\b(?:said|says|told|announced|reported|stated|added|wrote|tweeted|confirmed|declared|warned|testified|posted"
    r"|published|released|revealed|acknowledged|insisted|quoted|vowed|pledged|promised|argued|claimed|noted)\b"
)
_CUES = re.compile(rf"(?P<ahead>{_AHEAD})|(?P<report>{_REPORT})|(?P<has_been>\b(?:was|were|had|has|have|did)\b)", re.I)
_HEADLINE = re.compile(r"\W*(?:[A-Z][\w.’'-]*,? ){1,4}to (?!the\b|an?\b)[a-z]+ ")
_DEADLINE = re.compile(
    r"\b(?:by|until|till|before|beginning|starting|effective|ahead of|no later than|until after)(?: the)?"
    r"(?: (?:end|start|beginning|middle) of(?: the)?)? $",
    re.I,
)
_FRONTED = re.compile(
    r"\W*(?:(?:On|In|By|From|Later|Late|Early|Until|Beginning|Starting|Before|At the end of|The) )?$", re.I
)
_MAIN_CLAUSE = re.compile(r"[’']?s?,?(?: [\w’'-]+){0,9}")


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the date at these characters lies ahead of its reader.

    The nearest cue before it in its sentence decides: "will meet Monday", "is due to open in May", "by Friday" look
    ahead, while a verb of reporting between cue and date does not ("will resign, he said Thursday"). A date that opens
    its sentence takes the first cue after it ("On Monday, ministers will meet").
    """
    before = _sentence_before(text, start)
    if _FRONTED.fullmatch(before):
        following = _MAIN_CLAUSE.match(text, end)
        cue = _CUES.search(following[0]) if following else None
        return bool(cue and cue["ahead"])
    cues = list(_CUES.finditer(before))
    last = cues[-1] if cues else None
    if last and last["report"]:
        return False
    if _DEADLINE.search(before):
        return not (last and last["has_been"])
    if last:
        return bool(last["ahead"])
    return bool(_HEADLINE.match(before))


def _sentence_before(text: str, start: int) -> str:
    window = text[max(0, start - _WINDOW) : start]
    return _SENTENCE_END.split(window)[-1]
