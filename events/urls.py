from django.urls import path

from articles.api import ArticleApi
from articles.exports import ArticleExport
from articles.feeds import ArticleFeed
from articles.views import ArticleList, CiteArticles

from .api import EventApi, EventExport
from .citing import cite_event
from .feeds import EventFeed
from .filters import ArticleFilter
from .views import (
    about,
    actors,
    articles,
    codebook,
    countries,
    events,
    maps,
    matrix,
    notices,
    pages,
    pairs,
    sources,
    timeline,
)

urlpatterns = [
    path("", pages.front, name="front"),
    path("about/", about.about, name="about"),
    path("about/accuracy/", about.how_well_it_reads, name="accuracy"),
    path("about/coverage/", about.what_it_covers, name="coverage"),
    path("articles/", ArticleList.as_view(filterset_class=ArticleFilter), name="articles"),
    path("articles/feed.<str:form>", ArticleFeed.as_view(filterset_class=ArticleFilter), name="articles-feed"),
    path("articles/export.<str:form>", ArticleExport.as_view(filterset_class=ArticleFilter), name="articles-export"),
    path("api/articles/", ArticleApi.as_view(filterset_class=ArticleFilter), name="api_articles"),
    path("articles/cite.<str:ending>", CiteArticles.as_view(filterset_class=ArticleFilter), name="articles-cite"),
    path("articles/<int:pk>/", articles.article, {"slug": ""}, name="article-permalink"),
    path("articles/<int:pk>/report/", notices.report_article, name="article-report"),
    path("articles/<int:pk>-<slug:slug>/", articles.article, name="article"),
    path("articles/<int:pk>-<slug:slug>/versions/<int:number>/", articles.version, name="article_version"),
    path("codebook/", codebook.codebook, name="codebook"),
    path("codebook/<slug:name>/", codebook.codebook_type, name="codebook_type"),
    path("countries/", countries.country_list, name="countries"),
    path("countries/<slug:iso3>/", countries.country, name="country"),
    path("regions/<slug:slug>/", countries.region, name="region"),
    path("actors/<slug:slug>/", actors.actor, name="actor"),
    path("sources/", sources.source_list, name="sources"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("pairs/<slug:one>/<slug:other>/", pairs.pair, name="pair"),
    path("pairs/<slug:one>/<slug:other>/feed.<str:form>", pairs.PairFeed.as_view(), name="pair-feed"),
    path("pairs/<slug:one>/<slug:other>/cite.<str:ending>", pairs.CitePair.as_view(), name="pair-cite"),
    path("events/", events.EventList.as_view(), name="events"),
    path("events/feed.<str:form>", EventFeed.as_view(), name="events-feed"),
    path("events/export.<str:form>", EventExport.as_view(), name="events-export"),
    path("api/events/", EventApi.as_view(), name="api_events"),
    path("events/cite.<str:ending>", events.CiteEvents.as_view(), name="events-cite"),
    path("events/<int:pk>/", events.event, name="event"),
    path("events/<int:pk>/report/", notices.report_event, name="event-report"),
    path("events/<int:pk>/cite.<str:ending>", cite_event, name="event-cite"),
    path("map/", maps.map, name="map"),
    path("map/shapes/<path:around>.svg", maps.shapes, name="shapes"),
    path("matrix/", matrix.matrix, name="matrix"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("timeline/part/", timeline.part, name="timeline-part"),
    path("timeline/cite.<str:ending>", events.CiteTimeline.as_view(), name="timeline-cite"),
]
