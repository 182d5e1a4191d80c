"""The wording of page furniture: regular expressions in which a space stands for any gap between words.

Each line says one thing that a news page says around its articles. Endings that a label may have are written out, so
that a headline that begins alike ("Share prices fall", "Post office closes") is none.
"""

SITE = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|google\+?|google plus|tumblr|flipboard|pocket|telegram"
    r"|instagram|youtube|messenger|e-?mail|sms|print|copy link|link|stumbleupon|digg|vk|threads|bluesky|mastodon|tiktok"
    r"|snapchat|rss|line|viber|buffer|hacker news|podcasts?)"
)

# Whole lines.
LABELS = (
    rf"{SITE}(?: (?:and )?{SITE})*",
    r"(?:re-?)?(?:share|tweet|blog|post|pin|send|save|print|e-?mail|comment|like|follow|listen|bookmark|copy|gift)s?",
    r"(?:share|tweet|post|pin|send|save|print|e-?mail|like|follow|listen|copy|gift)s?"
    r" (?:this|that|it|on|via|by|to|with|all|us|me|article|story|page|link|options?|sharing|share|tweet|pin|like|follow"
    rf"|print|e-?mail|save|comment|{SITE})\b.{{0,80}}",
    r"\d+\W*(?:k\W*)?(?:shares?|comments?|likes?|views?|reactions?|repl(?:y|ies)|votes?|followers?|retweets?)",
    r"(?:no|view|show|hide|read|leave|add|post|see|join|expand|load|open|write) "
    r"(?:(?:an?|the|all|more|your|\(?\d+\)?) ){0,3}"
    r"(?:comments?|conversation|discussion|repl(?:y|ies)|caption|photos?|gallery|images?|stories|articles?|transcript"
    r"|results|pictures?)",
    r"(?:font|text|type)\W*size.*",
    r"resize text",
    r"a[+-]",
    r"a a(?: a)?",
    r"(?:in|de)crease (?:font|text).*",
    r"(?:skip|jump) (?:to|ad\b|navigation).*",
    r"(?:go )?(?:back )?to (?:the )?top",
    r"main (?:menu|navigation|content)",
    r"menu|search|close|open|home|homepage|sections?|navigation|more|next|prev(?:ious)?|back|ok|okay|cancel|submit|go",
    r"accept|agree|dismiss|got it|play|pause|mute|loading|reply|report|block|hide|edit|copy|copied|toggle.*|expand",
    r"collapse|show more|show less|view all|see all|read later|up next|now playing",
    r"(?:sign\W?up|log\W?in|sign\W?in|sign\W?out|log\W?out|register|subscribe|donate|join)"
    r"(?: (?:now|here|today|or|to|for|with|us|free|log|sign)\b.*)?",
    r"(?:advertisement|skip ad)(?:\W.{0,60})?",
    r"advertise|adverts?|ads?|adchoices|sponsored|promoted|paid (?:post|content)|partner content",
    r"(?:story|article) continues below.*",
    r"continue reading.*",
    r"scroll (?:down|to|for).*",
    r"(?:next|previous) (?:article|story|post|page)\b.*",
    r"(?:about|contact|help|support|careers|jobs|advertis\w+|press|terms|privacy|cookies?|legal|imprint|site\W?map"
    r"|accessibility|feedback|faqs?|archives?|subscriptions?)"
    r"(?: (?:us|of|and|the|use|service|policy|notice|conditions|preferences|settings|statement|site|with|cent(?:re|er)"
    r"|choices|rights)\b)*",
    r"(?:tagged|filed (?:under|to)|posted (?:in|under)|in this (?:story|article)|related (?:topics?|tags?))\b.{0,120}",
    r"(?:topics?|tags?|keywords?|categor(?:y|ies))(?:\s?:.{0,120})?",
    r"(?:get|buy|order) (?:short url|reprints|photos?|the app|our app)",
    r"(?:download|install) (?:the|our|now|this|on|app|free)\b.{0,40}",
    r"view (?:pdf|print).*|pdf",
    r"\d+\W*min(?:ute)?s?(?: read)?|(?:reading|read) time.*|estimated reading.*",
    r"(?:watch|listen) (?:live|now|later|here|to this.*)|live(?: tv)?|(?:full\W?)?screen",
    r"video|photos?|gallery|slideshow|image|caption",
    r"(?:image|photo|slide|picture) \d+ of \d+",
    r"(?:current|duration|remaining) time .{0,12}|loaded .{0,8}|progress .{0,8}|stream type .{0,8}|playback rate.{0,8}",
    r"(?:chapters|descriptions|subtitles|captions)(?: (?:settings|off|on)\b.{0,60})?",
    r"how to (?:contact|reach) us",
    r"view all(?: \(?\d+\)?)?",
    r"(?:wait|your video|the video|next video|this ad)\b.{0,40}\d.{0,20}",
    r"(?:.{1,40} [|·] )?source: .{2,80}",
    r"updated (?:at|on)\b.{0,40}",
    r"(?:reporting|writing|editing|compiled|translated) by\b.{0,200}",
    r"(?:\d+|one|an?) (?:second|minute|hour|day|week|month|year)s? ago",
    r"(?:click|tap) (?:here|to)\b.*",
    r"https?://\S+|www\.\S+|\S+@\S+|@\w+",
    r"(?:print|buy|order|view|read) (?:this|the full) \w+.{0,20}",
    r"(?:photo )?(?:gallery|slideshow|podcast|quiz|poll)\s?:.{0,100}",
    r"(?:copyright\b|©|\(c\)\s?\d{4}).*|.*(?:©|copyright)\W*(?:copyright )?(?:19|20)\d\d.*",
)

# Small print, anywhere in a line of a few words.
SMALL_PRINT = (
    r"privacy (?:policy|notice)",
    r"terms of (?:use|service)|terms (?:and|&) conditions",
    r"cookie policy|user agreement",
    r"required fields",
    r"push notifications?",
    r"(?:originally|first) published (?:on|by|in|at)",
)

# Notices, anywhere in a paragraph.
NOTICES = (
    r"all rights reserved",
    r"(?:we|(?:this|our) (?:web)?site|site) uses? cookies|ad\s?blocker|enable (?:javascript|cookies)",
    r"our (?:(?:daily|weekly|free) )*(?:e-?mail )?newsletters?|your inbox",
    r"you agree to (?:our|the terms)|forgot(?:ten)? your password|protected by recaptcha",
    r"may not be (?:published|reproduced|republished|broadcast) (?:or|broadcast|rewritten|copied|distributed)",
    r"affiliate (?:links?|commission)|earn a commission",
    r"do not necessarily reflect the|not responsible for the content",
    r"this (?:article|story|post) (?:was|has been) (?:(?:originally|first) )?(?:adapted|produced|syndicated|sponsored)",
    rf"follow (?:us|me|him|her|them|@\w+|\S+ \S+) on {SITE}\b",
    r"e-?mail address (?:will|is)",
    r"this is a modal window|an e-?mail (?:has been|was) sent to",
    r"opinions expressed by .{2,40} (?:contributors|authors|columnists) are",
    r"delivered (?:to your|straight to|weekday|every|daily)",
    rf"follow .{{2,40}} on (?:{SITE}\W+(?:and\W+)?)+$",
    r"already (?:have an account|a subscriber|registered)",
    r"this is a (?:developing|breaking) (?:news )?story",
    r"contribut(?:ed|ing) (?:reporting|to this (?:report|article|story))|(?:additional|with) reporting by",
    r"a version of this (?:article|story|column) (?:appear\w*|was published|ran)\b",
    r"personal (?:data|information)\b.{0,80}(?:privacy|account|policy)|your account (?:has been|was|will be|is)",
    r"you have success?fully|(?:activation|confirmation|verification) (?:link|e-?mail|code)",
    r"subject to copyright|(?:are|is an?) registered trademarks?|for informational purposes only",
    r"(?:moderat\w+|report|flag) (?:all )?comments\b",
    r"we (?:may|might|could) (?:receive|earn|get) a (?:small )?(?:commission|share|cut)",
    r"click to tweet|read more(?: read more)?$",
)

# Appeals to the reader: how a sentence begins.
APPEALS = (
    r"(?:please )?(?:sign up|subscribe|register|log in|create an account|verify your)\b",
    r"(?:like|find|join|follow|connect with) (?:us|me|@|our)",
    r"join the (?:conversation|discussion|debate)",
    r"(?:click|tap) (?:here|on)\b",
    r"support (?:our|independent|quality) journalism",
    r"become a (?:member|subscriber|supporter|contributor)\b",
    r"(?:get|download) (?:the|our) .{0,40}(?:app|newsletters?)\b",
    r"(?:write to|reach|contact|e-?mail) .{2,60} at \S+@\S+",
    r"(?:have|got|do you have) (?:a|any) (?:news )?tips?\b|send (?:us|your)\b|share your\b",
    r"(?:see|read|view) our\b",
)

# Whole lines after which a page turns to something else.
TURNS = (
    r"related(?: (?:stories|articles|posts|news|content|links|topics|tags|coverage|reading|videos?|to this.*))?"
    r"(?: from .{1,60})?",
    r"(?:more|latest|top|trending|popular|featured|recent|other|editors?['’]?s?|our) (?:\w+ ){0,2}"
    r"(?:stories|articles|news|posts|headlines|videos?|picks?|reads?|coverage|now|content|choice)",
    r"more (?:from|on|in|about|like|to read|for you|by|coverage|stories)\b.{0,60}",
    r"also (?:on|in|read|see|of interest)\b.{0,40}",
    r"(?:most|best|popular) (?:popular|read|viewed|shared|commented|watched|recent|on|now|in)\b.{0,40}",
    r"trending(?: now)?|popular|recommended(?: (?:for you|stories|videos?|by.{0,30}))?",
    r"(?:you )?(?:may|might) (?:also )?(?:like|be interested|have missed)\b.*|you['’]?ll (?:also )?like.*",
    r"(?:what to )?read (?:next|this next|more|also)\W*|don['’]t miss|in case you missed.*",
    r"from (?:the web|around the web|our (?:partners|sponsors|network))|around the web",
    r"(?:promoted|sponsored) (?:stories|links|content|by.*)|(?:ads?|content) by\b.{0,30}",
    r"(?:share|comment on|rate) this(?: \w+){0,2}",
    r"tell us what you think.*|report (?:an? )?(?:error|typo|correction).*",
    r"(?:sign up|subscribe|newsletters?|stay (?:in touch|connected|informed|up to date))\b.{0,60}",
    r"get (?:our|the) .{0,40}newsletters?\b.{0,60}",
    r"(?:back to )?top|see also|(?:next up|up next)\b.{0,80}|on our radar|latest",
    r"(?:latest|more|top|local|breaking) (?:\w+ )?(?:sports?|weather|business|politics|world|opinions?|headlines)",
)

# Whole lines below which an article has ended, whatever reads as text there.
ENDINGS = (
    r"(?:our |article |story )?sources|references|bibliography|works cited|external links|further reading",
    r"about the (?:authors?|writers?|contributors?)|community (?:standards|guidelines|rules)",
)

# Whole lines that readers' comments follow.
COMMENTS = (
    r"(?:\(?\d+\)? )?(?:(?:reader|user|your|view|show|post|leave|add|all|join|read) (?:(?:a|the|all) )?)?"
    r"(?:comments?|discussion|conversation|repl(?:y|ies)|responses?)(?:\W*\(?\d+\)?)?",
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply|response)\b.{0,40}",
    r"(?:\d+|one|no) (?:comments?|thoughts?|responses?|repl(?:y|ies)) (?:on|to)\b.{0,200}",
)
