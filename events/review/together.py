"""Accepting at once what the machine is sure enough of: counted and sampled first, done in chunks, undone as one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, TextField
from django.db.models.functions import MD5, Cast
from django.utils.translation import gettext as _

from ..decisions import Verdict, decide, undo
from ..models import AcceptedTogether, Report
from ..models.reports import ReportQuerySet
from .queue import QueueForm, waiting

MOST = 10_000  # events that are accepted in one step
CHUNK = 25  # reports of one transaction each, after which others have their turn
AT_ONCE = 25  # so many are done while the editor waits
SAMPLE = 20

State = AcceptedTogether.State


def sure_enough(by: User, least: float, wanted: Q) -> ReportQuerySet:
    """Reports that wait for this person, of events of which the machine is so sure."""
    return waiting(by, wanted).filter(event__doubt__lte=1 - least + 1e-9)


def count(reports: ReportQuerySet) -> int:
    """How many events they tell of, as far as it matters."""
    return reports.order_by().values("event").distinct()[: MOST + 1].count()


def sample(reports: ReportQuerySet) -> list[Report]:
    """Some of them, from all over the archive; the same ones each time."""
    mixed = reports.annotate(mixed=MD5(Cast("event", TextField()))).order_by("mixed", "pk")
    return list(
        mixed.select_related("event__place", "article__source")
        .prefetch_related("event__participants__actor")
        .defer("article__body", "article__search", "article__words")[:SAMPLE]
    )


def begin(by: User, least: float, form: QueueForm) -> AcceptedTogether:
    """Note what is to be accepted; `go_on` does it."""
    expected = count(sure_enough(by, least, form.wanted()))
    if not expected:
        raise ValidationError(_("Nothing that waits for you is so sure."))
    if expected > MOST:
        raise ValidationError(_("These are more than %d: narrow the filter, or ask for more certainty.") % MOST)
    return AcceptedTogether.objects.create(by=by, least=least, asked=form.asked(), expected=expected)


def go_on(step: AcceptedTogether) -> bool:
    """Do the next chunk, forwards or backwards. Returns whether anything is left to do."""
    if step.state == State.RUNNING:
        return _accept_some(step)
    if step.state == State.UNDOING:
        return _undo_some(step)
    return False


def _accept_some(step: AcceptedTogether) -> bool:
    """What was read after the editor had looked at the preview is left out."""
    assert step.by  # noqa: S101  who decides is kept while it runs
    seen = Q(article__job__finished_at__lte=step.made_at) | Q(article__job__finished_at=None)
    left = sure_enough(step.by, step.least, QueueForm(step.asked).wanted()).filter(seen)
    chunk = left.exclude(pk__in=step.left_out).select_related("article").order_by("pk")[:CHUNK]
    done = 0
    for report in list(chunk):
        done += 1
        try:
            step.decisions.add(decide(step.by, report, Verdict.ACCEPT))
        except (ValidationError, PermissionDenied, Report.DoesNotExist):
            step.left_out.append(report.pk)
            step.save(update_fields=["left_out"])
    return _settle(step, done, State.DONE)


def _undo_some(step: AcceptedTogether) -> bool:
    assert step.by  # noqa: S101
    chunk: list[Any] = list(step.decisions.filter(~Q(state="undone")).order_by("-pk")[:CHUNK])
    for decision in chunk:
        undo(decision, step.by)
    return _settle(step, len(chunk), State.UNDONE)


def _settle(step: AcceptedTogether, done: int, state: AcceptedTogether.State) -> bool:
    if done < CHUNK:
        AcceptedTogether.objects.filter(pk=step.pk, state=step.state).update(state=state)
        step.state = state
    return done == CHUNK


def take_back(step: AcceptedTogether) -> None:
    """Begin to undo all of it; also while it still runs."""
    AcceptedTogether.objects.filter(pk=step.pk, state__in=[State.RUNNING, State.DONE]).update(state=State.UNDOING)
    step.refresh_from_db()


def under_way() -> list[int]:
    return list(
        AcceptedTogether.objects.filter(state__in=[State.RUNNING, State.UNDOING], by__isnull=False)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
