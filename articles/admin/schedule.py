"""The calendar of what is scheduled: a month as a grid and as a list."""

from __future__ import annotations

import re
from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Article
from .looking import demand

MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])", re.ASCII)
MOST_SHOWN = 500
IN_A_DAY = 4  # titles in the grid; the list has them all


@dataclass(frozen=True)
class CalendarDay:
    day: date
    in_month: bool
    articles: list[Article]

    @property
    def shown(self) -> list[Article]:
        return self.articles[:IN_A_DAY]

    @property
    def more(self) -> int:
        return max(len(self.articles) - IN_A_DAY, 0)


class Schedule(admin.ModelAdmin[Article]):
    """The part of ArticleAdmin that shows when scheduled articles open."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.calendar_view)
        return [path("calendar/", view, name="articles_article_calendar"), *super().get_urls()]

    def calendar_view(self, request: HttpRequest) -> HttpResponse:
        """`month` is a year and a month, such as 2026-11; this month by default."""
        demand(self.has_view_or_change_permission(request))
        asked = request.GET.get("month", "")
        month = date.fromisoformat(f"{asked}-01") if MONTH.fullmatch(asked) else timezone.localdate().replace(day=1)
        dates = Calendar().monthdatescalendar(month.year, month.month)
        found = list(self._opening(request, dates[0][0], dates[-1][-1] + timedelta(days=1))[: MOST_SHOWN + 1])
        by_day = defaultdict(list)
        for article in found[:MOST_SHOWN]:
            by_day[timezone.localdate(article.opens_at)].append(article)
        weeks = [[CalendarDay(day, day.month == month.month, by_day[day]) for day in week] for week in dates]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Calendar"),
            "subtitle": _("What is scheduled"),
            "month": month,
            "before": month - timedelta(days=1),
            "after": month + timedelta(days=31),
            "today": timezone.localdate(),
            "weeks": weeks,
            "days": [one for week in weeks for one in week if one.in_month and one.articles],
            "more": len(found) > MOST_SHOWN,
            "zone": timezone.get_current_timezone_name(),
            "now": timezone.localtime(),
        }
        return TemplateResponse(request, "admin/articles/article/calendar.html", context)

    def _opening(self, request: HttpRequest, first: date, end: date) -> Any:
        """Scheduled articles that open, or have opened, from the first day until before the end."""
        start, stop = (timezone.make_aware(datetime.combine(day, time())) for day in (first, end))
        scheduled = self.get_queryset(request).filter(
            status=Article.Status.SCHEDULED, opens_at__gte=start, opens_at__lt=stop
        )
        return scheduled.select_related("source").order_by("opens_at", "pk")
