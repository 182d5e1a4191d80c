"""A small cast for the tests of pages: rows with sensible values, made by hand and not by the reader."""

from __future__ import annotations

from datetime import date
from typing import Any

from articles.models import (
    Actor,
    Article,
    ArticleCountry,
    Byline,
    Country,
    Mention,
    Original,
    Place,
    Region,
    Source,
    TaggingJob,
)
from events.calendar import first_and_last
from events.coding.codebook import quad, score
from events.models import Event, Participant, Report

SENTENCE = "American warplanes bombed buildings in eastern Syria on Thursday."


def region(name: str = "Western Asia", *, slug: str = "western-asia", parent: Region | None = None) -> Region:
    facts = {"code": slug, "name": name, "kind": "m49", "parent": parent}
    return Region.objects.get_or_create(slug=slug, defaults=facts)[0]


def country(name: str = "Syria", *, iso3: str = "SYR", **facts: Any) -> Country:
    facts = {"iso2": iso3[::2], "status": "member", "region": region(), **facts}
    made, new = Country.objects.get_or_create(iso3=iso3, defaults={"name": name, **facts})
    if new and made.region:
        made.regions.add(made.region)
    return made


def place(name: str = "Syria", *, kind: str = "country", within: Country | None = None, admin: str = "") -> Place:
    facts = {"name": name, "kind": kind, "country": within or country(), "admin": admin}
    return Place.objects.get_or_create(key=f"{kind}-{name}", defaults=facts)[0]


def actor(name: str = "United States", *, slug: str = "", kind: str = "state", **facts: Any) -> Actor:
    slug = slug or name.lower().replace(" ", "-")
    return Actor.objects.get_or_create(slug=slug, defaults={"name": name, "kind": kind, **facts})[0]


def source(name: str = "Example Courier", **facts: Any) -> Source:
    return Source.objects.get_or_create(slug=name.lower().replace(" ", "-"), defaults={"name": name, **facts})[0]


def article(title: str = "US bombs militias in Syria", *, body: str = SENTENCE, by: str = "", **facts: Any) -> Article:
    """A published article that was read."""
    facts = {"source": source(), "published": date(2021, 2, 26), "status": "published", **facts}
    original = Original.objects.keep(body.encode(), name="pasted", encoding="utf-8", by=None)
    made = Article.objects.create(title=title, body=body, original=original, **facts)
    if by:
        Byline.objects.create(article=made, name=by)
    TaggingJob.objects.create(article=made, state=TaggingJob.State.DONE, versions={"pipeline": "1"})
    return made


def mention(of: Article, words: str, *, kind: str = "organization", **linked: Any) -> Mention:
    """The first place in the body where the words stand, linked to an actor or a country."""
    start = of.body.index(words)
    facts = {"text": words, "kind": kind, "link": "linked" if linked else "unknown", **linked}
    if country := facts.get("country"):
        ArticleCountry.objects.get_or_create(article=of, country=country, defaults={"weight": 1, "primary": True})
    return Mention.objects.create(article=of, start=start, end=start + len(words), **facts)


def event(
    type: str = "ASSAULT",
    mode: str = "",
    *,
    day: str = "2021-02-25",
    actors: tuple[Actor | str, ...] = (),
    recipients: tuple[Actor | str, ...] = (),
    **facts: Any,
) -> Event:
    """An event that no report tells of yet; participants are actors or words."""
    start, end = first_and_last(day) if day else (None, None)
    precision = ("year", "month", "day")[day.count("-")] if day else ""
    facts = {"realis": "happened", "precision": precision, **facts}
    if facts.get("place"):
        facts.setdefault("place_source", "clause")
    made = Event.objects.create(
        type=type, mode=mode, quad=quad(type), score=score(type, mode), start=start, end=end, **facts
    )
    for side, ones in (("actor", actors), ("recipient", recipients)):
        for position, one in enumerate(ones):
            known = {"actor": one, "country": one.country} if isinstance(one, Actor) else {}
            Participant.objects.create(event=made, side=side, position=position, text=str(one), **known)
    return made


def report(of: Event, told_by: Article, *, sentence: str = "", trigger: str = "", **facts: Any) -> Report:
    """One sentence of an article (its first, when none is named) tells of the event."""
    sentence = sentence or told_by.body.split("\n\n")[0]
    start = told_by.body.index(sentence)
    trigger = trigger or sentence.split()[2 if len(sentence.split()) > 2 else 0]
    at = told_by.body.index(trigger, start)
    facts = {"realis": of.realis, "rule": "verb:bomb", **facts}
    if value := facts.get("date_value"):
        facts["first_day"], facts["last_day"] = first_and_last(value)
    of.voices = max(of.voices, 1)
    of.save(update_fields=["voices"])
    return Report.objects.create(
        event=of,
        article=told_by,
        type=of.type,
        mode=of.mode,
        sentence=sentence,
        sentence_start=start,
        sentence_end=start + len(sentence),
        trigger_start=at,
        trigger_end=at + len(trigger),
        **facts,
    )


def told_event(told_by: Article | None = None, **facts: Any) -> Event:
    """An event with one public report."""
    made = event(**facts)
    told_by = told_by or article()
    report(made, told_by)
    made.opened, made.apart = told_by.status == "published", None if told_by.is_public else told_by
    made.save(update_fields=["opened", "apart"])
    return made
