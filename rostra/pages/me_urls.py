"""The personal addresses under /me/."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
