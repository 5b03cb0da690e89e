"""Reads at a real server whose processes are killed at random moments."""

import http.client
import json
import random
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import psutil
import pytest

from tests.journeys.site import PATIENCE, Site, blank_site

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ARTICLES = 40
KILLS = 4
# Reads are written each second; a busy machine writes them a little later.
SECOND = 2.5
# So many visitors are taken for each other, or apart, by the sketches of all articles together.
SLACK = 10


class Crowded(Site):
    """A site whose readers all come from this machine."""

    @property
    def environ(self) -> dict[str, str]:
        """The environment of every command on this site."""
        return super().environ | {"ROSTRA_CROWDED": "127.0.0.0/8"}


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a paper of some articles."""
    with blank_site(tmp_path_factory.mktemp("reads") / "data", "reads") as blank:
        made = Crowded(blank.folder, blank.database_url, blank.port)
        made.told["articles"] = json.loads(
            made.run("tests.faults.reads_paper", "make", str(ARTICLES))
        )
        made.start()
        try:
            yield made
        finally:
            made.stop()


@dataclass
class Sent:
    """A read that was answered, or perhaps not."""

    visitor: int
    at: float
    is_taken: bool


class Readers(threading.Thread):
    """Sends reads of ever new visitors, and each once more a little later."""

    def __init__(self, site: Site) -> None:
        super().__init__(daemon=True)
        self.site = site
        self.sent: list[Sent] = []
        self.stopping = threading.Event()

    def run(self) -> None:
        """Send until stopped."""
        connection = self.connect()
        number = 0
        while not self.stopping.wait(0.003):
            for visitor in (number, number - 150):
                if visitor < 0:
                    continue
                is_taken = self.send(connection, visitor)
                self.sent.append(Sent(visitor, time.monotonic(), is_taken))
                if not is_taken:
                    connection.close()
                    time.sleep(0.02)
                    connection = self.connect()
            number += 1
        connection.close()

    def connect(self) -> http.client.HTTPConnection:
        """Open a connection to the site."""
        return http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=10)

    def send(self, connection: http.client.HTTPConnection, visitor: int) -> bool:
        """Send a read; say whether it was taken."""
        article = self.site.told["articles"][visitor % ARTICLES]
        headers = {"User-Agent": f"{AGENT} {visitor}"}
        try:
            connection.request("POST", "/read", body=str(article), headers=headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return False
        return answer.status == 204


def kill(site: Site) -> float:
    """Kill the web process; return when it was dead."""
    assert site.server is not None
    for process in psutil.Process(site.server.pid).children(recursive=True):
        if "worker-" in " ".join(process.cmdline()):
            process.send_signal(signal.SIGKILL)
            process.wait(10)
            return time.monotonic()
    raise AssertionError("there is no web process")


def counted(site: Site) -> float:
    return sum(json.loads(site.run("tests.faults.reads_paper", "count")).values())


def test_a_killed_server_loses_its_last_second_and_counts_nothing_twice(site: Site) -> None:
    readers = Readers(site)
    readers.start()
    killed = []
    for _ in range(KILLS):
        time.sleep(random.uniform(0.7, 3.0))
        killed.append(kill(site))
        site.wait()
        time.sleep(0.5)
    time.sleep(1.5)
    readers.stopping.set()
    readers.join(PATIENCE)
    everybody = {each.visitor for each in readers.sent}
    safe = {
        each.visitor
        for each in readers.sent
        if each.is_taken and not any(0 < at - each.at < SECOND for at in killed)
    }
    # It is the last seconds of the processes that are at stake, and much is sent besides.
    assert len(everybody) > len(safe) > 300
    limit = time.monotonic() + SECOND
    while (found := counted(site)) < len(safe) - SLACK and time.monotonic() < limit:
        time.sleep(0.2)
    assert len(safe) - SLACK <= found <= len(everybody) + SLACK
    # Who read under a process that is dead now, and reads again, counts once. An owner who stops
    # the server loses nothing at all.
    before = counted(site)
    again, new = sorted(safe)[:300], range(1_000_000, 1_000_080)
    connection = readers.connect()
    assert all(readers.send(connection, visitor) for visitor in (*again, *new))
    site.stop()
    assert counted(site) == pytest.approx(before + 80, abs=SLACK)
