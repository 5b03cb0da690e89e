"""Behind the door a public page cannot know who asks, and everybody gets the same answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import FileResponse, HttpRequest, HttpResponse
from django.test import RequestFactory

from rostra import press
from rostra.press import door as doors
from rostra.press.environ import PRINTING
from rostra.press.porter import Printing

View = Callable[[HttpRequest], HttpResponse]
PERSONAL = {
    "HTTP_COOKIE": "sessionid=abc; rostra_member=1",
    "HTTP_ACCEPT_LANGUAGE": "en",
    "HTTP_AUTHORIZATION": "Basic YTpi",
    "HTTP_HX_REQUEST": "true",
    "HTTP_HX_TARGET": "main",
}


def ask(view: View, path: str = "/news/1-x/", **headers: Any) -> HttpResponse:
    return doors.door(view)(RequestFactory().get(path, **headers))


def page(request: HttpRequest) -> HttpResponse:
    press.depends("article:1", "section:2")
    return HttpResponse("page")


@pytest.fixture
def printing() -> Printing:
    return Printing()


@pytest.mark.parametrize("name", sorted(PERSONAL))
def test_on_a_public_address_a_personal_header_is_gone(name: str) -> None:
    seen: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    ask(view, **PERSONAL)
    assert name not in seen[0].META
    assert seen[0].COOKIES == {}


@pytest.mark.parametrize("path", ["/me/for/x", "/accounts/login/", "/desk/"])
def test_on_a_private_address_they_are_there_and_nobody_may_keep_the_answer(path: str) -> None:
    seen: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        response = HttpResponse()
        response.set_cookie("a", "b")
        return response

    response = ask(view, path, **PERSONAL)
    assert seen[0].COOKIES["rostra_member"] == "1"
    assert set(PERSONAL) <= set(seen[0].META)
    assert "a" in response.cookies
    assert "private" in response["Cache-Control"]
    assert "no-cache" in response["Cache-Control"]
    assert not response.has_header("Surrogate-Key")


@pytest.mark.parametrize("path", ["/", "/me", "/mexico/", "/desks/", "/en/me/", "/news/1-me/"])
def test_every_other_address_is_public(path: str) -> None:
    assert doors.is_public(path)


def test_cookies_and_the_vary_of_a_public_answer_are_cleared() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        response = page(request)
        response.set_cookie("a", "b")
        response["Vary"] = "Cookie, Accept-Language"
        return response

    response = ask(view)
    assert not response.cookies
    assert response["Vary"] == "Accept-Encoding"
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_session_opened_by_mistake_changes_nothing(db: None) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        request.session["a"] = "b"
        return page(request)

    response = ask(SessionMiddleware(view), HTTP_COOKIE="sessionid=abc")
    assert not response.cookies
    assert response["Vary"] == "Accept-Encoding"


def test_a_page_says_what_it_is_made_of_to_caches_and_to_the_porter(printing: Printing) -> None:
    response = ask(page, **{PRINTING: printing})
    assert response["Surrogate-Key"] == "article:1 section:2"
    assert printing.declaration is not None
    assert printing.declaration.keys == {"article:1", "section:2"}


@pytest.mark.parametrize(
    ("status", "is_kept"),
    [(200, True), (301, True), (404, True), (410, True), (302, False), (403, False), (500, False)],
)
def test_only_lasting_answers_are_kept(status: int, is_kept: bool, printing: Printing) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        press.depends("article:1")
        return HttpResponse(status=status)

    has_keys = ask(view, **{PRINTING: printing}).has_header("Surrogate-Key")
    assert has_keys == (printing.declaration is not None) == is_kept


def test_what_declares_nothing_is_not_kept(printing: Printing) -> None:
    response = ask(lambda request: HttpResponse("page"), **{PRINTING: printing})
    assert not response.has_header("Surrogate-Key")
    assert printing.declaration is None


def test_what_is_asked_for_by_head_is_not_kept(printing: Printing) -> None:
    request = RequestFactory().head("/news/1-x/", **{PRINTING: printing})
    assert doors.door(page)(request).has_header("Surrogate-Key")
    assert printing.declaration is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_a_public_page_is_only_read(method: str, printing: Printing) -> None:
    request = RequestFactory().generic(
        method, "/news/1-x/", data=b"x" * 10_000, **{PRINTING: printing}
    )

    def view(request: HttpRequest) -> HttpResponse:
        raise AssertionError

    response = doors.door(view)(request)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert printing.declaration is None


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", ""),
        ("utm_source=mail&fbclid=1", ""),
        ("older=3-4&utm_source=mail", "older=3-4"),
        ("x=1&newer=%33-4&", "newer=3-4"),
        ("older=" + "9" * 1001, "older=" + "9" * 1001),
    ],
)
def test_a_page_sees_the_parameters_alone_that_pages_have(query: str, seen: str) -> None:
    asked: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        asked.append(request)
        return HttpResponse()

    ask(view, f"/news/1-x/?{query}")
    assert asked[0].META["QUERY_STRING"] == seen
    assert asked[0].GET.urlencode() == seen
    assert asked[0].META.get(press.AS_IT_CAME, "") == query


def test_a_file_is_handed_through(printing: Printing, tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    path.write_bytes(b"picture")

    def view(request: HttpRequest) -> FileResponse:
        press.depends("image:1")
        return FileResponse(path.open("rb"))

    response = ask(view, "/media/picture.jpg", **{PRINTING: printing})
    assert b"".join(response.streaming_content) == b"picture"
    assert printing.declaration is None


def test_a_view_may_say_itself_how_long_it_may_be_kept() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": "public, max-age=60"})

    assert ask(view)["Cache-Control"] == "public, max-age=60"


def test_a_view_that_fails_leaves_no_declaration_behind() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        press.depends("article:1")
        raise LookupError

    with pytest.raises(LookupError):
        ask(view)
    response = ask(lambda request: HttpResponse("page"))
    assert not response.has_header("Surrogate-Key")
