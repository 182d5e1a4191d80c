"""Wiring: which page is where. `/articles/` is given the filter that also knows events."""

from django.contrib import admin
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap as sitemap_part
from django.urls import include, path
from django.views.decorators.http import conditional_page

import articles.sitemaps
import events.sitemaps
from articles.admin.on_site import view_on_site

from .robots import robots

handler400 = "newsarchive.errors.bad_request"
handler500 = "newsarchive.errors.server_error"
SITEMAPS = {**articles.sitemaps.SITEMAPS, **events.sitemaps.SITEMAPS}

urlpatterns = [
    path("robots.txt", conditional_page(robots)),
    path("sitemap.xml", conditional_page(sitemap_index), {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<slug:section>.xml", conditional_page(sitemap_part), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("admin/events/review/", include("events.review.urls")),
    path("admin/r/<path:content_type_id>/<path:object_id>/", admin.site.admin_view(view_on_site)),
    path("admin/", admin.site.urls),
    path("", include("events.urls")),
    path("", include("articles.urls")),
]
