"""Readers report an error in an article or an event, on a page of its own: what it is about stays cacheable."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.models import Article

from ..limits import HOUR, NotTaken, admit
from ..models import Event, Notice
from ..notice_form import NoticeForm, quoted

SENT = "sent"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_article(request: HttpRequest, pk: int) -> HttpResponse:
    articles = Article.objects.public().select_related("source").defer("body", "search", "words")
    article = get_object_or_404(articles, pk=pk)
    return take(request, Notice(article=article, about=article.title), {"article": article, "subject": article})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_event(request: HttpRequest, pk: int) -> HttpResponse:
    event = get_object_or_404(Event.objects.public().for_lists(), pk=pk)
    notice = Notice(event=event, about=capfirst(event.sentence)[:600])
    return take(request, notice, {"event": event, "subject": event})


def take(request: HttpRequest, notice: Notice, context: dict[str, Any]) -> HttpResponse:
    """The form, or what was filled in as a notice for the desk; what a program fills in is thanked for and dropped."""
    if request.method != "POST":
        form = NoticeForm(initial={"quote": quoted(request.GET.get("quote", ""))})
        return page(request, form, context | {"sent": SENT in request.GET})
    form = NoticeForm(request.POST, instance=notice)
    if not form.is_valid():
        return page(request, form, context)
    if not form.by_program:
        try:
            admit(request)
        except NotTaken as refusal:
            response = page(request, form, context | {"refusal": refusal.why}, refusal.status)
            response["Retry-After"] = str(HOUR)
            return response
        form.save()
    return HttpResponseRedirect(f"{request.path}?{SENT}")


def page(request: HttpRequest, form: NoticeForm, context: dict[str, Any], status: int = 200) -> HttpResponse:
    context = {"form": form, "contact_days": settings.NOTICE_CONTACT_DAYS, **context}
    return render(request, "events/notice.html", context, status=status)
