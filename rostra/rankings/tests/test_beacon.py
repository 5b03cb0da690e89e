import io
from pathlib import Path

import pytest

from rostra.rankings.reads import beacon as beacons
from rostra.rankings.reads.beacon import ADDRESS, Beacon
from rostra.rankings.reads.buffer import Buffer

SCRIPT = Path(beacons.__file__).parent.parent / "static/rankings/read.js"


@pytest.fixture
def beacon(monkeypatch):
    # Without the thread that writes.
    monkeypatch.setattr(Beacon, "begin", lambda self: None)
    monkeypatch.setattr(Beacon, "buffer", Buffer(), raising=False)

    def behind(environ, start_response):
        start_response("200 OK", [])
        return [b"behind"]

    return Beacon(behind)


def ask(beacon, body=b"7", path=ADDRESS, method="POST", **headers):
    answers = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "REMOTE_ADDR": "192.0.2.1",
    } | headers
    body = b"".join(beacon(environ, lambda status, headers: answers.append((status, headers))))
    [(status, headers)] = answers
    return status, dict(headers), body


def waiting(beacon):
    return [read.article for read in beacon.buffer._waiting]


def test_a_read_is_taken_without_a_query_a_cookie_or_a_body(beacon):
    # No database is open to this test: a query would fail it.
    assert ask(beacon) == ("204 No Content", {"Cache-Control": "no-store"}, b"")
    assert waiting(beacon) == [7]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"", {}),
        (b"seven", {}),
        (b"7" * 19, {}),
        (b"7", {"CONTENT_LENGTH": ""}),
        (b"7", {"CONTENT_LENGTH": "-1"}),
        (b"7", {"CONTENT_LENGTH": "1" * 400}),
        (b"7", {"CONTENT_LENGTH": "²"}),
        (b"\x00", {}),
    ],
)
def test_a_bad_body_is_answered_and_nothing_is_counted(beacon, body, headers):
    assert ask(beacon, body, **headers)[0] == "400 Bad Request"
    assert waiting(beacon) == []


@pytest.mark.parametrize(("method", "path"), [("GET", ADDRESS), ("POST", "/reads"), ("GET", "/")])
def test_all_else_goes_to_the_paper(beacon, method, path):
    assert ask(beacon, method=method, path=path)[2] == b"behind"


def test_the_script_is_small_and_knows_the_address():
    script = SCRIPT.read_text()
    assert f'sendBeacon("{ADDRESS}"' in script
    assert len(script) < 1100
    assert "cookie" not in script.lower()
