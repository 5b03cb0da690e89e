"""`rostra serve` as a whole: a real site, real requests, real deaths."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from rostra.config.listening import obstacle
from tests import databases

# One process prepares the site, for all of them.
pytestmark = pytest.mark.xdist_group("serve")


def rostra(*arguments):
    return [sys.executable, "-m", "rostra.config.command", *arguments]


def command_line(process):
    """Return a process's command line; nothing for one that has just died."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_for(condition, seconds=60):
    limit = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.05)
    return found


@pytest.fixture(scope="module")
def environ(tmp_path_factory):
    """Prepare a data folder on SQLite and return the environment that leads there."""
    data = tmp_path_factory.mktemp("served") / "data"
    databases.copy_kept(data)
    values = os.environ | {
        "ROSTRA_DATA": str(data),
        "DATABASE_URL": "",
        "ROSTRA_DEBUG": "1",  # Static files need no collecting then.
        "ROSTRA_LOG": "json",
        "PYTHONDONTWRITEBYTECODE": "",
    }
    subprocess.run(rostra("init"), env=values, check=True, capture_output=True)
    return values


class Served:
    """A site that is being served."""

    def __init__(self, environ, log):
        self.port = free_port()
        self.log = log
        self.process = subprocess.Popen(
            rostra("serve", "--port", str(self.port)),
            env=environ,
            stdout=subprocess.PIPE,
            stderr=log.open("w"),
            text=True,
        )
        self.ps = psutil.Process(self.process.pid)

    def get(self, path="/accounts/login/", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
        finally:
            connection.close()
        return answer

    def answers(self):
        try:
            return self.get().status == 200
        except OSError:
            return False

    def part(self, words):
        """Return the living child whose command line has these words, once there is one."""

        def find():
            return [child for child in self.ps.children() if words in command_line(child)]

        return wait_for(find)[0]

    def web(self):
        return self.part("rostra web")

    def worker(self):
        return self.part("rostra.config.command worker")

    def lines(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]


@pytest.fixture
def served(environ, tmp_path):
    site = Served(environ, tmp_path / "log")
    assert site.process.stdout.readline().startswith("Rostra is open at http://127.0.0.1:")
    yield site
    if site.process.poll() is None:
        site.process.terminate()
        site.process.wait(40)
    site.process.stdout.close()


def test_it_answers_logs_in_json_and_ends_clean(served):
    answer = served.get(**{"X-Request-ID": "from-the-proxy-1"})
    assert (answer.status, answer.headers["X-Request-ID"]) == (200, "from-the-proxy-1")
    assert served.get(Host="elsewhere.example").status == 400
    family = served.ps.children(recursive=True)
    served.process.terminate()
    assert served.process.wait(40) == 0
    assert not any(process.is_running() for process in family)
    requests = [line for line in served.lines() if line["event"] == "request"]
    assert [(r["path"], r["status"]) for r in requests] == [
        ("/accounts/login/", s) for s in (200, 400)
    ]
    assert requests[0]["request_id"] == "from-the-proxy-1"


def test_whatever_dies_comes_back(served):
    worker = served.worker()
    worker.kill()
    wait_for(lambda: served.worker().pid != worker.pid)
    web = served.web()
    (process,) = web.children()
    process.kill()
    wait_for(lambda: any(child.pid != process.pid for child in web.children()))
    wait_for(served.answers)
    assert web.is_running()
    web.kill()
    wait_for(lambda: served.web().pid != web.pid)
    wait_for(served.answers)


def test_nothing_outlives_a_killed_supervisor(served):
    served.worker()  # It starts a moment after the first page can be had.
    family = served.ps.children(recursive=True)
    assert len(family) == 3
    served.process.kill()
    wait_for(lambda: not any(process.is_running() for process in family))
    assert obstacle("127.0.0.1", served.port) is None


def test_a_request_under_way_is_answered_before_the_end(served):
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as client:
        body = b"login=nobody%40example.org&password=x"
        head = (
            f"POST /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        client.sendall(head.encode() + body[:10])
        time.sleep(0.5)
        served.process.send_signal(signal.SIGTERM)
        time.sleep(1)
        client.sendall(body[10:])
        answer = client.recv(65536)
    # Refused, for it brings no token; but answered.
    assert answer.startswith(b"HTTP/1.1 403")
    assert served.process.wait(40) == 0


def test_a_second_site_on_the_same_port_is_refused(served, environ):
    second = subprocess.run(
        rostra("serve", "--port", str(served.port)),
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert "is taken by another program" in second.stderr
    assert served.answers()


def test_each_part_runs_alone(environ, tmp_path):
    port = free_port()
    process = subprocess.Popen(
        rostra("serve", "--only", "worker", "--port", str(port)),
        env=environ,
        stderr=subprocess.DEVNULL,
    )
    # Between fork and exec a process has no command line.
    lines = wait_for(
        lambda: [
            part.cmdline()[-1] for part in psutil.Process(process.pid).children() if part.cmdline()
        ]
    )
    assert lines == ["worker"]
    assert obstacle("127.0.0.1", port) is None
    process.terminate()
    assert process.wait(40) == 0
