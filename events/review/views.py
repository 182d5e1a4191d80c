"""The review on the desk: the queue, one article at a time, and what the page's script asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from articles.looking_up import actor_found, find_actors, find_places, place_found
from articles.models import Actor, Article, Place

from ..coding.codebook import CODEBOOK
from ..decisions import MAY_DECIDE_EVENTS
from ..models import AcceptedTogether, Event, EventDecision, ReviewClaim
from ..nudge import nudge_together
from . import together as accepting
from .changes import act
from .forms import AddForm, ChangeForm, TogetherForm
from .items import Item, Page, find_item, page_of
from .queue import Place as InQueue
from .queue import QueueForm, first_articles, next_article, progress, waiting

View = Callable[..., HttpResponse]
MOST_NAMED = 12


def on_the_desk(view: View) -> View:
    """For editors: whoever may decide about events and see articles that are not public."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perms([MAY_DECIDE_EVENTS, "articles.view_article"]):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return admin.site.admin_view(guarded)


def editor(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


@on_the_desk
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, what was done today, and the way in."""
    form = QueueForm(request.GET or None)
    wanted = form.wanted() if form.is_bound else QueueForm({}).wanted()
    ReviewClaim.objects.release(editor(request))
    context = {
        **admin.site.each_context(request),
        "title": _("Review"),
        "form": form,
        "query": form.query() if form.is_bound else "",
        "asked": form.asked() if form.is_bound else {},
        "steps": AcceptedTogether.objects.filter(by=editor(request))[:5],
        "progress": progress(editor(request), wanted),
        "lines": first_articles(editor(request), wanted),
    }
    return TemplateResponse(request, "admin/events/review/queue.html", context)


@on_the_desk
@require_GET
def following(request: HttpRequest) -> HttpResponse:
    """Leads to the article that comes next in the queue, or to the queue when none is left."""
    form = QueueForm(request.GET)
    after = InQueue.said(request.GET.get("after", ""))
    found = next_article(editor(request), form.wanted(), after)
    if found is None:
        text = _("You have come to the end of the queue.") if after else _("Nothing waits for review here.")
        messages.info(request, text)
        return HttpResponseRedirect(address("review:queue", form.asked()))
    return HttpResponseRedirect(address("review:article", form.asked(), found))


@on_the_desk
@require_http_methods(["GET", "POST"])
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """An article with its events and names; a POST does what its form says."""
    found = get_object_or_404(Article.objects.select_related("source").defer("search", "words"), pk=pk)
    form = QueueForm(request.GET)
    if request.method == "POST":
        return answer(request, found, form)
    by = editor(request)
    claim = ReviewClaim.objects.hold(found, by)
    ReviewClaim.objects.release(by, but=found)
    here = InQueue.of(waiting(by, form.wanted()).filter(article=found))
    context = {
        **admin.site.each_context(request),
        "title": found.title,
        "page": page_of(found, by),
        "progress": progress(by, form.wanted()),
        "held_by": claim.by if claim.by_id != by.pk else None,
        "query": form.query(),
        "next": address("review:next", form.asked() | ({"after": str(here)} if here else {})),
        "choices": choices(),
    }
    return TemplateResponse(request, "admin/events/review/article.html", context)


def answer(request: HttpRequest, found: Article, form: QueueForm) -> HttpResponse:
    """To the page's script, what the page shows now; to a plain form, the page."""
    by = editor(request)
    said = request.POST.dict()
    try:
        done, refused = act(by, page_of(found, by), said), ""
    except ValidationError as refusal:
        done, refused = "", " ".join(refusal.messages)
    if not request.accepts("text/html"):
        if refused:
            return JsonResponse({"refused": refused}, status=409)
        ReviewClaim.objects.hold(found, by)
        return JsonResponse({"done": done, **shown(request, page_of(found, by)), "progress": told(by, form)})
    messages.add_message(request, messages.ERROR if refused else messages.SUCCESS, refused or done)
    back = address("review:article", form.asked(), found.pk)
    return HttpResponseRedirect(f"{back}#e{said['at']}" if said.get("at") and not refused else back)


def shown(request: HttpRequest, page: Page) -> dict[str, Any]:
    def part(name: str) -> str:
        return render_to_string(f"admin/events/review/_{name}.html", {"page": page}, request)

    return {"text": part("text"), "items": part("items"), "waiting": page.waiting}


def told(by: User, form: QueueForm) -> str:
    return render_to_string("admin/events/review/_progress.html", {"progress": progress(by, form.wanted())})


@on_the_desk
@require_GET
def change(request: HttpRequest, pk: int, at: str) -> HttpResponse:
    """The plain form of an event, a name, or one that is to be added; it sends to the article's page."""
    found = get_object_or_404(Article.objects.select_related("source"), pk=pk)
    item = find_item(page_of(found, editor(request)), at) if at != "new" else None
    if at != "new" and item is None:
        messages.error(request, _("This is not in the article any more: it was read again."))
        return HttpResponseRedirect(reverse("review:article", args=[pk]))
    context = {
        **admin.site.each_context(request),
        "title": _("Add an event") if item is None else _("Change"),
        "article": found,
        "item": item,
        "is_event": isinstance(item, Item),
        "form": AddForm() if item is None else ChangeForm.of(item),
    }
    return TemplateResponse(request, "admin/events/review/change.html", context)


@on_the_desk
@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Actors or places for what somebody types; before anything is typed, those of the article."""
    words = request.GET.get("q", "")[:100]
    of = request.GET.get("article", "")
    article = Article.objects.filter(pk=of).only("published").first() if of.isdigit() else None
    day = article.published if article else None
    if request.GET.get("for") == "place":
        named = Place.objects.filter(pk__in=article.mentions.values("place")) if article and not words else []
        found = find_places(words) if words else [place_found(one) for one in named[:MOST_NAMED]]  # type: ignore[index]
    elif words or not article:
        found = find_actors(words, on=day)
    else:
        actors = Actor.objects.filter(mentions__article=article).distinct().select_related("country")
        found = [actor_found(one, day) for one in actors.prefetch_related("roles")[:MOST_NAMED]]
    return JsonResponse({"found": [one.as_json() for one in found]})


@on_the_desk
@require_http_methods(["GET", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    """What would be accepted at once, counted and in twenty examples; a POST does it."""
    form = QueueForm(request.GET)
    asked = TogetherForm(request.POST if request.method == "POST" else request.GET)
    if not asked.is_valid():
        messages.error(request, _("Say how sure the machine must be: between 50 and 99 per cent."))
        return HttpResponseRedirect(address("review:queue", form.asked()))
    by, least = editor(request), asked.cleaned_data["over"] / 100
    if request.method == "POST":
        try:
            step = accepting.begin(by, least, form)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return HttpResponseRedirect(address("review:queue", form.asked()))
        do_now_or_later(step)
        return HttpResponseRedirect(reverse("review:accepted", args=[step.pk]))
    reports = accepting.sure_enough(by, least, form.wanted())
    context = {
        **admin.site.each_context(request),
        "title": _("Accept together"),
        "over": asked.cleaned_data["over"],
        "count": accepting.count(reports),
        "most": accepting.MOST,
        "sample": accepting.sample(reports),
        "query": form.query(),
        "form": form,
    }
    return TemplateResponse(request, "admin/events/review/together.html", context)


@on_the_desk
@require_http_methods(["GET", "POST"])
def accepted(request: HttpRequest, pk: int) -> HttpResponse:
    """How far an acceptance of many is; a POST takes all of it back."""
    step = get_object_or_404(AcceptedTogether.objects.select_related("by"), pk=pk)
    if request.method == "POST":
        if step.by != editor(request):
            raise PermissionDenied
        accepting.take_back(step)
        do_now_or_later(step)
        return HttpResponseRedirect(reverse("review:accepted", args=[pk]))
    context = {
        **admin.site.each_context(request),
        "title": _("Accepted together"),
        "step": step,
        "done": step.decisions.exclude(state=EventDecision.State.UNDONE).count(),
        "running": step.state in (accepting.State.RUNNING, accepting.State.UNDOING),
        "mine": step.by == editor(request),
    }
    return TemplateResponse(request, "admin/events/review/accepted.html", context)


def do_now_or_later(step: AcceptedTogether) -> None:
    """Few are done while the editor waits, many by a worker."""
    if step.expected > accepting.AT_ONCE:
        transaction.on_commit(partial(nudge_together, step.pk))
        return
    with transaction.atomic():
        while accepting.go_on(step):
            pass


def choices() -> dict[str, list[dict[str, str]]]:
    """Types with their modes and statuses, as the page's script offers them."""
    types = []
    for type in CODEBOOK.types.values():
        types.append(
            {"key": type.name, "name": type.name.capitalize(), "told": type.definition, "quad": str(type.quad)}
        )
        types += [
            {
                "key": f"{type.name}/{mode.name}",
                "name": f"{type.name.capitalize()} · {mode.name.replace('-', ' ')}",
                "told": mode.definition,
                "quad": str(type.quad),
            }
            for mode in type.modes
        ]
    return {
        "type": types,
        "realis": [{"key": value, "name": str(label).capitalize()} for value, label in Event.Realis.choices],
    }


def address(name: str, asked: dict[str, str], *args: Any) -> str:
    return "?".join(filter(None, [reverse(name, args=args), urlencode(asked)]))
