"""The readers' addresses (DESIGN, decision 13)."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
