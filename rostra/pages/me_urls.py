"""The personal addresses under /me/."""

from django.urls import path

from rostra.pages.views.me import for_page

urlpatterns = [
    path("for/<str:key>", for_page, name="me_for"),
]
