"""The beacon: how many reads a second one web process takes, counts and writes."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from typing import Any

from bench.site import Site

CONNECTIONS = 32
SECONDS = 10
STARTS_WITHIN_SECONDS = 120
# Readers of a thousand articles with a thousand browsers, all from this machine.
SCRIPT = """
local agent = "Mozilla/5.0 (X11; Linux x86_64; rv:%%d.0) Gecko/20100101 Firefox/%%d.%%d"
local articles = {%s}
math.randomseed(7)
request = function()
  local version = math.random(100, 140)
  wrk.headers["User-Agent"] = string.format(agent, version, version, math.random(0, 24))
  return wrk.format("POST", "/read", nil, articles[math.random(#articles)])
end
"""


def missing() -> str:
    """Say what is not installed and how to get it; empty when all is there."""
    if shutil.which("wrk") is None:
        return "The beacon is not measured: apt-get install wrk"
    if len(os.sched_getaffinity(0)) < 2:
        return "The beacon is not measured: server and load need a core each."
    return ""


def measure(site: Site, articles: list[int], *, port: int) -> dict[str, Any]:
    """Serve a site by one process on one core, send reads from another core for ten seconds.

    Returns how many a second were answered, their latency as wrk prints it, and how many of them
    were not counted when the server had ended.
    """
    before = _left_out(site)
    server, loader = sorted(os.sched_getaffinity(0))[:2]
    environ = {
        **site.environ, "PORT": str(port), "ROSTRA_WORKERS": "1", "ROSTRA_CROWDED": "127.0.0.0/8"
    }  # fmt: skip
    group = subprocess.Popen(
        ["taskset", "-c", str(server), sys.executable, "-m", "rostra.config.command", "serve"],
        env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/")
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            script.write(SCRIPT % ", ".join(map(str, articles)))
            script.flush()
            printed = _wrk(script.name, port, core=loader)
    finally:
        group.send_signal(signal.SIGTERM)
        group.wait(60)
    after = _left_out(site)
    return _figures(printed) | {"not counted": after - before}


def _wrk(script: str, port: int, *, core: int) -> str:
    command = [
        "taskset", "-c", str(core), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency",
        "-s", script, f"http://127.0.0.1:{port}/read",
    ]  # fmt: skip
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _figures(printed: str) -> dict[str, Any]:
    rate = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    if rate is None:
        raise ValueError(f"wrk said nothing of a rate:\n{printed}")
    latency = {name: re.search(rf"{name}%\s+(\S+)", printed) for name in ("50", "99")}
    return {
        "a_second": float(rate[1]),
        **{f"p{name}": found[1] if found else "" for name, found in latency.items()},
        "refused": "Non-2xx" in printed,
    }


def _left_out(site: Site) -> int:
    """Return how many reads of the last two days were left out, for whatever reason."""
    command = [sys.executable, "-m", "rostra.config.command", "reads", "--days=2", "--json"]
    printed = subprocess.run(
        command, env=site.environ, check=True, capture_output=True, text=True
    ).stdout
    days = [json.loads(line) for line in printed.splitlines()]
    return sum(sum(day["left_out"].values()) for day in days)


def _wait_for(address: str) -> None:
    limit = time.monotonic() + STARTS_WITHIN_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=30):
                return
        except OSError:
            if time.monotonic() > limit:
                raise
            time.sleep(0.25)
