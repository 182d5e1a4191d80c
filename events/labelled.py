"""Texts with the names and events that people corrected or confirmed, in the form of the reading contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q

from articles.models import Actor, Anchored, Article, Mention, NameDecision, Place

from .coding.codebook import quad, score
from .models import EventDecision, Report

Json = dict[str, Any]
AT_ONCE = 100


def labelled() -> Iterator[Json]:
    """One object an article that people have decided about, in the order of articles."""
    names, events = (
        model.objects.filter(article=OuterRef("pk"), state=Anchored.State.HOLDS)
        for model in (NameDecision, EventDecision)
    )
    chosen = Article.objects.filter(Q(Exists(names)) | Q(Exists(events))).order_by("pk").defer("search", "words")
    for article in chosen.iterator(chunk_size=AT_ONCE):
        yield written(article)


def written(article: Article) -> Json:
    """
    As `read_texts` writes it, with `"decided": true` on what a person decided; under `rejected` what the machine told
    and a person says is not told.
    """
    mentions = article.mentions.select_related("actor", "place").filter(part=Mention.Part.BODY).order_by("start")
    reports = list(article.reports.select_related("place", "decision"))
    rejected = EventDecision.objects.filter(
        article=article, state=Anchored.State.HOLDS, verdict=EventDecision.Verdict.REJECT
    ).exclude(pk__in=[one.decision_id for one in reports if one.decision_id])
    return {
        "id": str(article.pk),
        "title": article.title,
        "text": article.body,
        "published": article.published.isoformat(),
        "mentions": [mention(one) for one in mentions],
        "dates": [date(one) for one in reports if one.date_start is not None],
        "events": [event(one) for one in reports],
        "rejected": [
            {"sentence": [one.sentence_start, one.sentence_end], "trigger": [one.start, one.end]}
            | {"type": (one.machine or {}).get("type")}
            for one in rejected.order_by("start", "pk")
        ],
    }


def mention(one: Mention) -> Json:
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "kind": one.kind,
        "link": one.link,
        "actor": one.actor and actor(one.actor, one.sector),
        "place": one.place and place(one.place),
    } | marked(one.decision_id is not None)


def actor(one: Actor, sector: str) -> Json:
    return {
        "id": one.slug,
        "name": one.name,
        "wikidata": one.wikidata or None,
        "country": one.code or None,
        "sector": sector or one.sector or None,
    }


def place(one: Place) -> Json:
    return {
        "name": one.name,
        "geonames": int(one.key) if one.key.isdigit() else None,
        "lat": one.lat,
        "lon": one.lon,
        "country": one.country_id,
        "precision": one.kind,
    }


def event(one: Report) -> Json:
    where: Json | None = None
    if one.place_text:
        unknown = {"name": one.place_text, "geonames": None, "lat": None, "lon": None, "precision": None}
        known = place(one.place) if one.place else {**unknown, "country": one.country_id}
        where = {"start": one.place_start, "end": one.place_end, "text": one.place_text} | known
    when = date(one) if one.date_value else None
    return {
        "type": one.type,
        "mode": one.mode,
        "quad": quad(one.type),
        "score": score(one.type, one.mode),
        "realis": one.realis,
        "sentence": [one.sentence_start, one.sentence_end],
        "trigger": [one.trigger_start, one.trigger_end],
        "actors": [party(each) for each in one.actors],
        "recipients": [party(each) for each in one.recipients],
        "place": where,
        "date": when and {name: when[name] for name in ("value", "precision", "start", "end")},
        "numbers": one.numbers,
    } | marked(bool(one.decided))


def party(one: Json) -> Json:
    return {name: one.get(name) for name in ("start", "end", "text", "actor", "country", "sector")}


def date(one: Report) -> Json:
    return {
        "start": one.date_start,
        "end": one.date_end,
        "text": one.date_text,
        "value": one.date_value,
        "precision": one.date_precision,
    }


def marked(decided: bool) -> Json:
    return {"decided": True} if decided else {}
