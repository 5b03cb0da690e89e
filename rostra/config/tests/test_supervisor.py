"""The supervised group, with real processes that are really killed."""

import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from rostra.config import environment, supervisor
from rostra.config.child import BACK_OFF_SECONDS, HOPELESS_AFTER, STEADY_SECONDS, Child, in_words

GROUP = """
import os, sys
from rostra.config import environment
from rostra.config.child import Child
from rostra.config.supervisor import Supervisor
children = [
    Child(f"part{n}", [sys.executable, "-c", code], os.environ)
    for n, code in enumerate(sys.argv[2:])
]
env = environment.read({"ROSTRA_LOG": "text"})
ready = lambda: print("open", flush=True)
sys.exit(Supervisor(children, env, on_ready=ready, patience=float(sys.argv[1])).run())
"""
JOINED = "import os, signal, sys, time; from rostra.config import lifeline; lifeline.join(); "
OBEDIENT = JOINED + "lifeline.ready(); time.sleep(60)"
DRAINING = (
    JOINED
    + "signal.signal(signal.SIGTERM, lambda *_: (time.sleep(0.5), print('drained', flush=True),"
    + " sys.exit(0))); lifeline.ready(); [time.sleep(1) for _ in range(60)]"
)
DEAF = (
    JOINED
    + "signal.signal(signal.SIGTERM, signal.SIG_IGN); lifeline.ready(); "
    + "[time.sleep(1) for _ in range(60)]"
)


class Group:
    """A supervisor in a process of its own, and what it prints."""

    def __init__(self, *codes, patience=10):
        self.process = subprocess.Popen(
            [sys.executable, "-c", GROUP, str(patience), *codes],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.ps = psutil.Process(self.process.pid)
        self.ready = codes.count(OBEDIENT) + codes.count(DRAINING) + codes.count(DEAF)

    def open(self):
        """Wait until the first child reports; return self."""
        assert self.process.stdout.readline() == "open\n"
        wait_for(lambda: len(self.children()) == self.ready)
        time.sleep(0.3)  # All have set their handlers.
        return self

    def children(self):
        return self.ps.children()

    def end(self, timeout=20):
        """Return exit code, stdout and stderr."""
        out, err = self.process.communicate(timeout=timeout)
        return self.process.returncode, out, err

    def tidy(self):
        if self.process.poll() is None:
            for child in self.ps.children(recursive=True):
                child.kill()
            self.process.kill()
            self.process.communicate()


@pytest.fixture
def group():
    """Return a function that starts a group; all are gone afterwards."""
    started = []

    def start(*codes, **options):
        started.append(Group(*codes, **options))
        return started[-1]

    yield start
    for one in started:
        one.tidy()


def wait_for(condition, seconds=10):
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.02)


def test_sigterm_ends_the_group_clean(group):
    running = group(OBEDIENT, OBEDIENT).open()
    children = running.children()
    running.process.terminate()
    code, _, err = running.end()
    assert code == 0
    assert "Stopping" in err
    assert not any(child.is_running() for child in children)


def test_ctrl_c_ends_the_group_clean(group):
    running = group(OBEDIENT).open()
    running.process.send_signal(signal.SIGINT)
    assert running.end()[0] == 0


def test_what_is_under_way_is_finished_first(group):
    running = group(DRAINING).open()
    running.process.terminate()
    code, out, _ = running.end()
    assert (code, out) == (0, "drained\n")


def test_who_does_not_finish_in_time_is_killed_and_named(group):
    running = group(DEAF, OBEDIENT, patience=1).open()
    children = running.children()
    started = time.monotonic()
    running.process.terminate()
    code, _, err = running.end()
    assert 0.9 < time.monotonic() - started < 5
    assert code == 1
    assert "Not finished after 1 s; ending now. Still running: part0." in err
    assert not any(child.is_running() for child in children)


def test_a_second_signal_hurries(group):
    running = group(DEAF).open()
    started = time.monotonic()
    running.process.terminate()
    time.sleep(0.3)
    running.process.send_signal(signal.SIGINT)
    code, _, err = running.end()
    assert time.monotonic() - started < 5
    assert code == 1
    assert "A second signal came" in err


def test_a_killed_child_is_started_again_at_once(group):
    running = group(OBEDIENT, OBEDIENT).open()
    victim, other = running.children()
    victim.kill()
    started = time.monotonic()
    wait_for(lambda: len(running.children()) == 2 and victim not in running.children())
    assert time.monotonic() - started < 3
    assert other in running.children()
    running.process.terminate()
    code, _, err = running.end()
    assert code == 0
    assert "part0 was ended by SIGKILL; starting it again at once." in err


def test_children_do_not_outlive_a_killed_supervisor(group):
    running = group(OBEDIENT, OBEDIENT).open()
    children = running.children()
    assert len(children) == 2
    running.process.kill()
    wait_for(lambda: not any(child.is_running() for child in children))


def test_grandchildren_go_with_a_killed_child(group):
    code = (
        JOINED + "import subprocess; subprocess.Popen([sys.executable, '-c', 'import time;"
        " time.sleep(60)']); lifeline.ready(); time.sleep(60)"
    )
    running = group(code)
    running.ready = 1
    running.open()
    (child,) = running.children()
    (grandchild,) = child.children()
    child.kill()
    wait_for(lambda: not grandchild.is_running())
    running.process.terminate()
    assert running.end()[0] == 0


def test_who_waits_starts_when_the_first_is_ready(tmp_path):
    env = environment.read({"ROSTRA_LOG": "text"})
    first, second = (
        Child(name, [sys.executable, "-c", OBEDIENT], os.environ) for name in ("web", "worker")
    )
    second.start_at = time.monotonic() + 60
    started = []

    def stop():
        started.append(second.process)
        os.kill(os.getpid(), signal.SIGTERM)

    group = supervisor.Supervisor([first, second], env, on_ready=stop)
    assert group.run() == 0
    assert started == [None]
    assert second.started_at > first.started_at


def test_a_refusal_stops_the_group_with_its_sentence(group):
    refusing = JOINED + "lifeline.refuse('The cellar is\\nflooded.'); sys.exit(1)"
    code, _, err = group(refusing, OBEDIENT).end()
    assert code == 1
    assert "The cellar is flooded." in err
    assert "starting it again" not in err


def test_a_child_that_never_stays_up_is_given_up(group):
    code, _, err = group("raise SystemExit(7)", OBEDIENT).end(timeout=40)
    assert code == 1
    assert "part0 ended with code 7, 5 times in a row; giving up." in err


def test_a_command_that_cannot_be_started_is_given_up_too(group):
    env = environment.read({"ROSTRA_LOG": "text"})
    child = Child("ghost", ["/no/such/program"], os.environ)
    child.failures = HOPELESS_AFTER - 1
    assert supervisor.Supervisor([child], env).run() == 1


def test_waits_grow_and_a_steady_child_starts_afresh():
    child = Child("web", ["true"], {})
    child.started_at = 1000.0
    waits = [child.plan_restart(1000.0) for _ in range(len(BACK_OFF_SECONDS) + 1)]
    assert waits == [*BACK_OFF_SECONDS, BACK_OFF_SECONDS[-1]]
    assert child.is_hopeless
    assert child.plan_restart(1000.0 + STEADY_SECONDS) == 0
    assert not child.is_hopeless


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, "ended with code 0"),
        (3, "ended with code 3"),
        (-9, "was ended by SIGKILL"),
        (-200, "was ended by signal 200"),
    ],
)
def test_ends_are_told_in_words(code, words):
    assert in_words(code) == words


def test_a_taken_port_is_refused_with_a_sentence(capfd, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        environ = {"PORT": str(port), "ROSTRA_LOG": "text", "ROSTRA_DATA": str(tmp_path)}
        assert supervisor.main([], environ) == 1
    assert f"Port {port} on 127.0.0.1 is taken" in capfd.readouterr().err


def test_a_wrong_setting_or_option_is_refused_with_code_two(capsys):
    assert supervisor.main([], {"ROSTRA_WORKERS": "many"}) == 2
    assert supervisor.main(["--port", "99999"], {}) == 2
    err = capsys.readouterr().err
    assert "ROSTRA_WORKERS is “many”" in err
    assert "PORT is “99999”" in err


def test_the_supervisor_stays_small_and_loads_no_django(group):
    script = "import sys, rostra.config.command; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not set(run.stdout.split()) & {"django", "granian", "structlog", "rich", "wagtail"}
    running = group(OBEDIENT).open()
    assert running.ps.memory_full_info().uss < 20 * 1024 * 1024
