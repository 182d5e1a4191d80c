from django.urls import path

from . import views

app_name = "review"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("next/", views.following, name="next"),
    path("find/", views.find, name="find"),
    path("together/", views.together, name="together"),
    path("together/<int:pk>/", views.accepted, name="accepted"),
    path("<int:pk>/", views.article, name="article"),
    path("<int:pk>/<slug:at>/", views.change, name="change"),
]
