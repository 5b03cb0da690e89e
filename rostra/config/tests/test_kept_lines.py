"""Access lines of kept pages look like all others, whatever is in the address."""

import json
import time

import pytest

from rostra.config import kept_lines
from rostra.config.kept_lines import KeptLines

PATHS = ["/", "/news/1-中文/", '/"quoted"\\/', "/line\nbreak/", "/\udcff/"]


@pytest.mark.parametrize("path", PATHS)
def test_a_line_is_json_with_the_fields_of_the_others(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = KeptLines()
    as_wsgi = path.encode("utf-8", "surrogateescape").decode("latin-1")
    lines.note((1_700_000_000.25, "GET", as_wsgi, 200, 0.00012, 9_670, "0123456789abcdef"))
    lines.flush()
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line) == {
        "method": "GET",
        "path": path.replace("\udcff", "�"),
        "status": 200,
        "ms": 0.1,
        "bytes": 9_670,
        "kept": True,
        "event": "request",
        "request_id": "0123456789abcdef",
        "logger": "rostra.access",
        "level": "info",
        "timestamp": "2023-11-14T22:13:20.250000Z",
    }


def test_lines_are_written_by_themselves_in_their_order(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_lines, "EVERY_SECONDS", 0.01)
    lines = KeptLines()
    for number in range(100):
        lines.note((1.0, "GET", f"/{number}/", 200, 0.0, 1, "x"))
    written = ""
    limit = time.monotonic() + 10
    while written.count("\n") < 100 and time.monotonic() < limit:
        time.sleep(0.02)
        written += capsys.readouterr().err
    paths = [json.loads(line)["path"] for line in written.splitlines()]
    assert paths == [f"/{number}/" for number in range(100)]
