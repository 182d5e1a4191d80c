"""One address in its many spellings: with and without www, https, a fragment, or words that follow readers about."""

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# Where a reader came from: never which page it is.
_FOLLOWING = re.compile(
    r"(?:utm_|mc_|pk_|hsa_|at_)\w+|(?:fb|g|gb|wb|dc|ms|tw|yc|igsh|_branch_match_)(?:clid|raid|shid|id)|igshid"
    r"|cmpid|cmp|ocid|ncid|smid|smtyp|ref_?src|referrer|ftag|partner|rss|feedtype|taid|outputtype",
    re.IGNORECASE,
)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """
    The address without what does not change the page; empty for what is none, and for the front page of a site,
    which is the address of no article.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in _PORTS or not parts.hostname:
        return ""
    host = parts.hostname.removeprefix("www.").removesuffix(".")
    if port not in (None, _PORTS[parts.scheme.lower()]):
        host = f"{host}:{port}"
    path = _INDEX.sub("", parts.path).rstrip("/")
    asked = sorted(one for one in parse_qsl(parts.query, keep_blank_values=True) if not _FOLLOWING.fullmatch(one[0]))
    if not path and not asked:
        return ""
    return f"{host}{path}{'?' if asked else ''}{urlencode(asked)}"


def key_of(text: str) -> str:
    """What texts are looked up by: MD5 in hexadecimal letters, as PostgreSQL computes it; empty for no text."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest() if text else ""


def url_key(url: str) -> str:
    return key_of(canonical_url(url))


def text_key(title: str, body: str) -> str:
    """The same for the same headline over the same text."""
    return key_of(f"{title}\n\n{body}")
