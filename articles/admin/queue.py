"""The queue page: what waits, how fast it is read, what failed; a pause, reading again, and comparing readings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from .. import queue_figures as figures
from ..comparing import begin as begin_comparing
from ..models import Comparison, Pause, Rereading, TaggingJob
from ..rereading import begin, count, stop
from ..signals import tagging_requested
from .bars import bars
from .looking import demand, editor
from .queue_forms import AgainForm, CompareForm, PauseForm

SHOWN = 10
MAY = "articles.reread_article"


class Queue(admin.ModelAdmin[TaggingJob]):
    """The part of TaggingJobAdmin that looks at the queue as a whole."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view

        def posted(one: Callable[..., HttpResponse]) -> Any:
            return view(require_POST(one))

        return [
            path("queue/", view(self.queue_view), name="articles_taggingjob_queue"),
            path("queue/state/", view(self.state_view), name="articles_taggingjob_state"),
            path("queue/pause/", posted(self.pause_view), name="articles_taggingjob_pause"),
            path("queue/failures/", posted(self.failures_view), name="articles_taggingjob_failures"),
            path("queue/again/", view(self.again_view), name="articles_taggingjob_again"),
            path("queue/again/<int:pk>/stop/", posted(self.stop_view), name="articles_taggingjob_stop"),
            path("queue/compare/", posted(self.compare_view), name="articles_taggingjob_compare"),
            path("queue/compare/<int:pk>/", view(self.comparison_view), name="articles_taggingjob_comparison"),
            path("queue/compare/<int:pk>/drop/", posted(self.drop_view), name="articles_taggingjob_drop"),
            *super().get_urls(),
        ]

    # Looking.

    def queue_view(self, request: HttpRequest) -> HttpResponse:
        """Everything about the queue on one page."""
        demand(self.has_view_permission(request))
        context = {
            "title": _("Queue"),
            "live": live(),
            "bars": bars(figures.read_by_minute()),
            "causes": figures.causes(),
            "machines": figures.machines(),
            "rereadings": Rereading.objects.select_related("by", "source", "actor")[:SHOWN],
            "comparisons": Comparison.objects.select_related("by").defer("result", "left")[:SHOWN],
            "pause_form": PauseForm(),
            "compare_form": CompareForm(),
            "may": request.user.has_perm(MAY),
        }
        return self._page(request, "queue", context)

    def state_view(self, request: HttpRequest) -> JsonResponse:
        """The figures that change, for the script that shows them."""
        demand(self.has_view_permission(request))
        shown = [[bar.y, bar.height, bar.told] for bar in bars(figures.read_by_minute())]
        return JsonResponse({**live(), "bars": shown})

    # Pausing.

    def pause_view(self, request: HttpRequest) -> HttpResponse:
        """Pause or resume, for all workers."""
        demand(request.user.has_perm(MAY))
        if "resume" in request.POST:
            if Pause.objects.end():
                tagging_requested.send(sender=TaggingJob)
                self.message_user(request, _("Reading goes on."), messages.SUCCESS)
            return self._back()
        form = PauseForm(request.POST)
        Pause.objects.begin(editor(request), form.cleaned_data["why"] if form.is_valid() else "")
        self.message_user(request, _("Reading is paused: what is being read is finished, and nothing new is begun."))
        return self._back()

    # Failures.

    def failures_view(self, request: HttpRequest) -> HttpResponse:
        """Try all articles again that failed for one cause, or leave them unread."""
        demand(request.user.has_perm(MAY))
        jobs = TaggingJob.objects.filter(cause=request.POST.get("cause", ""))
        if "skip" in request.POST:
            self.message_user(request, skipped(jobs.skip()), messages.SUCCESS)
            return self._back()
        self.retry_jobs(request, jobs.filter(state=TaggingJob.State.QUARANTINED))
        return self._back()

    def retry_jobs(self, request: HttpRequest, jobs: Any) -> None:
        again = TaggingJob.objects.filter(pk__in=jobs.order_by().values("pk")).retry()
        if again:
            tagging_requested.send(sender=TaggingJob)
            text = ngettext("%d article is queued again.", "%d articles are queued again.", again) % again
            self.message_user(request, text, messages.SUCCESS)
        else:
            self.message_user(request, _("None of these was set aside."), messages.WARNING)

    # Reading again.

    def again_view(self, request: HttpRequest) -> HttpResponse:
        """First which articles, then how many they are and how long it takes, then it begins."""
        demand(request.user.has_perm(MAY) and self.has_view_permission(request))
        asked = request.POST if request.method == "POST" else request.GET
        form = AgainForm(asked or None)
        estimate = None
        if form.is_bound and form.is_valid():
            wanted = form.wanted(editor(request))
            if request.method == "POST" and "begin" in request.POST:
                begun = begin(wanted)
                text = _("%(n)d articles are read again, a few at a time: %(which)s.")
                self.message_user(request, text % {"n": begun.expected, "which": begun}, messages.SUCCESS)
                return self._back()
            articles = count(wanted)
            before = figures.waiting()
            estimate = {
                "which": wanted,
                "articles": articles,
                "waiting": before,
                "minutes": figures.speed().minutes(articles + before),
                "a_minute": round(figures.speed().a_minute),
            }
        context = {"title": _("Read again"), "form": form, "estimate": estimate, "media": self.media + form.media}
        return self._page(request, "again", context)

    def stop_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        demand(request.user.has_perm(MAY))
        get_object_or_404(Rereading, pk=pk)
        if stop(pk):
            self.message_user(request, _("No more articles are asked for. Those that wait are still read."))
        return self._back()

    # Comparing.

    def compare_view(self, request: HttpRequest) -> HttpResponse:
        """Begin a comparison, which a worker goes through."""
        demand(request.user.has_perm(MAY))
        form = CompareForm(request.POST)
        if not form.is_valid():
            self.message_user(
                request, " ".join(str(text) for errors in form.errors.values() for text in errors), messages.ERROR
            )
            return self._back()
        try:
            comparison = begin_comparing(form.cleaned_data["sample"], form.cleaned_data["seed"], editor(request))
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.WARNING)
            return self._back()
        return HttpResponseRedirect(comparison.get_absolute_url())

    def comparison_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What would change, or how far it is; the latter in JSON for the script that asks for it."""
        demand(self.has_view_permission(request))
        comparison = get_object_or_404(Comparison.objects.select_related("by"), pk=pk)
        under_way = comparison.state == Comparison.State.RUNNING
        if request.headers.get("Accept") == "application/json":
            done = round(1000 * comparison.done / comparison.sample)
            return JsonResponse(
                {"state": comparison.state, "under_way": under_way, "done": done, "told": progress_of(comparison)}
            )
        context = {
            "title": str(comparison),
            "subtitle": comparison.get_state_display(),
            "comparison": comparison,
            "told": progress_of(comparison),
            "under_way": under_way,
            "tables": tables_of(comparison.result),
            "may": request.user.has_perm(MAY),
        }
        return self._page(request, "comparison", context)

    def drop_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        demand(request.user.has_perm(MAY))
        get_object_or_404(Comparison, pk=pk).delete()
        self.message_user(request, _("The comparison is gone; the articles are as they were."))
        return self._back()

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> TemplateResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/articles/queue/{name}.html", context)

    def _back(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:articles_taggingjob_queue"))


def live() -> dict[str, Any]:
    """What the page shows and the script renews. When `shape` changes, the page itself has to be made anew."""
    oldest = figures.oldest_waiting()
    set_aside = figures.set_aside()
    rereadings = Rereading.objects.filter(state=Rereading.State.RUNNING)
    comparisons = Comparison.objects.filter(state=Comparison.State.RUNNING)
    return {
        "waiting": bounded(figures.waiting()),
        "running": bounded(figures.running()),
        "a_minute": f"{figures.speed().a_minute:,.0f}",
        "oldest": timesince(oldest, depth=1) if oldest else _("none waits"),
        "set_aside": bounded(set_aside),
        "rereadings": {str(one.pk): one.asked for one in rereadings},
        "shape": [
            Pause.objects.exists(),
            set_aside,
            sorted(rereadings.values_list("pk", flat=True)),
            sorted(comparisons.values_list("pk", flat=True)),
        ],
    }


def bounded(number: int) -> str:
    most = figures.MOST_COUNTED
    return f"{number:,}" if number <= most else _("more than %s") % f"{most:,}"


def skipped(number: int) -> str:
    text = ngettext("%d article stays unread.", "%d articles stay unread.", number)
    return text % number + " " + _("You find it under Tagging jobs, state “skipped”.")


def progress_of(comparison: Comparison) -> str:
    return _("%(done)d of %(all)d articles") % {"done": comparison.done, "all": comparison.sample}


def tables_of(result: dict[str, Any]) -> list[dict[str, Any]]:
    """The counts of a comparison as tables: for names and for events, a row a type or field, the most first."""
    names = {"name": _("Names"), "event": _("Events")}
    shown = {"added": _("Would be added"), "gone": _("Would be gone"), "changed": _("Fields that would change")}
    tables = []
    for what, heading in names.items():
        counts = result.get("counts", {}).get(what, {})
        columns = [
            (shown[how], sorted(counts.get(how, {}).items(), key=lambda one: (-one[1], one[0]))) for how in shown
        ]
        before, after = (result.get(when, {}).get(what, 0) for when in ("before", "after"))
        tables.append({"heading": heading, "before": before, "after": after, "columns": columns})
    return tables


def most_first(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
