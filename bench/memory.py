"""Measure the idle memory of the whole group that ``rostra serve`` starts."""

import subprocess
import sys
import time
import urllib.request

import psutil

from bench.site import Site

REQUESTS = 20
STARTS_WITHIN_SECONDS = 120
QUIET_SECONDS = 5.0


def idle_megabytes(site: Site, paths: list[str], *, port: int) -> dict[str, float]:
    """Serve a site, ask for some pages, let it rest; return the megabytes (PSS) by process."""
    environ = {**site.environ, "PORT": str(port)}
    command = [sys.executable, "-m", "rostra.config.command", "serve"]
    group = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        for turn in range(REQUESTS):
            _ask(f"http://127.0.0.1:{port}{paths[turn % len(paths)]}")
        time.sleep(QUIET_SECONDS)
        return by_process(psutil.Process(group.pid))
    finally:
        group.terminate()
        group.wait(60)


def by_process(leader: psutil.Process) -> dict[str, float]:
    """Return the megabytes (PSS) of a process and all below it."""
    found: dict[str, float] = {}
    for process in [leader, *leader.children(recursive=True)]:
        name = f"{process.name()} {process.pid}"
        found[name] = round(process.memory_full_info().pss / 1024**2, 1)
    return found


def wait_for(address: str) -> None:
    """Wait until an address answers. Raises OSError when it does not in time."""
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while True:
        try:
            return _ask(address)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.25)


def _ask(address: str) -> None:
    with urllib.request.urlopen(address, timeout=30) as answer:
        answer.read()
