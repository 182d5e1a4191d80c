"""One address of every type of page, found in a running archive through its API and its pages."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from itertools import product
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

Pages = dict[str, str]  # the type of page → its address on the site
ERRORS = ("not-found", "withdrawn")
LOOKED_AT = 200  # articles, for one with a past


def pages(site: str) -> Pages:
    """Those of the most told event and of what belongs to it; only such as the archive answers."""
    events = list(newest(site))
    event = max(events, key=lambda one: (len(one["sentences"]), bool(one["country"]), -one["id"]))
    article = path_of(event["sentences"][0]["article"])
    actors = [one["slug"] for one in [*event["actors"], *event["recipients"]] if one["slug"]]
    one, other = pair(events)
    source = asked(site, "/api/articles/?limit=1")["results"][0]["source_slug"]
    known = {
        "front": "/",
        "articles": "/articles/",
        "search": "/articles/?q=president+or+government",
        "nothing-found": "/articles/?q=presidant",
        "article": article,
        "events": "/events/",
        "event": path_of(event["url"]),
        "report": f"{path_of(event['url'])}report/",
        "timeline": "/timeline/",
        "map": "/map/",
        "matrix": "/matrix/",
        "countries": "/countries/",
        "country": f"/countries/{(event['country'] or 'UKR').lower()}/",
        "region": "/regions/middle-east/",
        "actors": "/actors/",
        "actor": f"/actors/{actors[0] if actors else one}/",
        "pair": f"/pairs/{one}/{other}/",
        "sources": "/sources/",
        "source": f"/sources/{source}/",
        "codebook": "/codebook/",
        "codebook-type": f"/codebook/{event['type'].lower()}/",
        "about": "/about/",
        "accuracy": "/about/accuracy/",
        "coverage": "/about/coverage/",
    }
    found = {name: address for name, path in known.items() if (address := answered(site, path))}
    past = {"version": version(site), "withdrawn": withdrawn(site), "not-found": "/no-such-page/"}
    return found | {name: path for name, path in past.items() if path}


def version(site: str) -> str:
    """The earlier text of an article; empty where the newest articles have none."""
    for article in asked(site, "/api/articles/?limit=100")["results"]:
        with urlopen(site + path_of(article["url"])) as page:  # noqa: S310 an archive of one's own
            if told := re.search(r'href="([^"]+/versions/\d+/)"', page.read().decode()):
                return told[1]
    return ""


def withdrawn(site: str) -> str:
    for number in range(1, LOOKED_AT):
        try:
            urlopen(f"{site}/articles/{number}/").close()  # noqa: S310 an archive of one's own
        except HTTPError as error:
            if error.code == HTTPStatus.GONE:
                return f"/articles/{number}/"
    return ""


def newest(site: str) -> Iterator[dict[str, Any]]:
    """Events, the latest first: at most a thousand."""
    next_page: str | None = "/api/events/?limit=100"
    for _ in range(10):
        if next_page:
            answer = asked(site, next_page)
            yield from answer["results"]
            next_page = answer["next"] and path_of(answer["next"])


def pair(events: list[dict[str, Any]]) -> tuple[str, str]:
    """Two actors of whom one did most to the other."""
    known = Counter(
        (actor["slug"], recipient["slug"])
        for event in events
        for actor, recipient in product(event["actors"], event["recipients"])
        if actor["slug"] and recipient["slug"] and actor["slug"] != recipient["slug"]
    )
    return known.most_common(1)[0][0] if known else ("russia", "ukraine")


def asked(site: str, path: str) -> Any:
    with urlopen(site + path) as answer:  # noqa: S310 an archive of one's own
        return json.load(answer)


def answered(site: str, path: str) -> str:
    """Where the address leads to; empty where there is no such page."""
    try:
        with urlopen(site + path) as answer:  # noqa: S310 an archive of one's own
            return path_of(answer.url)
    except HTTPError:
        return ""


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
