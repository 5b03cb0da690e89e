"""A form that lost against its twin is read once more."""

from collections.abc import Callable
from types import ModuleType

import pytest
from django.conf import LazySettings
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.test import Client
from django.urls import path


@pytest.fixture
def serve(client: Client, settings: LazySettings) -> Callable[..., Client]:
    """Return a function that serves a view at /me/ and the client to ask it."""

    def serve(view: Callable[[HttpRequest], HttpResponse]) -> Client:
        urls = ModuleType("urls")
        urls.urlpatterns = [path("me/", view)]
        settings.ROOT_URLCONF = urls
        return client

    return serve


def test_it_is_read_again_and_answered(serve: Callable[..., Client], db: None) -> None:
    readings = []

    def view(request: HttpRequest) -> HttpResponse:
        readings.append(request.POST["name"])
        if len(readings) == 1:
            raise IntegrityError
        return TemplateResponse(request, "pages/errors/refused.html", {"text": "taken"})

    response = serve(view).post("/me/", {"name": "twin"})
    assert readings == ["twin", "twin"]
    assert "taken" in response.content.decode()


@pytest.mark.parametrize(
    ("method", "error", "times"),
    [("post", IntegrityError, 2), ("get", IntegrityError, 1), ("post", ValueError, 1)],
)
def test_what_stays_wrong_fails(
    serve: Callable[..., Client], db: None, method: str, error: type[Exception], times: int
) -> None:
    readings = []

    def view(request: HttpRequest) -> HttpResponse:
        readings.append(request)
        raise error

    with pytest.raises(error):
        getattr(serve(view), method)("/me/")
    assert len(readings) == times
