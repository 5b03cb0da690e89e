"""`rostra press`: what is kept, why pages went, and emptying it."""

import json
import os
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from rostra.changes.models import Change
from rostra.press.figures import DEAD_AFTER_SECONDS, Publisher
from rostra.press.stamps import EVERYTHING, Table, slot
from rostra.press.tests.conftest import Counter


def press(*arguments: str) -> str:
    out = StringIO()
    call_command("press", *arguments, stdout=out)
    return out.getvalue()


def publish(counter: Counter, folder: Path) -> Publisher:
    publisher = Publisher(folder)
    holdings = {"holdings": counter.porter.store.holdings()}
    publisher.publish(counter.porter.figures.as_values() | holdings)
    return publisher


def test_it_shows_what_is_kept_and_why_pages_went(
    counter: Counter, table: Table, folder: Path
) -> None:
    for path in ("/", "/", "/", "/専題/".encode().decode("latin-1")):
        counter.ask(path)
    table.touch(["page:/"])
    counter.ask("/", HTTP_IF_NONE_MATCH="*")
    counter.ask("/", HTTP_IF_NONE_MATCH="*")
    publish(counter, folder)
    shown = press()
    assert str(os.getpid()) in shown
    for words in ("50.0%", "touched page", "page:/", "hit rate"):
        assert words in shown
    (values,) = map(json.loads, press("--json").splitlines())
    assert (values["kept"], values["printed"], values["not_modified"]) == (3, 3, 2)
    assert values["holdings"]["paper"]["pages"] == 2


def test_without_a_process_it_says_so(folder: Path) -> None:
    assert "No web process keeps pages" in press()
    assert press("--json") == ""


@pytest.mark.parametrize("how", ["dead", "silent", "torn", "of another form"])
def test_the_figures_of_the_dead_are_cleared_away(counter: Counter, folder: Path, how: str) -> None:
    path = publish(counter, folder).path
    values = json.loads(path.read_text())
    if how == "dead":
        path.write_text(json.dumps(values | {"pid": 2**22 - 3}))
    elif how == "silent":
        path.write_text(json.dumps(values | {"at": time.time() - DEAD_AFTER_SECONDS}))
    else:
        path.write_text({"torn": '{"pid"', "of another form": "[]"}[how])
    assert press("--json") == ""
    assert not path.exists()


def test_figures_are_written_when_they_changed(counter: Counter, folder: Path) -> None:
    publisher = publish(counter, folder)
    publisher.path.unlink()
    values = counter.porter.figures.as_values() | {"holdings": counter.porter.store.holdings()}
    publisher.publish(values)
    assert not publisher.path.exists()
    publisher.publish(values | {"kept": 7})
    assert publisher.path.exists()


@pytest.mark.django_db(transaction=True)
def test_emptied_every_page_is_printed_anew_and_other_hosts_are_told(
    counter: Counter, table: Table
) -> None:
    before = counter.ask().body
    assert "printed anew" in press("empty")
    assert counter.ask().body != before
    assert table.cells[slot(EVERYTHING)] > 0
    assert list(Change.objects.values_list("kind", "key")) == [("press", "all")]


def test_a_wrong_word_is_refused() -> None:
    with pytest.raises(CommandError):
        press("emtpy")
