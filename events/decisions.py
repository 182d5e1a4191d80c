"""What the desk calls: decide about an event or a name, undo it, give it new words. Each applies at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.anchors import Anchor, anchor_at
from articles.decisions import stand_at, texts_of
from articles.models import Actor, Anchored, Article, Country, Mention, NameDecision, Place
from articles.turns import take_turn

from .claimed import shared_words, told_type
from .columns import TOLD, Columns, columns_of, relative
from .corrections import Fields, Party, added, confirmed, corrected
from .machine import OF_MENTION, Told, keep, plain, told_by
from .models import EventDecision, MachineReading, Report
from .retelling import Standing, decide_anew

__all__ = [
    "Fields",
    "Meaning",
    "Party",
    "Scope",
    "Selection",
    "Verdict",
    "anchor_anew",
    "decide",
    "decide_name",
    "undo",
]

Verdict = EventDecision.Verdict
Meaning = NameDecision.Meaning
Scope = NameDecision.Scope
PAIRS = {Verdict.SAME, Verdict.DIFFERENT}
MAY_DECIDE_EVENTS = "events.add_eventdecision"
MAY_DECIDE_NAMES = "articles.add_namedecision"


@dataclass(frozen=True, slots=True)
class Selection:
    """Words that a person chose in an article: characters start to end of a part, and what was read there."""

    article: Article
    start: int
    end: int
    quote: str
    part: str = Mention.Part.BODY


@transaction.atomic
def decide(
    by: User,
    about: Report | Selection,
    verdict: Verdict,
    *,
    other: Report | None = None,
    **fields: Unpack[Fields],
) -> EventDecision:
    """
    Accept, reject or correct a report; add an event at selected words ("bombed"); or say that a report tells of
    the same happening as an `other`, or of a different one. It applies at once.

    Raises PermissionDenied, and ValidationError with a sentence for the editor: where the text has changed since it was
    read, or a field does not fit the codebook.
    """
    demand(by, MAY_DECIDE_EVENTS)
    take_turn()
    verdict = Verdict(verdict)
    if isinstance(about, Selection):
        if verdict != Verdict.ADD:
            raise ValidationError(_("Only a new event is added by choosing words."))
        return add(by, about, fields)
    report, reading = at_hand(about)
    if verdict in PAIRS:
        if other is None or other.pk == report.pk:
            raise ValidationError(_("Choose the other report."))
        return pair(by, report, reading, verdict, *at_hand(other))
    if verdict == Verdict.ADD:
        raise ValidationError(_("Choose the words that tell of the event to be added."))
    columns: Columns = {}
    if verdict == Verdict.ACCEPT:
        columns = confirmed(report)
    elif verdict == Verdict.CORRECT:
        columns = corrected(fields, report)
    decision = about_report(by, report, reading, verdict, columns)
    decide_anew(report.article, {decision.root})
    return decision


def add(by: User, words: Selection, fields: Fields) -> EventDecision:
    article = fresh(words.article.pk)
    reading = kept_reading(article)
    anchor = chosen(article, words)
    if words.part != Mention.Part.BODY:
        raise ValidationError(_("Choose words of the text: events are told there."))
    columns = added(fields, article, (anchor.sentence_start, anchor.sentence_end))
    decision = EventDecision(
        article=article, by=by, verdict=Verdict.ADD, fields=relative(columns, anchor.sentence_start)
    )
    stand_at(decision, anchor)
    told = [one.type for one in article.reports.all() if shared_words(one, decision)]
    if columns["type"] in told:
        raise ValidationError(_("These words tell of such an event already: correct that one."))
    decision.beside = [*told, *(one.type for one in told_by(reading).reports if shared_words(one, decision))]
    decision.save()
    decide_anew(article, {decision.pk})
    return decision


def pair(
    by: User, one: Report, reading: MachineReading, verdict: Verdict, other: Report, reading_of_other: MachineReading
) -> EventDecision:
    decision = about_report(by, one, reading, verdict, {})
    twin = about_report(by, other, reading_of_other, verdict, {})
    decision.twin, twin.twin = twin, decision
    EventDecision.objects.bulk_update([decision, twin], ["twin"])
    decide_anew(one.article, {decision.root})
    decide_anew(other.article, {twin.root, decision.root})
    return decision


def about_report(
    by: User, report: Report, reading: MachineReading, verdict: Verdict, columns: Columns
) -> EventDecision:
    """A decision about a report, on the words of the first one about it, if there is one. Saved."""
    first = report.decision
    origin = first.sentence_start if first else report.sentence_start
    decision = EventDecision(
        article=report.article, by=by, verdict=verdict, about=first, fields=relative(columns, origin)
    )
    if first:
        stand_at(decision, Anchor(first.start, first.quote, first.before, first.after))
        decision.beside = first.beside
    else:
        sentence = (report.sentence_start, report.sentence_end)
        stand_at(decision, anchor_at(report.article.body, report.trigger_start, report.trigger_end, sentence))
    there = [one for one in told_by(reading).reports if shared_words(one, decision)]
    wanted = told_type(first) if first else report.type
    told = next((one for one in there if one.type == wanted), None)
    told = told or next((one for one in there if first and one.type not in first.beside), None)
    if told:
        decision.machine = relative(columns_of(told, TOLD), origin)
    if not first:
        decision.beside = [one.type for one in there if one is not told]
    decision.save()
    return decision


@transaction.atomic
def decide_name(
    by: User,
    about: Mention | Selection,
    meaning: Actor | Place | Country | Meaning,
    scope: Scope = Scope.MENTION,
) -> NameDecision:
    """Say whom or what a name stands for (Meaning.UNKNOWN or NOTHING where nobody known). Raises as `decide` does."""
    demand(by, MAY_DECIDE_NAMES)
    take_turn()
    article = fresh(about.article_id if isinstance(about, Mention) else about.article.pk)
    reading = kept_reading(article)
    words = (
        about if isinstance(about, Selection) else Selection(article, about.start, about.end, about.text, about.part)
    )
    decision = NameDecision(article=article, by=by, part=words.part, scope=Scope(scope))
    stand_at(decision, chosen(article, words))
    match meaning:
        case Actor():
            decision.meaning, decision.actor = Meaning.ACTOR, meaning.remaining
        case Place():
            decision.meaning, decision.place = Meaning.PLACE, meaning
        case Country():
            decision.meaning, decision.country = Meaning.COUNTRY, meaning
        case Meaning.UNKNOWN | Meaning.NOTHING:
            decision.meaning = meaning
        case _:
            raise ValidationError(_("Choose whom or what the name stands for."))
    here = (decision.part, decision.start, decision.end)
    told = [
        one for one in told_by(reading).mentions if one.part == here[0] and one.start < here[2] and here[1] < one.end
    ]
    if told:
        exact = next((one for one in told if (one.part, one.start, one.end) == here), told[0])
        decision.machine = plain(exact, OF_MENTION) | {"actor": exact.actor.slug if exact.actor else None}
    decision.save()
    decide_anew(article)
    return decision


@transaction.atomic
def undo(decision: EventDecision | NameDecision, by: User) -> None:
    """Take a decision back: what the machine told, or an earlier decision, stands again. The row stays."""
    demand(by, permission_for(decision))
    take_turn()
    decision.refresh_from_db()
    if decision.state == Anchored.State.UNDONE:
        raise ValidationError(_("This decision was undone already."))
    undone = [decision]
    if isinstance(decision, EventDecision) and decision.twin:
        undone.append(decision.twin)
    for one in undone:
        one.state, one.why_waiting = Anchored.State.UNDONE, ""
        one.undone_by, one.undone_at = by, timezone.now()
        one.save(update_fields=["state", "why_waiting", "undone_by", "undone_at"])
    roots = {one.root for one in undone if isinstance(one, EventDecision)}
    for one in undone:
        decide_anew(fresh(one.article_id), roots)


@transaction.atomic
def anchor_anew(decision: EventDecision | NameDecision, words: Selection, by: User) -> None:
    """Give a decision that waits, and the others about the same report, the words that it is about now."""
    demand(by, permission_for(decision))
    take_turn()
    decision.refresh_from_db()
    if decision.state != Anchored.State.WAITING:
        raise ValidationError(_("This decision does not wait any more."))
    if words.article.pk != decision.article_id or words.part != decision.part:
        raise ValidationError(_("Choose words of the same article, in its title or its text as before."))
    article = fresh(decision.article_id)
    kept_reading(article)
    anchor = chosen(article, words)
    together: list[EventDecision | NameDecision] = [decision]
    if isinstance(decision, EventDecision):
        together = [one for one in Standing.of(article).events if one.root == decision.root]
    for one in together:
        stand_at(one, anchor)
        one.save()
    decide_anew(article, {decision.root} if isinstance(decision, EventDecision) else ())


def demand(by: User, permission: str) -> None:
    if not by.has_perm(permission):
        raise PermissionDenied


def permission_for(decision: EventDecision | NameDecision) -> str:
    return MAY_DECIDE_NAMES if isinstance(decision, NameDecision) else MAY_DECIDE_EVENTS


def fresh(article: int) -> Article:
    return Article.objects.select_related("original", "dateline_place").defer("original__data").get(pk=article)


def at_hand(report: Report) -> tuple[Report, MachineReading]:
    """The report as it is now, with its article as it was read."""
    found = Report.objects.select_related("decision").filter(pk=report.pk).first()
    if found is None:
        raise ValidationError(_("The article has been read again meanwhile: look at its events anew."))
    found.article = fresh(found.article_id)
    return found, kept_reading(found.article)


def kept_reading(article: Article) -> MachineReading:
    """What the machine told of an article, kept from the first decision on. Refuses where the text is another now."""
    texts = texts_of(article)
    reading = MachineReading.objects.filter(article=article).first()
    if reading is None or not Standing.of(article).all:
        told = Told(list(article.mentions.select_related("actor", "place", "country")), list(article.reports.all()))
        fits = all(texts[one.part][one.start : one.end] == one.text for one in told.mentions)
        if fits and all(article.body[one.sentence_start : one.sentence_end] == one.sentence for one in told.reports):
            return keep(article, told)
    elif texts_of(reading) == texts:
        return reading
    raise ValidationError(_("The text has changed since it was read. Wait until it has been read again."))


def chosen(article: Article, words: Selection) -> Anchor:
    """The words that a person chose, without white space around them."""
    text = texts_of(article)[words.part]
    quote = text[words.start : words.end]
    if quote != words.quote:
        raise ValidationError(_("The text has changed since you chose these words. Choose them again."))
    start = words.start + len(quote) - len(quote.lstrip())
    end = start + len(quote.strip())
    if start >= end or "\n" in text[start:end]:
        raise ValidationError(_("Choose one or more words of one paragraph."))
    return anchor_at(text, start, end)
