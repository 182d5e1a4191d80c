"""What one reading of an article tells otherwise than another: names and events added, gone, or with other fields."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from articles.models import Article, Mention
from articles.sentences import sentence_around

from .machine import Told
from .models import Report

Row = TypeVar("Row", Mention, Report)
Field = tuple[str, Callable[[Any], Any]]
EXAMPLES = 3  # of each sort of change
MOST_EXAMPLES = 90


@dataclass(frozen=True, slots=True)
class Change:
    """One name or event that is told otherwise. `fields` has what it was and what it would be."""

    what: str  # "name" or "event"
    how: str  # "added", "gone" or "changed"
    type: str  # the type of the event, the kind of the name
    words: str
    sentence: str
    fields: dict[str, tuple[str, str]]

    def sorts(self) -> list[str]:
        """What it counts for: its type, or the fields that changed."""
        return list(self.fields) if self.how == "changed" else [self.type]


def difference(article: Article, before: Told, after: Told) -> Iterator[Change]:
    """What `after` tells of the article otherwise than `before`, in the order of the text: names, then events."""
    names = _paired(before.mentions, after.mentions, lambda one: (one.part, one.start, one.end))
    for old, new in names:
        yield from _change("name", article, old, new, OF_NAME)
    events = _paired(before.reports, after.reports, lambda one: (one.sentence_start, one.trigger_start))
    for was, now in events:
        yield from _change("event", article, was, now, OF_EVENT)


def _paired(
    before: Sequence[Row], after: Sequence[Row], place: Callable[[Row], Hashable]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows at the same place of the text go together, those of one type first; what is left stands alone."""
    left = defaultdict(list)
    for row in after:
        left[place(row)].append(row)
    alone = []
    for row in before:
        there = left[place(row)]
        same = next((n for n, one in enumerate(there) if _type(one) == _type(row)), None)
        if same is not None:
            yield row, there.pop(same)
        else:
            alone.append(row)
    for row in alone:
        yield row, left[place(row)].pop(0) if left[place(row)] else None
    for rows in left.values():
        yield from ((None, row) for row in rows)


def _change(what: str, article: Article, old: Any, new: Any, fields: Iterable[Field]) -> Iterator[Change]:
    row = new if old is None else old
    how = "added" if old is None else "gone" if new is None else "changed"
    changed = {}
    if old and new:
        told = {name: (str(value(old) or ""), str(value(new) or "")) for name, value in fields}
        changed = {name: pair for name, pair in told.items() if pair[0] != pair[1]}
        if not changed:
            return
    yield Change(what, how, _type(row), _words(row, article), _sentence(row, article), changed)


def _type(row: Mention | Report) -> str:
    return row.type if isinstance(row, Report) else row.kind


def _words(row: Mention | Report, article: Article) -> str:
    return article.body[row.trigger_start : row.trigger_end] if isinstance(row, Report) else row.text


def _sentence(row: Mention | Report, article: Article) -> str:
    if isinstance(row, Report):
        return row.sentence
    if row.part != Mention.Part.BODY:
        return article.title if row.part == Mention.Part.TITLE else article.dateline
    first, last = sentence_around(article.body, row.start, row.end)
    return article.body[first:last]


def _parties(parties: Iterable[dict[str, Any]]) -> str:
    """Who they are, in words that differ when they do."""
    return "; ".join(" ".join(filter(None, [one["text"], _code(one)])) for one in parties)


def _code(one: dict[str, Any]) -> str:
    code = "/".join(filter(None, [one.get("actor"), one.get("country"), one.get("sector")]))
    return f"[{code}]" if code else ""


OF_NAME: tuple[Field, ...] = (
    ("kind", lambda one: one.kind),
    ("link", lambda one: one.link),
    ("actor", lambda one: one.actor),
    ("place", lambda one: one.place),
    ("country", lambda one: one.country),
    ("sector", lambda one: one.sector),
)
OF_EVENT: tuple[Field, ...] = (
    ("type", lambda one: one.type),
    ("mode", lambda one: one.mode),
    ("realis", lambda one: one.realis),
    ("actors", lambda one: _parties(one.actors)),
    ("recipients", lambda one: _parties(one.recipients)),
    ("place", lambda one: one.place or one.place_text),
    ("country", lambda one: one.country),
    ("date", lambda one: one.date_value),
    ("numbers", lambda one: "; ".join(number["text"] for number in one.numbers)),
)


def empty() -> dict[str, Any]:
    """A sum of no articles."""
    return {"articles": 0, "alike": 0, "failed": [], "before": {}, "after": {}, "counts": {}, "examples": []}


def add(result: dict[str, Any], article: Article, before: Told, after: Told) -> None:
    """Add an article to the sum, which is plain JSON: counts by what, how and sort, and examples with sentences."""
    changes = list(difference(article, before, after))
    result["articles"] += 1
    result["alike"] += not changes
    for told, name in ((before, "before"), (after, "after")):
        total = Counter(result[name]) + Counter(name=len(told.mentions), event=len(told.reports))
        result[name] = dict(total)
    for change in changes:
        counts = result["counts"].setdefault(change.what, {}).setdefault(change.how, {})
        rarest = min(counts.get(sort, 0) for sort in change.sorts())
        for sort in change.sorts():
            counts[sort] = counts.get(sort, 0) + 1
        if rarest < EXAMPLES and len(result["examples"]) < MOST_EXAMPLES:
            result["examples"].append(_example(change, article))


def _example(change: Change, article: Article) -> dict[str, Any]:
    fields = {name: list(pair) for name, pair in change.fields.items()}
    told = {"what": change.what, "how": change.how, "type": change.type, "words": change.words}
    where = {"sentence": change.sentence[:1000], "article": article.pk, "title": article.title}
    return {**told, **where, "fields": fields}
