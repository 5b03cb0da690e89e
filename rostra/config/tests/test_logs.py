"""Logs: JSON lines, request ids everywhere, nothing personal."""

import io
import json
import logging
import sys

import pytest
import structlog
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from rostra.config import environment, logs


@pytest.fixture
def log_lines(monkeypatch):
    """Return a function giving the JSON lines written so far; the set-up is put back after."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    logs.configure(environment.read({"ROSTRA_LOG": "json"}))
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    monkeypatch.undo()
    logs.configure(environment.read({}))


def answer(view, path="/", **headers):
    request = RequestFactory().get(path, headers=headers)
    return logs.request_id_middleware(view)(request)


def test_one_access_line_tells_method_path_status_time_and_bytes(log_lines):
    answer(lambda request: HttpResponse("你好"), "/latest/?q=secret")
    (line,) = log_lines()
    assert line["event"] == "request"
    assert line["level"] == "info"
    assert line["logger"] == "rostra.access"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/latest/", 200)
    assert line["bytes"] == 6
    assert line["ms"] >= 0
    assert line["timestamp"].endswith("Z")
    assert "secret" not in json.dumps(line)
    assert "127.0.0.1" not in json.dumps(line)


def test_a_stream_has_the_bytes_it_declares(log_lines):
    answer(lambda request: FileResponse(io.BytesIO(b"12345")))
    assert log_lines()[0]["bytes"] == 5


def test_a_well_formed_request_id_is_kept_and_returned(log_lines):
    response = answer(
        lambda request: HttpResponse(request.request_id), x_request_id="abc-123.DEF_4"
    )
    assert response["X-Request-ID"] == "abc-123.DEF_4"
    assert response.content == b"abc-123.DEF_4"
    assert log_lines()[0]["request_id"] == "abc-123.DEF_4"


@pytest.mark.parametrize("offered", ["", "short", "a" * 65, "evil\nline-two", "<script>x</script>"])
def test_any_other_request_id_is_replaced(offered, log_lines):
    response = answer(lambda request: HttpResponse(), x_request_id=offered)
    made = response["X-Request-ID"]
    assert made != offered
    assert len(made) == 16
    assert log_lines()[0]["request_id"] == made


def test_every_line_written_while_answering_carries_the_id(log_lines):
    def view(request):
        logging.getLogger("rostra.somewhere").warning("plain %s", "words")
        structlog.get_logger("rostra.elsewhere").info("structured", number=42)
        return HttpResponse()

    response = answer(view)
    assert [line["event"] for line in log_lines()] == ["plain words", "structured", "request"]
    assert {line["request_id"] for line in log_lines()} == {response["X-Request-ID"]}
    logging.getLogger("rostra.somewhere").warning("afterwards")
    assert "request_id" not in log_lines()[-1]


def test_keys_from_mails_do_not_reach_the_log(log_lines):
    answer(lambda request: HttpResponse(), "/accounts/password/reset/key/3-abcdef/")
    answer(lambda request: HttpResponse(), "/en/accounts/confirm-email/MTIzNDU2/")
    assert [line["path"] for line in log_lines()] == [
        "/accounts/password/reset/key/…/",
        "/en/accounts/confirm-email/…/",
    ]


def test_a_traceback_is_one_line_without_local_variables(log_lines):
    password = "hunter2-" + "local"
    try:
        raise RuntimeError(len(password))
    except RuntimeError:
        logging.getLogger("rostra.broken").exception("It broke.")
    (line,) = log_lines()
    assert "RuntimeError" in line["exception"]
    assert "hunter2-local" not in json.dumps(line)


def test_a_refused_host_header_is_one_warning_without_traceback(log_lines):
    try:
        raise ValueError("host")
    except ValueError:
        logging.getLogger("django.security.DisallowedHost").exception("Invalid HTTP_HOST header")
    (line,) = log_lines()
    assert (line["level"], "exception" in line) == ("warning", False)


def test_a_line_in_chinese_stays_readable(log_lines):
    logging.getLogger("rostra.x").warning("导入了 %d 篇", 3)
    assert log_lines()[0]["event"] == "导入了 3 篇"
