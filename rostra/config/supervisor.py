"""Run web and worker as one group: `rostra serve`.

This process loads neither Django nor Granian: it starts the two, starts them again when they
die, and lets them finish what they do when it is told to stop.
"""

import argparse
import fcntl
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import FrameType
from typing import TextIO

from rostra.config import environment, lifeline, listening, plainlog
from rostra.config.child import Child, in_words
from rostra.config.environment import Environment, EnvironmentValueError

PARTS = ("web", "worker")
# How long requests and tasks may take to finish after SIGTERM.
PATIENCE_SECONDS = 30.0
# How long the worker waits for the web to be ready before it starts all the same.
HEAD_START_SECONDS = 15.0
# `rostra restore` takes an exclusive lock on this file of the data folder, so never both.
SERVING = ".serving"
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class RefusedError(Exception):
    """The site cannot be served here; the message is a sentence for the owner."""


class Supervisor:
    """Keep a group of children running until a signal ends it."""

    def __init__(
        self,
        children: Iterable[Child],
        env: Environment,
        *,
        on_ready: Callable[[], None] = lambda: None,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self.children = list(children)
        self.log = plainlog.logger(env, "rostra.supervisor")
        self.on_ready = on_ready
        self.patience = patience
        self.exit_code = 0
        self.deadline: float | None = None
        self._signals: list[int] = []
        self._selector = selectors.DefaultSelector()

    def run(self) -> int:
        """Supervise; return the exit code: 0 after a clean end, 1 after any other."""
        wake, waker = socket.socketpair()
        for end in (wake, waker):
            end.setblocking(False)
        self._selector.register(wake, selectors.EVENT_READ)
        before = signal.set_wakeup_fd(waker.fileno())
        handlers = {
            number: signal.signal(number, self._noted)
            for number in (*STOP_SIGNALS, signal.SIGCHLD)
            # nohup asks to live on after the terminal.
            if not (number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN)
        }
        try:
            self._supervise(wake)
        finally:
            for child in self.children:
                child.signal(signal.SIGKILL)
                child.close()
            for number, handler in handlers.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(before)
            self._selector.close()
            wake.close()
            waker.close()
        return self.exit_code

    def _supervise(self, wake: socket.socket) -> None:
        while True:
            for child in self.children:
                self._attend(child)
            self._heed_signals()
            if self.deadline is not None and not any(child.process for child in self.children):
                return
            if self._selector.select(self._pause()):
                _drain(wake)

    def _noted(self, number: int, frame: FrameType | None) -> None:
        if number != signal.SIGCHLD:
            self._signals.append(number)

    def _pause(self) -> float | None:
        """Return the seconds until something is due; None to wait for a signal or a report."""
        due = [child.start_at for child in self.children if child.start_at is not None]
        if self.deadline is not None:
            due = [self.deadline]
        return max(0.0, min(due) - time.monotonic()) if due else None

    def _attend(self, child: Child) -> None:
        self._listen(child)
        code = child.ended()
        if code is not None:
            self._listen(child)
            self._hang_up(child)
            self._bury(child, in_words(code))
        due = child.start_at is not None and child.start_at <= time.monotonic()
        if due and self.deadline is None:
            try:
                self._selector.register(child.start(), selectors.EVENT_READ)
            except OSError as error:
                child.close()
                self._bury(child, f"could not be started ({error.strerror})")

    def _listen(self, child: Child) -> None:
        for line in child.heard():
            kind, _, sentence = line.partition(" ")
            if kind == lifeline.READY and self.deadline is None and not child.is_ready:
                child.is_ready = True  # Of several web processes the first is enough.
                self.on_ready()
                self._start_the_waiting()
                # Once is enough: a child that comes back is a line in the log.
                self.on_ready = partial(self.log.info, "%s answers again.", child.name)
            elif kind == lifeline.REFUSED and self.deadline is None:
                self.log.error("%s", sentence)
                self._stop(exit_code=1)
        if child.is_silent:
            self._hang_up(child)

    def _start_the_waiting(self) -> None:
        for child in self.children:
            if child.process is None and child.failures == 0:
                child.start_at = time.monotonic()

    def _hang_up(self, child: Child) -> None:
        if child.reports is not None:
            self._selector.unregister(child.reports)
            child.close()

    def _bury(self, child: Child, what: str) -> None:
        if self.deadline is not None:
            return
        wait = child.plan_restart(time.monotonic())
        if child.is_hopeless:
            self.log.error(
                "%s %s, %d times in a row; giving up. The lines above may say why.",
                child.name,
                what,
                child.failures,
            )
            self._stop(exit_code=1)
            return
        when = "at once" if wait == 0 else f"in {wait:g} s"
        self.log.warning("%s %s; starting it again %s.", child.name, what, when)

    def _heed_signals(self) -> None:
        while self._signals:
            self._signals.pop(0)
            if self.deadline is None:
                self.log.info("Stopping; what is under way is finished first.")
                self._stop(exit_code=0)
            else:
                self._kill("A second signal came; ending at once.")
        if self.deadline is not None and time.monotonic() >= self.deadline:
            self._kill(f"Not finished after {self.patience:g} s; ending now.")

    def _stop(self, *, exit_code: int) -> None:
        self.exit_code = exit_code
        self.deadline = time.monotonic() + self.patience
        for child in self.children:
            child.start_at = None
            child.signal(signal.SIGTERM)

    def _kill(self, why: str) -> None:
        names = ", ".join(child.name for child in self.children if child.process)
        if not names:
            return
        self.log.warning("%s Still running: %s.", why, names)
        self.exit_code = self.exit_code or 1
        self.deadline = time.monotonic() + self.patience
        for child in self.children:
            child.signal(signal.SIGKILL)


def _drain(wake: socket.socket) -> None:
    try:
        while wake.recv(4096):
            pass
    except BlockingIOError:
        return


def main(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Serve the site as the arguments and the environment say; return the exit code."""
    try:
        env = environment.read(environ)
    except EnvironmentValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    options = _parser(env).parse_args(argv)
    given = {"PORT": options.port, "ROSTRA_BIND": options.bind}
    environ = dict(environ) | {name: value for name, value in given.items() if value}
    try:
        env = environment.read(environ)
    except EnvironmentValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    log = plainlog.logger(env, "rostra.supervisor")
    for warning in env.warnings:
        log.warning("%s", warning)
    parts = [options.only] if options.only else list(PARTS)
    try:
        lock = _held(env, parts)
    except RefusedError as error:
        log.error("%s", error)
        return 1
    with lock:
        children = [Child(part, command_of(part), _child_environ(environ)) for part in parts]
        for child in children[1:]:  # The first page comes sooner when they do not start at once.
            child.start_at = time.monotonic() + HEAD_START_SECONDS
        return Supervisor(children, env, on_ready=lambda: _welcome(env, parts)).run()


def _held(env: Environment, parts: Sequence[str]) -> TextIO:
    """Hold the data folder for serving; the lock lasts while the file returned is open.

    Raises RefusedError where the site cannot be served.
    """
    if "web" in parts and (sentence := listening.obstacle(env.host, env.port)):
        raise RefusedError(sentence)
    if not env.data.is_dir():
        raise RefusedError(
            f"There is no site in {env.data}; run `rostra init` first, or set ROSTRA_DATA."
        )
    try:
        lock = (env.data / SERVING).open("a")
    except OSError as error:
        raise RefusedError(
            f"The data folder {env.data} cannot be used: {error.strerror}."
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise RefusedError(
            f"A backup is being restored into {env.data}; serve when that is done."
        ) from error
    return lock


def command_of(part: str) -> list[str]:
    """Return the command line of a part of the group."""
    if part == "web":
        return [sys.executable, "-m", "rostra.config.webserver"]
    return [sys.executable, "-m", "rostra.config.command", part]


def _child_environ(environ: Mapping[str, str]) -> dict[str, str]:
    # glibc keeps a heap for each thread; two are enough and save tens of megabytes.
    return {"MALLOC_ARENA_MAX": "2"} | dict(environ)


def _welcome(env: Environment, parts: Sequence[str]) -> None:
    """Say where to go, once the web process answers; again after it was started again."""
    sys.stdout.write(
        f"Rostra is open at {env.url} ({' and '.join(parts)}; data in {env.data}).\n"
        "Ctrl-C ends it.\n"
        if sys.stdout.isatty()
        else f"Rostra is open at {env.url}\n"
    )
    sys.stdout.flush()


def _parser(env: Environment) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rostra serve", description="Serve the site: web and worker in one group."
    )
    parser.add_argument("--only", choices=PARTS, help="run one part alone, for several machines")
    parser.add_argument("--port", help=f"the port to listen on (now {env.port})")
    parser.add_argument("--bind", help=f"the address to listen on (now {env.host})")
    return parser
