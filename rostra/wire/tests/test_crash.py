"""Broken off at any moment, an import leaves all of an item or nothing of it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rostra.news.models import Article, Citation, PrintedBody, Section, Source
from rostra.wire.models import Item
from rostra.wire.tests.importing import bring, bring_all, counts, line
from tests import databases

BODY = "据路透社、共同社报道，北榆军舰周二晚间撤离鸦岬。" * 40


class BrokenOffError(BaseException):
    """Stands for the end of the process: no handler may take it for an error of the item."""


def break_off(monkeypatch: pytest.MonkeyPatch, model: type, after: int) -> None:
    """Let the process end when a row of ``model`` has been saved for the nth time."""
    saved = model.save
    left = [after]

    def save(self: object, *args: object, **kwargs: object) -> None:
        saved(self, *args, **kwargs)
        left[0] -= 1
        if not left[0]:
            raise BrokenOffError

    monkeypatch.setattr(model, "save", save)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("model", "after"),
    [(Item, 1), (Section, 1), (Source, 1), (Article, 1), (Article, 2), (Article, 3), (Item, 2)],
)
def test_broken_off_between_any_two_steps_nothing_stays(
    monkeypatch: pytest.MonkeyPatch, model: type, after: int
) -> None:
    before = counts()
    with monkeypatch.context() as patched:
        break_off(patched, model, after)
        with pytest.raises(BrokenOffError):
            bring(line(body=BODY))
    assert counts() == before
    assert Citation.objects.count() == PrintedBody.objects.count() == 0
    assert bring(line(body=BODY)).status == "new"
    assert Article.objects.get().live


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["rostra.wire.actions.file_item.save_draft",
                                  "rostra.wire.actions.file_item.publish",
                                  "rostra.wire.actions.make_places.append"])  # fmt: skip
def test_an_error_of_one_item_is_told_and_undone_but_for_the_raw(
    monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise ValueError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(step, fail)
        outcome = bring(line(body=BODY))
    assert outcome.status == "failed"
    assert "the disk is full" in outcome.reason
    assert [model.objects.count() for model in (Article, Section, Source)] == [0, 0, 0]
    item = Item.objects.get()
    assert (item.status, item.raw, item.article) == ("failed", line(body=BODY), None)
    assert bring(line(body=BODY)).status == "new"


@pytest.mark.django_db(transaction=True)
def test_an_error_in_reading_is_the_item_s_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise KeyError("nobody thought of it")

    with monkeypatch.context() as patched:
        patched.setattr("rostra.wire.actions.bring_in.clean", fail)
        [outcome] = bring_all([line()])
    assert outcome.status == "failed"
    assert "nobody thought of it" in outcome.reason
    assert Item.objects.get().raw == line()
    assert bring_all([line()])[0].status == "new"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["load_drafts", "done", "queries.articles_headed"])
def test_broken_off_in_a_batch_nothing_of_it_stays(
    monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def end(*args: object, **kwargs: object) -> None:
        raise BrokenOffError

    lines = [line(id=n, headline=f"军舰{n}", body=BODY) for n in range(5)]
    before = counts()
    with monkeypatch.context() as patched:
        patched.setattr(f"rostra.wire.actions.file_drafts.{step}", end)
        with pytest.raises(BrokenOffError):
            bring_all(lines)
    assert counts() == before
    assert Citation.objects.count() == 0
    assert {outcome.status for outcome in bring_all(lines)} == {"new"}


IMPORT = [sys.executable, "-m", "rostra.config.command", "import"]


def run(arguments: list[str], data: Path, **options: object) -> subprocess.Popen[bytes]:
    environment = os.environ | {"ROSTRA_DATA": str(data), "DATABASE_URL": ""}
    return subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, **options)  # fmt: skip


def wait_for_articles(file: Path, least: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while rows(file, "SELECT count(*) FROM news_article")[0][0] < least:
        assert time.monotonic() < deadline, "the import does not get on"
        assert process.poll() is None, "the import ended by itself"
        time.sleep(0.02)


def rows(file: Path, query: str) -> list[tuple]:
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=20) as opened:
        return opened.execute(query).fetchall()


@pytest.mark.parametrize(
    ("options", "total", "stops"),
    [(["--publish"], 60, (3, 20, 21)), ([], 1000, (1, 301, 302))],
    ids=["published", "drafts"],
)
def test_killed_in_the_middle_the_database_holds_whole_items(
    tmp_path: Path, options: list[str], total: int, stops: tuple[int, ...]
) -> None:
    news = tmp_path / "news.jsonl"
    news.write_bytes(b"\n".join(line(id=n, headline=f"军舰{n}", body=BODY) for n in range(total)))
    data = tmp_path / "data"
    databases.copy_kept(data)
    made = run([*IMPORT[:3], "init"], data)
    assert made.wait() == 0, made.stderr.read().decode()
    file = next(path for path in data.glob("*.sqlite3") if "cache" not in path.name)
    for least in stops:
        process = run([*IMPORT, *options, str(news)], data)
        wait_for_articles(file, least, process)
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        check_whole(file, live=bool(options))
    last = run([*IMPORT, *options, str(news)], data)
    assert last.wait() == 0, last.stderr.read().decode()
    check_whole(file, live=bool(options))
    assert rows(file, "SELECT count(*) FROM news_article") == [(total,)]


def check_whole(file: Path, *, live: bool) -> None:
    """Each item has an article with all that hangs on it, and there is no other."""
    assert rows(file, "PRAGMA integrity_check") == [("ok",)]
    printed, placed = (2, 3) if live else (0, 0)
    whole = rows(file, f"""
        SELECT count(*) FROM wire_item i JOIN news_article a ON a.id = i.article_id
        WHERE i.status IN ('filed', 'same') AND a.live IS {live}
          AND a.latest_revision_id IS i.filed_revision
          AND (SELECT count(*) FROM news_citation c WHERE c.article_id = a.id) = 2
          AND (SELECT count(*) FROM news_printedbody b WHERE b.article_id = a.id) = {printed}
          AND (SELECT count(*) FROM news_placement p WHERE p.article_id = a.id) >= {placed}
    """)  # fmt: skip
    assert whole == rows(file, "SELECT count(*) FROM wire_item")
    assert whole == rows(file, "SELECT count(*) FROM news_article")
