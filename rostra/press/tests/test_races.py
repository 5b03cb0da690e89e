"""No page that was printed while its data changed is served as fresh afterwards.

``docs/decisions/0011-the-press.md`` has the argument; here it is tried: every order of steps that
hypothesis thinks of, many threads, many processes.
"""

import json
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from rostra.press.declarations import Declaration
from rostra.press.page import Page, State
from rostra.press.stamps import SEQUENCE, Table, slot
from rostra.press.tests.conftest import HTML, Counter

KEYS = [f"article:{number}" for number in range(4)]
KEY = st.sampled_from(KEYS)


class Print:
    """A page on its way: what it read so far, and of which state."""

    def __init__(self, table: Table) -> None:
        self.sequence = table.sequence
        self.seen: dict[str, int] = {}


class Orders(RuleBasedStateMachine):
    """Writers and readers in one thread, a step at a time.

    ``committed`` is the database. ``promised`` is the oldest state of a key that a page may show:
    what was committed when a touch of it ended.
    """

    folder: Path
    prints = Bundle("prints")
    pages = Bundle("pages")
    touches = Bundle("touches")

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(self.folder / f"stamps-{random.getrandbits(64)}")
        self.committed = dict.fromkeys(KEYS, 0)
        self.promised = dict.fromkeys(KEYS, 0)
        self.kept: list[tuple[Page, dict[str, int]]] = []

    @rule(target=prints)
    def begin_to_print(self) -> Print:
        return Print(self.table)

    @rule(printing=prints, key=KEY)
    def query(self, printing: Print, key: str) -> None:
        printing.seen.setdefault(key, self.committed[key])

    @rule(printing=consumes(prints), soft=st.booleans())
    def keep(self, printing: Print, soft: bool) -> None:
        declaration = Declaration(hard=set(printing.seen))
        if soft and len(printing.seen) > 1:
            softer = sorted(printing.seen)[0]
            declaration = Declaration(hard=set(printing.seen) - {softer}, soft={softer: 10**9})
        page = Page(
            status="200 OK",
            headers=[HTML],
            body=b"",
            declaration=declaration,
            table=self.table,
            sequence=printing.sequence,
            printed_at=0,
        )
        self.kept.append((page, printing.seen))

    @rule(target=touches, keys=st.sets(KEY, min_size=1))
    def commit(self, keys: set[str]) -> dict[str, int]:
        for key in keys:
            self.committed[key] += 1
        return {key: self.committed[key] for key in keys}

    @rule(changed=consumes(touches))
    def touch(self, changed: dict[str, int]) -> None:
        self.table.touch(sorted(changed))
        for key, state in changed.items():
            self.promised[key] = max(self.promised[key], state)

    @rule(changed=touches, written=st.integers(0, 3))
    def be_killed_while_touching(self, changed: dict[str, int], written: int) -> None:
        """Some slots, and not the sequence; the touch itself is still to come, by the log."""
        for key in sorted(changed)[:written]:
            self.table.cells[slot(key)] = self.table.cells[SEQUENCE] + 1

    @rule()
    def touch_something_else(self) -> None:
        self.table.touch(["topic:1"])

    @invariant()
    def what_is_fresh_shows_what_was_promised(self) -> None:
        for page, seen in self.kept:
            state = page.state(1)
            if state is State.TOUCHED:
                continue
            for key, value in seen.items():
                if state is State.FRESH or key in page.declaration.hard:
                    assert value >= self.promised[key]


def test_in_every_order_of_steps(tmp_path: Path) -> None:
    machine = type("Orders", (Orders,), {"folder": tmp_path})
    case = machine.TestCase
    case.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
    case().runTest()


def test_many_threads(counter: Counter, table: Table) -> None:
    """Each answer shows at least what was committed and touched before it was asked for."""
    keys = [f"/{number}/" for number in range(6)]
    rows = dict.fromkeys(keys, 0)
    promised = dict.fromkeys(keys, 0)
    locks = {key: threading.Lock() for key in keys}
    failures: list[str] = []
    done = threading.Event()

    def body(path: str) -> str:
        neighbour = keys[(keys.index(path) + 1) % len(keys)]
        first = rows[path]
        time.sleep(random.random() / 2_000)
        return json.dumps({path: first, neighbour: rows[neighbour]})

    def declaration(path: str) -> Declaration:
        neighbour = keys[(keys.index(path) + 1) % len(keys)]
        return Declaration(hard={f"page:{path}", f"page:{neighbour}"})

    counter.paper.body, counter.paper.declaration = body, declaration

    def write() -> None:
        while not done.is_set():
            key = random.choice(keys)
            with locks[key]:
                rows[key] += 1
                table.touch([f"page:{key}"])
                promised[key] = rows[key]
            time.sleep(random.random() / 500)

    def read() -> None:
        while not done.is_set():
            before = dict(promised)
            shown = json.loads(counter.ask(random.choice(keys)).body)
            failures.extend(
                f"{key}: {value} < {before[key]}"
                for key, value in shown.items()
                if value < before[key]
            )

    threads = [threading.Thread(target=work) for work in (write, write, read, read, read, read)]
    for thread in threads:
        thread.start()
    time.sleep(2)
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert counter.porter.figures.kept > 100
    assert sum(rows.values()) > 100


# A row is a file that is replaced; its promise is written after the touch.
WRITING = """
import os, random, sys, time
from pathlib import Path
from rostra.press.stamps import Table
folder, own = Path(sys.argv[1]), sys.argv[2]
table = Table(folder / "stamps")

def write(name, number):
    draft = folder / f".{name}-{own}"
    draft.write_text(str(number))
    draft.replace(folder / name)

until = time.monotonic() + 2
number = 0
while time.monotonic() < until:
    number += 1
    write(f"row-{own}", number)
    table.touch([f"page:{own}"])
    write(f"promise-{own}", number)
    time.sleep(random.random() / 300)
print(number)
"""


class TestProcesses:
    """Two writing processes, two reading ones with a press each."""

    def test_many_processes(self, folder: Path) -> None:
        folder.mkdir()
        for name in "ab":
            (folder / f"row-{name}").write_text("0")
            (folder / f"promise-{name}").write_text("0")
        writers = [run(WRITING, str(folder), name) for name in "ab"]
        readers = [run(READING, str(folder)) for _ in range(2)]
        for reader in readers:
            found = json.loads(reader.communicate(timeout=60)[0])
            assert found["stale"] == []
            assert found["kept"] > 50
            assert found["printed"] > 20
        for writer in writers:
            assert int(writer.communicate(timeout=60)[0]) > 50


READING = """
import json, random, sys, time
from pathlib import Path
from rostra.press.declarations import Declaration
from rostra.press.page import Page, State
from rostra.press.stamps import Table
folder = Path(sys.argv[1])
table = Table(folder / "stamps")
kept, counts, stale = {}, {"kept": 0, "printed": 0}, []

def print_page(name):
    sequence = table.sequence
    row = (folder / f"row-{name}").read_text()
    time.sleep(random.random() / 1000)
    return Page(status="200 OK", headers=[], body=row.encode(), table=table, sequence=sequence,
                declaration=Declaration(hard={f"page:{name}"}), printed_at=0)

until = time.monotonic() + 2.2
while time.monotonic() < until:
    name = random.choice("ab")
    promised = int((folder / f"promise-{name}").read_text())
    page = kept.get(name)
    if page is not None and page.state(1) is State.FRESH:
        counts["kept"] += 1
    else:
        page = kept[name] = print_page(name)
        counts["printed"] += 1
    shown = int(page.variant(0)[0].body)
    if shown < promised:
        stale.append([name, shown, promised])
print(json.dumps(counts | {"stale": stale}))
"""


def run(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("wrong", ["touched without a slot", "sequence read after the query"])
def test_the_machine_sees_what_the_argument_rules_out(wrong: str, tmp_path: Path) -> None:
    machine = type("Orders", (Orders,), {"folder": tmp_path})()
    printing = machine.begin_to_print()
    machine.query(printing, KEYS[0])
    changed = machine.commit({KEYS[0]})
    if wrong == "touched without a slot":
        machine.touch_something_else()
        machine.promised[KEYS[0]] = changed[KEYS[0]]
    else:
        machine.touch(changed)
        printing.sequence = machine.table.sequence
    machine.keep(printing, soft=False)
    with pytest.raises(AssertionError):
        machine.what_is_fresh_shows_what_was_promised()
