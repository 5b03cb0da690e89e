"""The client's address where proxies stand between; what a stranger forges has no effect."""

from ipaddress import ip_network

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from rostra.web.proxies import proxies_middleware

PROXY, CLIENT, STRANGER = "10.0.0.9", "198.51.100.7", "203.0.113.5"


@pytest.fixture
def proxied(settings: LazySettings) -> LazySettings:
    settings.PROXIES = (ip_network("10.0.0.0/8"),)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    return settings


def seen(remote: str, **headers: str) -> HttpRequest:
    """Return the request as what comes after the middleware sees it."""
    found: list[HttpRequest] = []

    def note(request: HttpRequest) -> HttpResponse:
        found.append(request)
        return HttpResponse()

    request = RequestFactory(REMOTE_ADDR=remote).get("/", headers=headers)
    proxies_middleware(note)(request)
    return found[0]


@pytest.mark.parametrize(
    ("remote", "forwarded", "expected"),
    [
        (PROXY, CLIENT, CLIENT),
        (PROXY, f"{STRANGER}, {CLIENT}", CLIENT),
        (PROXY, f"{STRANGER}, {CLIENT}, 10.1.1.1", CLIENT),
        (PROXY, f"junk, {CLIENT}", CLIENT),
        (PROXY, "junk", PROXY),
        (PROXY, "", PROXY),
        (CLIENT, STRANGER, CLIENT),
        (CLIENT, PROXY, CLIENT),
        ("", CLIENT, ""),
    ],
)
def test_the_client_is_the_last_that_our_proxies_saw(
    proxied: LazySettings, remote: str, forwarded: str, expected: str
) -> None:
    assert seen(remote, x_forwarded_for=forwarded).META["REMOTE_ADDR"] == expected


def test_without_proxies_nobody_is_believed() -> None:
    request = seen(PROXY, x_forwarded_for=STRANGER, x_forwarded_proto="https")
    assert request.META["REMOTE_ADDR"] == PROXY
    assert not [name for name in request.META if "FORWARDED" in name]


def test_only_a_proxy_says_that_a_request_came_encrypted(proxied: LazySettings) -> None:
    assert seen(PROXY, x_forwarded_for=CLIENT, x_forwarded_proto="https").is_secure()
    assert not seen(STRANGER, x_forwarded_proto="https").is_secure()
