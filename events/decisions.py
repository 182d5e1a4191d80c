"""What the desk calls: decide about an event or a name, undo it, give it new words. Each applies at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.anchors import Anchor, anchor_at
from articles.decisions import overlaps, stand_at
from articles.models import Actor, Anchored, Article, Country, Mention, NameDecision, Place, TaggingJob
from articles.turns import take_turn

from .at_hand import WITH_ARTICLE, Selection, at_hand, chosen, fresh, opened
from .case import Case
from .claimed import shared_words, told_type
from .columns import TOLD, Columns, columns_of, relative
from .corrections import Fields, Party, added, confirmed, corrected
from .machine import OF_MENTION, plain
from .models import EventDecision, Report
from .retelling import decide_anew, rename_anew

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
    report, case = at_hand(about)
    if verdict in PAIRS:
        if other is None or other.pk == report.pk:
            raise ValidationError(_("Choose the other report."))
        return pair(by, case, report, verdict, other)
    if verdict == Verdict.ADD:
        raise ValidationError(_("Choose the words that tell of the event to be added."))
    columns: Columns = {}
    if verdict == Verdict.ACCEPT:
        columns = confirmed(report)
    elif verdict == Verdict.CORRECT:
        columns = corrected(fields, report)
    decision = about_report(by, case, report, verdict, columns)
    decide_anew(case, {decision.root})
    return decision


def add(by: User, words: Selection, fields: Fields) -> EventDecision:
    case = opened(fresh(words.article.pk))
    anchor = chosen(case.article, words)
    if words.part != Mention.Part.BODY:
        raise ValidationError(_("Choose words of the text: events are told there."))
    columns = added(fields, case.article, (anchor.sentence_start, anchor.sentence_end))
    decision = EventDecision(
        article=case.article, by=by, verdict=Verdict.ADD, fields=relative(columns, anchor.sentence_start)
    )
    stand_at(decision, anchor)
    told = [one.type for one in case.article.reports.all() if shared_words(one, decision)]
    if columns["type"] in told:
        raise ValidationError(_("These words tell of such an event already: correct that one."))
    decision.beside = [*told, *(one.type for one in case.told.reports if shared_words(one, decision))]
    decision.save()
    case.add(decision)
    decide_anew(case, {decision.pk})
    return decision


def pair(by: User, case: Case, one: Report, verdict: Verdict, about: Report) -> EventDecision:
    other, case_of_other = at_hand(about, case)
    decision = about_report(by, case, one, verdict, {})
    twin = about_report(by, case_of_other, other, verdict, {})
    decision.twin, twin.twin = twin, decision
    EventDecision.objects.bulk_update([decision, twin], ["twin"])
    both = {decision.root, twin.root}
    decide_anew(case, both)
    if case_of_other is not case:
        decide_anew(case_of_other, both)
    return decision


def about_report(by: User, case: Case, report: Report, verdict: Verdict, columns: Columns) -> EventDecision:
    """A decision about a report, on the words of the first one about it, if there is one. Saved."""
    first = report.decision
    origin = first.sentence_start if first else report.sentence_start
    decision = EventDecision(
        article=report.article,
        by=by,
        verdict=verdict,
        about=first,
        fields=relative(columns, origin),
        event_id=report.event_id,
    )
    if first:
        stand_at(decision, Anchor(first.start, first.quote, first.before, first.after))
        decision.beside = first.beside
    else:
        sentence = (report.sentence_start, report.sentence_end)
        stand_at(decision, anchor_at(report.article.body, report.trigger_start, report.trigger_end, sentence))
    there = [one for one in case.told.reports if shared_words(one, decision)]
    wanted = told_type(first) if first else report.type
    told = next((one for one in there if one.type == wanted), None)
    told = told or next((one for one in there if first and one.type not in first.beside), None)
    if told:
        decision.machine = relative(columns_of(told, TOLD), origin)
    if not first:
        decision.beside = [one.type for one in there if one is not told]
    decision.save()
    case.add(decision)
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
    case = opened(fresh(about.article_id if isinstance(about, Mention) else about.article.pk))
    article = case.article
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
    told = [one for one in case.told.mentions if overlaps(one, here)]
    if told:
        exact = next((one for one in told if (one.part, one.start, one.end) == here), told[0])
        actor = exact.actor.remaining.slug if exact.actor else None
        decision.machine = plain(exact, OF_MENTION) | {"actor": actor}
    decision.save()
    case.add(decision)
    rename_anew(case)
    return decision


@transaction.atomic
def undo(decision: EventDecision | NameDecision, by: User) -> None:
    """Take a decision back: what the machine told, or an earlier decision, stands again. The row stays."""
    demand(by, permission_for(decision))
    take_turn()
    with_article = type(decision).objects.select_related(*(f"article__{name}" for name in WITH_ARTICLE))
    decision.refresh_from_db(from_queryset=with_article.defer("article__original__data"))
    if decision.state == Anchored.State.UNDONE:
        raise ValidationError(_("This decision was undone already."))
    undone = [decision]
    if isinstance(decision, EventDecision) and decision.twin:
        undone.append(decision.twin)
    for one in undone:
        one.state, one.why_waiting = Anchored.State.UNDONE, ""
        one.undone_by, one.undone_at = by, timezone.now()
        one.save(update_fields=["state", "why_waiting", "undone_by", "undone_at"])
    for key in {one.article_id for one in undone}:
        bring_back(undone, decision.article if key == decision.article_id else fresh(key))


def bring_back(undone: Sequence[EventDecision | NameDecision], article: Article) -> None:
    """Bring an article to what stands without these. Where nobody knows what the machine told, it is read again."""
    case = Case.of(article)
    if case.reading is None:
        TaggingJob.objects.request(article)
    elif isinstance(undone[0], EventDecision):
        decide_anew(case, {one.root for one in undone if isinstance(one, EventDecision)})
    else:
        rename_anew(case)


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
    case = opened(fresh(decision.article_id))
    anchor = chosen(case.article, words)
    if isinstance(decision, NameDecision):
        for name in (one for one in case.standing.names if one.pk == decision.pk):
            stand_at(name, anchor)
            name.save()
        rename_anew(case)
        return
    for one in (one for one in case.standing.events if one.root == decision.root):
        stand_at(one, anchor)
        one.save()
    decide_anew(case, {decision.root})


def demand(by: User, permission: str) -> None:
    if not by.has_perm(permission):
        raise PermissionDenied


def permission_for(decision: EventDecision | NameDecision) -> str:
    return MAY_DECIDE_NAMES if isinstance(decision, NameDecision) else MAY_DECIDE_EVENTS
