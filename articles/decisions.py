"""What people decided about names, found again in the text and put in the place of what the machine said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from .anchors import Anchor, Edit, occurrences
from .models import Actor, Anchored, Country, Mention, NameDecision, Place

RULE = "decided"
Where = tuple[str, int, int]  # part, start, end
Texts = Mapping[str, str]
KINDS = {
    Actor.Kind.PERSON: Mention.Kind.PERSON,
    Actor.Kind.STATE: Mention.Kind.PLACE,
}
FOLLOWS_TEXT = ["start", "end", "before", "after", "state", "why_waiting"]


class HasTexts(Protocol):
    title: str
    dateline: str
    body: str


def texts_of(article: HasTexts) -> dict[str, str]:
    """What is read of an article, by part."""
    return {
        Mention.Part.TITLE: article.title,
        Mention.Part.DATELINE: article.dateline,
        Mention.Part.BODY: article.body,
    }


def find_again(decisions: Iterable[Anchored], old: Texts, new: Texts) -> list[Anchored]:
    """Move decisions to where their words stand now; those that do not find them wait. Returns those that changed."""
    edits = {part: Edit(old[part], new[part]) for part in new}
    return [one for one in decisions if _moved(one, edits[one.part])]


def _moved(decision: Anchored, edit: Edit) -> bool:
    before = [getattr(decision, name) for name in FOLLOWS_TEXT]
    lost = decision.state == Anchored.State.WAITING
    anchor = Anchor(decision.start, decision.quote, decision.before, decision.after)
    found = edit.find(anchor, lost=lost)
    if found:
        stand_at(decision, found)
    elif not lost:
        decision.state = Anchored.State.WAITING
        decision.why_waiting = _("The words “%s” no longer stand in their sentence.") % decision.quote
    return [getattr(decision, name) for name in FOLLOWS_TEXT] != before


def stand_at(decision: Anchored, anchor: Anchor) -> None:
    decision.quote, decision.before, decision.after = anchor.quote, anchor.before, anchor.after
    decision.start, decision.end = anchor.start, anchor.end
    decision.state, decision.why_waiting = Anchored.State.HOLDS, ""


def names_decided(decision: NameDecision, mentions: Sequence[Mention], texts: Texts) -> list[Where]:
    """Where the name stands that was decided: here, and in the whole article if that was meant."""
    here = (decision.part, decision.start, decision.end)
    if decision.scope == NameDecision.Scope.MENTION:
        return [here]
    longer = [one for one in mentions if len(one.text) > len(decision.quote)]
    same = [
        (part, start, start + len(decision.quote))
        for part, text in texts.items()
        for start in occurrences(decision.quote, text)
    ]
    return [here, *(one for one in same if one != here and not any(overlaps(other, one) for other in longer))]


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom or what a person chose, as a mention says it."""

    actor: Actor | None = None
    place: Place | None = None
    country: Country | None = None


def meant_by(decision: NameDecision) -> Meant:
    match decision.meant:
        case Actor() as actor:
            return Meant(actor=actor, country=actor.country)
        case Place() as place:
            return Meant(place=place, country=place.country)
        case Country() as country:
            state = Actor.objects.unmerged().filter(kind=Actor.Kind.STATE, country=country).first()
            whole = Place.objects.filter(kind=Place.Kind.COUNTRY, country=country).first()
            return Meant(state, whole, country)
    return Meant()


def put_name(decision: NameDecision, meant: Meant, mentions: list[Mention], where: Where) -> Mention | None:
    """Put what a person decided in the place of what the list says there. Returns what it had said, if anything."""
    there = [one for one in mentions if overlaps(one, where)]
    for one in there:
        mentions.remove(one)
    before = next((one for one in there if (one.part, one.start, one.end) == where), there[0] if there else None)
    if decision.meaning != NameDecision.Meaning.NOTHING:
        mentions.append(decided_mention(decision, meant, where, before))
    return before


def decided_mention(decision: NameDecision, meant: Meant, where: Where, before: Mention | None) -> Mention:
    part, start, end = where
    same = before is not None and before.actor == meant.actor
    return Mention(
        article_id=decision.article_id,
        part=part,
        start=start,
        end=end,
        text=decision.quote,
        kind=kind_of(meant, before.kind if before else Mention.Kind.OTHER),
        link=Mention.Link.UNKNOWN if meant == Meant() else Mention.Link.LINKED,
        actor=meant.actor,
        entry=decision.actor if decision.actor and decision.actor != meant.actor else None,
        place=meant.place,
        country=meant.country,
        sector=before.sector if before and same else "",
        rule=RULE,
        decision=decision,
    )


def kind_of(meant: Meant, told: str) -> str:
    """What sort of name it is now; a state may be called by its people."""
    if meant == Meant() or (told == Mention.Kind.GROUP and meant.country):
        return told
    if meant.place or not meant.actor:
        return Mention.Kind.PLACE
    return KINDS.get(Actor.Kind(meant.actor.kind), Mention.Kind.ORGANIZATION)


def why_it_waits(decision: NameDecision) -> str:
    """Why a decision that finds its words cannot be applied, if so."""
    known = decision.meaning in (NameDecision.Meaning.UNKNOWN, NameDecision.Meaning.NOTHING) or decision.meant
    return "" if known else _("The actor, place or country that was chosen is no longer in the archive.")


def overlaps(mention: Mention, where: Where) -> bool:
    part, start, end = where
    return mention.part == part and mention.start < end and start < mention.end
