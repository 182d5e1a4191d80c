from django.urls import path

from . import views
from .citing.views import cite_article
from .completing import suggest

urlpatterns = [
    path("articles/<int:pk>/cite.<str:ending>", cite_article, name="article-cite"),
    path("suggest/", suggest, name="suggest"),
    path("actors/", views.actor_list, name="actors"),
]
