"""Wiring: which page is where. `/articles/` is given the filter that also knows events."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/events/review/", include("events.review.urls")),
    path("admin/", admin.site.urls),
    path("", include("events.urls")),
    path("", include("articles.urls")),
]
