"""Page furniture: what surrounds an article on a web page and is no part of it.

Three sorts: labels (short lines such as "Share" or "Font Size:"), appeals (sentences that speak to the reader about the site), and
headings after which a page turns to something else.
"""

import re

from articles.intake.paste_lines import Block

_SITES = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|google\+?|google plus|tumblr|flipboard|pocket|telegram|instagram|youtube|messenger"
    r"|e-?mail|sms|print|copy link|link|stumbleupon|digg|vk|threads|bluesky|mastodon|tiktok|snapchat|rss|line|viber|buffer|hacker news|podcasts?)"
)
_LABEL = re.compile(
    rf"""^\W*(?:
      {_SITES}(?:\W+(?:and\W+)?{_SITES})*
    | (?:re-?)?(?:share|tweet|blog|post|pin|send|save|print|e-?mail|comment|like|follow|listen|bookmark|copy|gift)s?
      (?:\W+(?:this|that|it|on|via|by|to|with|all|us|me|article|story|page|link|options?|sharing|share|tweet|pin|like|follow|print|e-?mail|save|{_SITES})\b.{{0,80}})?
    | \d+\W*(?:k\W*)?(?:shares?|comments?|likes?|views?|reactions?|repl(?:y|ies)|votes?|followers?|retweets?)
    | (?:no|view|show|hide|read|leave|add|post|see|join|expand|load|open|write)\W+(?:an?\W+|the\W+|all\W+|more\W+|\(?\d+\)?\W+|your\W+)*
      (?:comments?|conversation|discussion|repl(?:y|ies)|caption|photos?|gallery|images?|stories|articles?|transcript|results|pictures?)
    | (?:font|text|type)\W*size.*|resize\W*text|a[+-]|a\W+a(?:\W+a)?|(?:in|de)crease\W+(?:font|text).*
    | (?:skip|jump)\W+(?:to|ad\b|navigation).*|(?:go\W+)?(?:back\W+)?to\W+(?:the\W+)?top|main\W+(?:menu|navigation|content)
    | (?:menu|search|close|open|home|homepage|sections?|navigation|more|next|prev(?:ious)?|back|ok|okay|cancel|submit|go|accept|agree|dismiss|got\W+it|play|pause|mute
       |loading|reply|report|block|hide|edit|copy|copied|toggle.*|expand|collapse|show\W+more|show\W+less|view\W+all|see\W+all|read\W+later|up\W+next|now\W+playing)
    | (?:sign|log|sign\W?up|log\W?in|sign\W?in|sign\W?out|log\W?out|register|subscribe|donate|join)(?:\W+(?:up|in|out|now|here|today|or|to|for|with|us|free|log|sign)\b.*)?
    | (?:advertisement|skip\W+ad)(?:\W.{{0,60}})?|advertise|adverts?|ads?|adchoices|sponsored|promoted|paid\W+(?:post|content)|partner\W+content
    | (?:story|article)\W+continues\W+below.*|continue\W+reading.*|scroll\W+(?:down|to|for).*|(?:next|previous)\W+(?:article|story|post|page)\b.*
    | (?:about|contact|help|support|careers|jobs|advertis\w+|press|terms|privacy|cookies?|legal|imprint|site\W?map|accessibility|feedback|faqs?|archives?|subscriptions?)
      (?:\W+(?:us|of|and|the|use|service|policy|notice|conditions|preferences|settings|statement|site|with|centre|center|choices|rights)\b)*
    | (?:tagged|filed\W+(?:under|to)|posted\W+(?:in|under)|in\W+this\W+(?:story|article)|related\W+(?:topics?|tags?))\b.{{0,120}}
    | (?:topics?|tags?|keywords?|categor(?:y|ies))(?:\s*:.{{0,120}})?
    | (?:get|buy|order)\W+(?:short\W+url|reprints|photos?|the\W+app|our\W+app)|(?:download|install)\W+(?:the|our|now|this|on|app|free)\b.{{0,40}}|view\W+(?:pdf|print).*|pdf
    | \d+\W*min(?:ute)?s?(?:\W+read)?|(?:reading|read)\W+time.*|estimated\W+reading.*
    | (?:watch|listen)\W+(?:live|now|later|here|to\W+this.*)|live(?:\W+tv)?|(?:full\W?)?screen|video|photos?|gallery|slideshow|image|caption
    | (?:\d+|one|an?)\W+(?:second|minute|hour|day|week|month|year)s?\W+ago
    | (?:click|tap)\W+(?:here|to)\b.*|https?://\S+|www\.\S+|\S+@\S+|@\w+
    | (?:print|buy|order|view|read)\W+(?:this|the|full)\W+\w+.{{0,20}}
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_APPEAL = re.compile(
    r"""\b(?:
      all\ rights\ reserved|privacy\ policy|terms\ of\ (?:use|service)|terms\ (?:and|&)\ conditions|cookie\ policy|user\ agreement
    | (?:we|this\ (?:web)?site|our\ (?:web)?site|site)\ uses?\ cookies|use\ of\ cookies|enable\ (?:javascript|cookies)|ad\ ?blocker
    | (?:sign|signing)\ up\ (?:for|to|here|now)|(?:subscribe|subscribing)\ (?:to|now|here|today)|our\ (?:daily\ |weekly\ |free\ )*(?:e-?mail\ )?newsletters?|your\ inbox
    | (?:follow|like|find|join)\ (?:us|me|him|her|them)\ on|follow\ (?:@|\S+\ \S+\ on)|connect\ with\ us|(?:join|continue)\ the\ (?:conversation|discussion)
    | may\ not\ be\ (?:published|reproduced|republished|copied|broadcast)|without\ (?:the\ )?(?:express\ |prior\ |written\ )+(?:permission|consent)
    | (?:log|logged)\ in\ to|create\ an\ account|already\ (?:have\ an\ account|a\ subscriber|registered)|forgot(?:ten)?\ your\ password|verify\ your\ (?:email|account)
    | support\ (?:our|independent)\ journalism|become\ a\ (?:member|subscriber|contributor)|make\ a\ (?:donation|contribution)|(?:get|download)\ (?:the|our)\ .{0,30}\bapp\b
    | affiliate\ (?:links?|commission)|earn\ a\ commission|push\ notifications?|e-?mail\ address\ (?:will|is)|required\ fields
    | (?:click|tap)\ here\ (?:to|for)|(?:see|read|view)\ (?:our|the)\ full\ (?:list|terms)|write\ to\ .{2,60}\ at\ \S+@\S+|(?:reach|contact|email)\ .{2,60}\ at\ \S+@\S+
    | this\ (?:article|story|post)\ (?:was|is|has\ been)\ (?:originally\ |first\ )?(?:published|adapted|produced|syndicated|sponsored)|(?:originally|first)\ published\ (?:on|by|in|at)
    | do\ not\ (?:necessarily\ )?reflect\ the|(?:is|are)\ not\ responsible\ for\ the\ content|have\ (?:a|any)\ (?:news\ )?tips?\b|send\ (?:us\ )?(?:a\ |your\ )?tips?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_COPYRIGHT = re.compile(r"^\W*(?:copyright\b|©|\(c\)\ ?\d{4})|(?:©|copyright)\W*(?:copyright\W*)?(?:19|20)\d\d", re.I)
_TURNS_AWAY = re.compile(
    r"""^\W*(?:
      related(?:\W+(?:stories|articles|posts|news|content|links|topics|tags|coverage|reading|videos?|to\W+this.*))?
    | (?:more|latest|top|trending|popular|featured|recent|other|editors?['’]?s?|our)\W+(?:\w+\W+)?(?:stories|articles|news|posts|headlines|videos?|picks?|reads?|coverage|now|content|choice)
    | more\W+(?:from|on|in|about|like|to\W+read|for\W+you|by|coverage|stories)\b.{0,60}|also\W+(?:on|in|read|see|of\W+interest)\b.{0,40}
    | (?:most|best|popular)\W+(?:popular|read|viewed|shared|commented|watched|recent|on|now|in)\b.{0,40}|trending(?:\W+now)?|popular|recommended(?:\W+(?:for\W+you|stories|videos?|by.{0,30}))?
    | (?:you\W+)?(?:may|might)\W+(?:also\W+)?(?:like|be\W+interested|have\W+missed)\b.*|you['’]?ll\W+(?:also\W+)?like.*|(?:what\W+to\W+)?read\W+(?:next|this\W+next|more|also)\W*|don['’]t\W+miss|in\W+case\W+you\W+missed.*
    | from\W+(?:the\W+web|around\W+the\W+web|our\W+(?:partners|sponsors|network))|around\W+the\W+web|promoted\W+(?:stories|links|content|by.*)|sponsored\W+(?:stories|links|content|by.*)|(?:ads?|content)\W+by\b.{0,30}
    | about\W+the\W+(?:authors?|writer)|(?:share|comment\W+on|rate)\W+this(?:\W+\w+){0,2}|tell\W+us\W+what\W+you\W+think.*|report\W+(?:an?\W+)?(?:error|typo|correction).*
    | (?:sign\W+up|subscribe|newsletters?|stay\W+(?:in\W+touch|connected|informed|up\W+to\W+date)|get\W+(?:our|the)\W+.{0,40}newsletters?)\b.{0,60}
    | (?:back\W+to\W+)?top|see\W+also|(?:next\W+up|up\W+next)\b.{0,80}|on\W+our\W+radar|latest|external\W+links|further\W+reading|references
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_COMMENTS = re.compile(
    r"""^\W*(?:\(?\d+\)?\W+)?(?:(?:reader|user|your|view|show|post|leave|add|all|join|read)\W+(?:a\W+|the\W+|all\W+)?)?(?:comments?|discussion|conversation|repl(?:y|ies)|responses?)(?:\W*\(?\d+\)?)?\W*$
    |^\W*(?:leave|post|add|write)\W+(?:a|your)\W+(?:comment|reply|response)\b.{0,40}$|^\W*(?:\d+|one|no)\W+(?:comments?|thoughts?|responses?|repl(?:y|ies))\W+(?:on|to)\b.{0,200}$""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL_LENGTH = 140
_APPEAL_WORDS = 75


def is_furniture(block: Block) -> bool:
    """Whether a block belongs to the page and not to the article, wherever it stands."""
    text = block.bare
    if len(text) <= _LABEL_LENGTH and (_LABEL.match(text) or _COPYRIGHT.search(text)):
        return True
    return is_turning_point(block) or (block.words <= _APPEAL_WORDS and bool(_APPEAL.search(text)))


def is_turning_point(block: Block) -> bool:
    """Whether the page turns to other things here ("Related stories"); an article may still go on after them."""
    return len(block.bare) <= _LABEL_LENGTH and bool(_TURNS_AWAY.match(block.bare))


def opens_comments(block: Block) -> bool:
    """Whether readers' comments follow."""
    return len(block.bare) <= _LABEL_LENGTH and bool(_COMMENTS.match(block.bare))
