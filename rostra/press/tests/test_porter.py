"""The porter: what is handed out, what is printed, and what is never kept."""

import gzip
import threading
import time
from typing import Any

import pytest

from rostra.press import door, porter, stamps
from rostra.press.declarations import Declaration
from rostra.press.stamps import Table
from rostra.press.tests.conftest import HTML, Counter


def wait_for(condition: Any, seconds: float = 10) -> None:
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.005)


# --- what is handed out -----------------------------------------------------------------------


def test_a_page_is_printed_once_and_then_handed_out(counter: Counter) -> None:
    first, second = counter.ask(), counter.ask()
    assert first.body == second.body
    assert counter.paper.prints == ["/"]
    same = {name: value for name, value in first.headers.items() if name != "X-Request-ID"}
    assert same == {k: v for k, v in second.headers.items() if k != "X-Request-ID"}
    assert (counter.porter.figures.printed, counter.porter.figures.kept) == (1, 1)


def test_a_touch_makes_it_new_and_leaves_the_others(counter: Counter, table: Table) -> None:
    for path in ("/", "/a/", "/b/"):
        counter.ask(path)
    before = counter.ask("/a/").body
    table.touch(["page:/a/"])
    assert counter.ask("/a/").body != before
    for path in ("/", "/b/"):
        counter.ask(path)
    assert counter.paper.prints == ["/", "/a/", "/b/", "/a/"]
    assert dict(counter.porter.figures.dropped) == {"evicted": 0, "touched page": 1}


@pytest.mark.parametrize("kept", [False, True], ids=["printed", "kept"])
def test_a_head_is_a_get_without_its_body(counter: Counter, kept: bool) -> None:
    if kept:
        counter.ask(HTTP_ACCEPT_ENCODING="gzip")
    head = counter.ask(method="HEAD", HTTP_ACCEPT_ENCODING="gzip")
    got = counter.ask(HTTP_ACCEPT_ENCODING="gzip")
    assert head.body == b""
    assert head.status == 200
    for answer in (head, got):
        del answer.headers["X-Request-ID"]
    assert head.headers == got.headers
    assert head.headers["Content-Length"] == str(len(got.body))
    assert counter.paper.prints == ["/"]


@pytest.mark.parametrize("kept", [False, True], ids=["printed", "kept"])
def test_who_has_the_page_gets_304(counter: Counter, kept: bool) -> None:
    counter.paper.body = lambda path: "the page " * 200
    etag = counter.ask().headers["ETag"]
    if not kept:
        counter.porter.store.empty()
    answer = counter.ask(HTTP_IF_NONE_MATCH=f'"other", W/{etag}')
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["ETag"] == etag
    assert "Content-Length" not in answer.headers
    assert counter.ask(HTTP_IF_NONE_MATCH='"other"').status == 200
    assert counter.ask(HTTP_IF_MATCH='"other"').status == 412
    other_encoding = counter.ask(HTTP_IF_NONE_MATCH=etag, HTTP_ACCEPT_ENCODING="gzip")
    assert other_encoding.status == 200


def test_conditions_hold_for_pages_alone(counter: Counter) -> None:
    counter.paper.status = "404 Not Found"
    for _ in range(2):
        assert counter.ask(HTTP_IF_NONE_MATCH="*").status == 404


def test_a_range_is_ignored(counter: Counter) -> None:
    whole = counter.ask()
    part = counter.ask(HTTP_RANGE="bytes=0-9", HTTP_IF_RANGE=whole.headers["ETag"])
    assert (part.status, part.body) == (200, whole.body)
    assert "Accept-Ranges" not in part.headers


def test_each_reader_gets_an_encoding_they_read(counter: Counter) -> None:
    plain = counter.ask().body
    packed = counter.ask(HTTP_ACCEPT_ENCODING="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain
    assert counter.ask(HTTP_ACCEPT_ENCODING="br").headers["Content-Encoding"] == "br"
    assert counter.paper.prints == ["/"]


def test_every_answer_has_an_id_and_an_access_line(counter: Counter) -> None:
    assert counter.ask().headers["X-Request-ID"] == "django-1"  # Django wrote its line.
    assert counter.told == []
    own = counter.ask("/").headers["X-Request-ID"]
    assert len(own) == 16
    assert counter.ask(HTTP_X_REQUEST_ID="from-the-proxy").headers["X-Request-ID"] == (
        "from-the-proxy"
    )
    refused = counter.ask(HTTP_X_REQUEST_ID="bad id\n").headers["X-Request-ID"]
    assert refused not in ("bad id\n", own)
    counter.ask(method="HEAD")
    lines = [told[1:4] for told in counter.told]
    assert lines == [("GET", "/", 200)] * 3 + [("HEAD", "/", 200)]
    assert counter.told[0][6] == own
    assert [told[5] > 0 for told in counter.told] == [True, True, True, False]


# --- what goes past ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/me/for/x", "/accounts/login/", "/desk/", "/static/a.css",
                                  "/media/a.jpg"])  # fmt: skip
def test_what_is_no_page_goes_straight_through(counter: Counter, path: str) -> None:
    for _ in range(2):
        answer = counter.ask(path, HTTP_COOKIE="sessionid=1")
        assert "ETag" not in answer.headers
    assert counter.paper.prints == [path] * 2
    assert counter.paper.asked[0]["HTTP_COOKIE"] == "sessionid=1"
    assert porter.PRINTING not in counter.paper.asked[0]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_nor_does_what_is_no_reading(counter: Counter, method: str) -> None:
    counter.ask()
    counter.ask(method=method)
    assert counter.paper.asked[1]["REQUEST_METHOD"] == method


@pytest.mark.parametrize("host", ["elsewhere.example", "paper.example.evil.example", "", "a b"])
def test_a_host_that_is_not_ours_is_left_to_django(counter: Counter, host: str) -> None:
    counter.ask()
    for _ in range(2):
        counter.ask(HTTP_HOST=host)
    assert counter.paper.prints == ["/"] * 3
    assert counter.ask(HTTP_HOST="paper.example:8000").headers["ETag"]
    assert counter.paper.prints == ["/"] * 3


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("500 Internal Server Error", None),
        ("503 Service Unavailable", None),
        ("403 Forbidden", None),
        ("302 Found", None),
        ("400 Bad Request", None),
        ("200 OK", ("Set-Cookie", "a=b")),
        ("200 OK", ("Cache-Control", "no-store")),
        ("200 OK", ("Cache-Control", "private, max-age=0")),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_errors_and_personal_answers_are_never_kept(
    counter: Counter, status: str, header: tuple[str, str] | None, method: str
) -> None:
    counter.paper.status = status
    counter.paper.headers = [HTML, *([header] if header else [])]
    for _ in range(2):
        answer = counter.ask(method=method)
        assert answer.status == int(status[:3])
        assert bool(answer.body) == (method == "GET")
    assert len(counter.paper.prints) == 2


@pytest.mark.parametrize("status", ["301 Moved Permanently", "404 Not Found", "410 Gone"])
def test_what_lasts_is_kept_with_its_headers(counter: Counter, status: str) -> None:
    counter.paper.status = status
    counter.paper.headers = [HTML, ("Location", "/b/"), ("Content-Security-Policy", "none")]
    counter.ask()
    kept = counter.ask()
    assert kept.status == int(status[:3])
    assert kept.headers["Location"] == "/b/"
    assert kept.headers["Content-Security-Policy"] == "none"
    assert counter.paper.prints == ["/"]


def test_a_page_without_an_age_is_handed_out_and_not_kept(counter: Counter) -> None:
    counter.paper.declaration = lambda path: Declaration(hard={"a:1"}, age_limit=0)
    assert counter.ask().body != counter.ask().body


def test_within_a_transaction_nothing_is_kept(counter: Counter, db: None) -> None:
    for _ in range(2):
        assert counter.ask().status == 200
    assert len(counter.paper.prints) == 2


def test_without_stamps_nothing_is_kept(counter: Counter) -> None:
    counter.porter.table = None
    for _ in range(2):
        assert counter.ask().status == 200
    assert len(counter.paper.prints) == 2


# --- queries ----------------------------------------------------------------------------------


def test_parameters_that_no_page_has_make_no_copies(counter: Counter) -> None:
    counter.ask("/a/")
    for query in ("utm_source=mail", "fbclid=1", "x", "&&", "a=1&b=2"):
        counter.ask("/a/", query)
    counter.ask("/b/", "utm_source=mail")
    counter.ask("/b/")
    assert counter.paper.prints == ["/a/", "/b/"]


def test_parameters_that_pages_have_do(counter: Counter) -> None:
    for query in ("older=1-1", "older=2-1", "older=1-1&utm_source=x", "newer=1-1", ""):
        counter.ask("/a/", query)
    assert len(counter.paper.prints) == 4
    assert counter.porter.store.holdings()["aside"]["pages"] == 3


def test_a_page_of_the_whole_query_answers_that_query_alone(counter: Counter) -> None:
    counter.paper.status = "301 Moved Permanently"
    counter.paper.declaration = lambda path: Declaration(hard={"a:1"}, whole_query=True)
    for query in ("", "id=1", "id=2", "id=1", "", "id=1&utm_source=x"):
        counter.ask("/old.php", query)
    assert len(counter.paper.prints) == 4


def test_a_long_query_is_answered_and_not_kept(counter: Counter) -> None:
    for _ in range(2):
        counter.ask("/latest/", "older=" + "9" * 1_000)
        counter.ask("/latest/", "utm_source=" + "9" * 1_000)
    assert counter.paper.prints == ["/latest/"] * 3


def test_a_question_mark_in_a_path_is_no_query(counter: Counter) -> None:
    counter.paper.declaration = lambda path: Declaration(hard={"a:1"}, whole_query=True)
    counter.ask("/a/", "older=1-1")
    counter.ask("/a/?older=1-1")
    assert counter.paper.prints == ["/a/", "/a/?older=1-1"]


def test_what_the_door_takes_out_is_what_the_porter_leaves_out() -> None:
    assert door.essential is porter.parameters.essential


# --- equal requests ---------------------------------------------------------------------------


class Slow:
    """Makes the paper print slowly, until told."""

    def __init__(self, counter: Counter) -> None:
        self.go = threading.Event()
        inner = counter.paper.body

        def body(path: str) -> str:
            self.go.wait(10)
            return inner(path)

        counter.paper.body = body
        self.counter = counter
        self.answers: list[Any] = []
        self.threads: list[threading.Thread] = []

    def ask(self, count: int = 1, path: str = "/") -> None:
        def work() -> None:
            self.answers.append(self.counter.ask(path))

        for _ in range(count):
            thread = threading.Thread(target=work)
            thread.start()
            self.threads.append(thread)

    def join(self) -> None:
        self.go.set()
        for thread in self.threads:
            thread.join(10)


def test_equal_misses_print_once(counter: Counter) -> None:
    slow = Slow(counter)
    slow.ask()
    wait_for(lambda: counter.paper.prints)
    slow.ask(5)
    time.sleep(0.1)
    slow.join()
    assert counter.paper.prints == ["/"]
    assert len({answer.body for answer in slow.answers}) == 1
    assert counter.porter.figures.waited == 5


def test_who_waited_long_prints_alone(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(porter, "PATIENCE_SECONDS", 0.05)
    slow = Slow(counter)
    slow.ask()
    wait_for(lambda: counter.paper.prints)
    slow.ask()
    wait_for(lambda: len(counter.paper.prints) == 2)
    slow.join()
    assert [answer.status for answer in slow.answers] == [200, 200]


def test_who_comes_after_a_touch_does_not_get_what_was_begun_before(
    counter: Counter, table: Table
) -> None:
    slow = Slow(counter)
    slow.ask()
    wait_for(lambda: counter.paper.prints)
    table.touch(["page:/"])
    slow.ask()
    time.sleep(0.1)
    slow.join()
    assert counter.paper.prints == ["/", "/"]
    assert counter.porter.figures.refused["changed while it was printed"] == 1


@pytest.mark.parametrize("failure", ["an error", "a crash"])
def test_a_print_that_fails_hangs_nobody(counter: Counter, failure: str) -> None:
    slow = Slow(counter)
    if failure == "an error":
        counter.paper.status = "500 Internal Server Error"
    else:
        inner = counter.paper.body
        counter.paper.body = lambda path: inner(path) if len(counter.paper.prints) > 1 else 1 / 0
        slow.go.set()
        with pytest.raises(ZeroDivisionError):
            counter.ask()
    slow.ask()
    wait_for(lambda: counter.paper.prints)
    slow.ask(2)
    slow.join()
    assert len(slow.answers) == 3
    assert not counter.porter.flights._under_way


# --- behind the reader ------------------------------------------------------------------------


def test_a_soft_change_is_printed_behind_the_reader_once(counter: Counter, table: Table) -> None:
    counter.paper.declaration = lambda path: Declaration(hard={"a:1"}, soft={"ranking:24h": 300})
    before = counter.ask(HTTP_COOKIE="a=b", HTTP_X_REQUEST_ID="from-the-proxy").body
    slow = Slow(counter)
    table.touch(["ranking:24h"])
    for _ in range(5):
        assert counter.ask(HTTP_IF_NONE_MATCH='"x"', HTTP_COOKIE="a=b").body == before
    wait_for(lambda: len(counter.paper.prints) == 2)
    slow.go.set()
    wait_for(lambda: counter.porter.figures.renewed == 1)
    wait_for(lambda: counter.ask().body != before)
    assert len(counter.paper.prints) == 2
    assert counter.porter.figures.soft >= 5
    behind = counter.paper.asked[1]
    assert {name for name in behind if name.startswith("HTTP_")} == {"HTTP_HOST"}
    assert behind["rostra.press.behind"]


def test_a_renewal_that_fails_is_tried_again(
    counter: Counter, table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    counter.paper.declaration = lambda path: Declaration(hard={"a:1"}, soft={"ranking:24h": 300})
    before = counter.ask().body
    table.touch(["ranking:24h"])
    good = counter.paper.body
    counter.paper.body = lambda path: 1 / 0
    assert counter.ask().body == before
    wait_for(lambda: "could not be renewed" in caplog.text)
    counter.paper.body = good
    wait_for(lambda: counter.ask().body != before)


# --- accidents --------------------------------------------------------------------------------


def test_another_table_of_stamps_empties_the_press(counter: Counter, table: Table) -> None:
    before = counter.ask().body
    table.path.unlink()
    counter.porter.adopt(stamps.refresh())
    assert counter.ask().body != before
    assert counter.porter.figures.dropped["emptied"] == 1


def test_what_was_printed_by_the_old_table_is_not_kept_under_the_new(
    counter: Counter, table: Table
) -> None:
    slow = Slow(counter)
    slow.ask()
    wait_for(lambda: counter.paper.prints)
    table.path.unlink()
    counter.porter.adopt(stamps.refresh())
    slow.join()
    counter.ask()
    assert counter.paper.prints == ["/", "/"]


def test_a_page_ages(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    counter.paper.declaration = lambda path: Declaration(hard={"a:1"}, age_limit=40)
    before = counter.ask().body
    now = time.time()
    monkeypatch.setattr(porter.time, "time", lambda: now + 39)
    assert counter.ask().body == before
    monkeypatch.setattr(porter.time, "time", lambda: now + 41)
    assert counter.ask().body != before
    assert counter.porter.figures.dropped["age"] == 1
