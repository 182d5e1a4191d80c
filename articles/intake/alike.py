"""
Articles of the archive that are much alike: by their text, their address, or most of their words.

However many are asked about, it takes the same few questions to the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, Value

from ..fingerprints import MUCH_ALIKE, fingerprint, share_in_common
from ..models import Article, Fingerprint, Likeness
from ..turns import take_intake
from .addresses import url_key
from .dedupe import Comparable, Keys, keys_of
from .items import Item

MOST_ASKED = 5  # pairs that one article is in when it comes: an editor looks at the closest
MOST_WEIGHED = 20_000  # articles held beside those of one question
AT_ONCE = 200
Found = Likeness.Found


@dataclass(frozen=True, slots=True)
class Sought:
    """What one text is held beside others by."""

    keys: Keys
    bands: frozenset[int]
    signature: bytes
    pk: int = 0  # of its own article, if it is one already

    @classmethod
    def text(cls, text: Comparable) -> Sought:
        made = fingerprint(text.body)
        return cls(keys_of(text), frozenset(made.bands), made.signature)

    @classmethod
    def article(cls, article: Article, made: Fingerprint) -> Sought:
        return cls(keys_of(article), frozenset(made.bands), bytes(made.signature), article.pk)


@dataclass(frozen=True, slots=True)
class AsItCame:
    """A text that is no article yet."""

    title: str
    body: str
    url: str

    @classmethod
    def of(cls, fields: Mapping[str, Any] | None, item: Item) -> AsItCame:
        """As the editor has corrected it, else as it was taken apart."""
        if fields:
            return cls(fields["title"], fields["body"], fields["url"])
        return cls(item.title, "\n\n".join(item.body), item.url)


@dataclass(frozen=True, slots=True)
class Alike:
    """An article that is much like a text: by what, and how much of it."""

    article: int
    by: str
    share: float


def alike(texts: Sequence[Sought]) -> list[list[Alike]]:
    """For each text the articles that it is much alike, the closest first."""
    known: list[tuple[int, Sequence[str | int], bytes]] = [*_same_key("text_key", {one.keys.text for one in texts})]
    known += _same_key("url_key", {one.keys.url for one in texts if one.keys.url})
    known += _same_bands({band for one in texts for band in one.bands})
    by_key: defaultdict[str | int, set[int]] = defaultdict(set)
    signatures: dict[int, bytes] = {}
    for pk, keys, signature in known:
        signatures[pk] = signature
        for key in keys:
            by_key[key].add(pk)
    return [list(_closest(one, by_key, signatures)) for one in texts]


def _closest(one: Sought, by_key: dict[str | int, set[int]], signatures: dict[int, bytes]) -> Iterator[Alike]:
    found = []
    same_text, same_address = by_key.get(one.keys.text, set()), by_key.get(one.keys.url, set())
    near = {pk for band in one.bands for pk in by_key.get(band, ())}
    for pk in (same_text | same_address | near) - {one.pk}:
        share = share_in_common(one.signature, signatures[pk]) if signatures[pk] else 0.0
        if pk in same_text:
            found.append(Alike(pk, Found.TEXT, 1.0))
        elif pk in same_address:
            found.append(Alike(pk, Found.ADDRESS, share))
        elif share >= MUCH_ALIKE:
            found.append(Alike(pk, Found.WORDS, share))
    closest_first = sorted(found, key=lambda alike: (alike.by != Found.TEXT, -alike.share, alike.article))
    yield from closest_first[:MOST_ASKED]


def _same_key(field: str, keys: set[str]) -> Iterator[tuple[int, list[str], bytes]]:
    rows = Article.objects.exclude(status=Article.Status.VERSION).filter(**{f"{field}__in": keys})
    for pk, key, signature in rows.order_by("-pk").values_list("pk", field, "fingerprint__signature")[:MOST_WEIGHED]:
        yield pk, [key], bytes(signature or b"")


def _same_bands(bands: set[int]) -> list[tuple[int, list[int], bytes]]:
    with by_index():
        rows = list(
            Fingerprint.objects.order_by()
            .filter(bands__overlap=Value(sorted(bands), Fingerprint._meta.get_field("bands")))
            .values_list("pk", "bands", "signature")[:MOST_WEIGHED]
        )
    earlier = Article.objects.filter(pk__in=[pk for pk, *_rest in rows], status=Article.Status.VERSION)
    left_out = set(earlier.values_list("pk", flat=True))
    return [(pk, [one for one in its if one in bands], bytes(made)) for pk, its, made in rows if pk not in left_out]


@contextmanager
def by_index() -> Iterator[None]:
    """
    PostgreSQL takes any two lists of bands to overlap, and would rather compare thousands with each row than ask the
    index: it is not given the choice. What came in last is put into the index first: as a list beside it, each of its
    rows would be held against each band.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select gin_clean_pending_list('fingerprint_bands')")
        cursor.execute("set local enable_seqscan = off; set local enable_indexscan = off")
        yield
        cursor.execute("set local enable_seqscan to default; set local enable_indexscan to default")


def like(text: Comparable) -> list[Alike]:
    """The articles that a text which is not in the archive yet is much alike."""
    return alike([Sought.text(text)])[0]


def note_likenesses(articles: Sequence[Article]) -> list[Likeness]:
    """
    Take the fingerprints of saved articles, and note the pairs that an editor will be asked about. Returns those that
    are new. Call it in the transaction that adds them.
    """
    take_intake()
    prints = Fingerprint.objects.take(articles)
    sought = [Sought.article(article, made) for article, made in zip(articles, prints, strict=True)]
    pairs = {}
    for one, found in zip(sought, alike(sought), strict=True):
        for other in found:
            first, second = sorted((one.pk, other.article))
            pairs[first, second] = Likeness(one_id=first, other_id=second, found_by=other.by, share=other.share)
    known = set(Likeness.objects.filter(_among(pairs)).values_list("one", "other")) if pairs else set()
    new = [pair for ends, pair in pairs.items() if ends not in known]
    return Likeness.objects.bulk_create(new, ignore_conflicts=True)


def _among(pairs: Iterable[tuple[int, int]]) -> Q:
    ones, others = zip(*pairs, strict=True)
    return Q(one__in=ones, other__in=others)


def look_at_waiting(limit: int | None = None) -> int:
    """Do so for articles of an earlier archive, a few in each transaction. Returns how many they were."""
    done = 0
    while limit is None or done < limit:
        with transaction.atomic():
            take_intake()
            rows = Fingerprint.objects.waiting().order_by("pk")[:AT_ONCE]
            articles = list(Article.objects.filter(pk__in=list(rows.values_list("pk", flat=True))))
            bring_addresses_up_to_date(articles)
            note_likenesses(articles)
        if not articles:
            break
        done += len(articles)
    return done


def bring_addresses_up_to_date(articles: Iterable[Article]) -> None:
    """How addresses are compared may have changed since an article came in."""
    changed = []
    for article in articles:
        if article.url_key != (key := url_key(article.url)):
            article.url_key = key
            changed.append(article)
    Article.objects.bulk_update(changed, ["url_key"])


def look_again(article: Article) -> None:
    """Its text has changed: it is found by the new one, and may be much like others."""
    with transaction.atomic():
        if article.status != Article.Status.VERSION:
            note_likenesses([article])
