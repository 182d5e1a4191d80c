from django.urls import path

from . import views
from .citing.views import cite_article

urlpatterns = [
    path("articles/<int:pk>/cite.<str:ending>", cite_article, name="article-cite"),
    path("actors/", views.actor_list, name="actors"),
]
