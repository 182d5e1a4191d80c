"""One address in its many spellings: for phones or not, with a fragment, or with words that follow readers about."""

import hashlib
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from w3lib.url import canonicalize_url

# Where a reader came from: never which page it is.
_FOLLOWING = re.compile(
    r"(?:utm_|mc_|pk_|hsa_|at_)\w+|(?:fb|g|gb|wb|dc|ms|tw|yc|igsh|_branch_match_)(?:clid|raid|shid|id)|igshid"
    r"|cmpid|cmp|ocid|ncid|smid|smtyp|ref_?src|referrer|ftag|partner|rss|feedtype|taid",
    re.IGNORECASE,
)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
# The same page for phones, or kept by a search engine: m.courier.example, www.courier.example/news/1/amp.
_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_FOR_PHONES = re.compile(r"^/amp(?=/)|[/.]amp(?=\.html?$|/?$)", re.IGNORECASE)
_ASKED_FOR_PHONES = {"amp", "m", "mobile", "outputtype"}


@lru_cache(maxsize=4096)  # of one article it is asked for several times
def canonical_url(url: str) -> str:
    """
    The address without what does not change the page; empty for what is none, and for the front page of a site,
    which is the address of no article.
    """
    try:
        parts = urlsplit(canonicalize_url(url.strip()))
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not parts.hostname:
        return ""
    host = parts.hostname.removesuffix(".")
    while _HOSTS.match(host):
        host = _HOSTS.sub("", host)
    if port not in (None, _PORTS[parts.scheme]):
        host = f"{host}:{port}"
    path = _FOR_PHONES.sub("", _INDEX.sub("", parts.path.rstrip("/"))).rstrip("/")
    asked = [one for one in parse_qsl(parts.query, keep_blank_values=True) if says_which(*one)]
    if not path and not asked:
        return ""
    return f"{host}{path}{'?' if asked else ''}{urlencode(sorted(asked))}"


def says_which(name: str, value: str) -> bool:
    """Whether a word of the query tells which page it is."""
    for_phones = name.lower() in _ASKED_FOR_PHONES and value.lower() in ("", "1", "amp", "true", "yes")
    return not for_phones and not _FOLLOWING.fullmatch(name)


def key_of(text: str) -> str:
    """What texts are looked up by: MD5 in hexadecimal letters, as PostgreSQL computes it; empty for no text."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest() if text else ""


def url_key(url: str) -> str:
    return key_of(canonical_url(url))


def text_key(title: str, body: str) -> str:
    """The same for the same headline over the same text."""
    return key_of(f"{title}\n\n{body}")
