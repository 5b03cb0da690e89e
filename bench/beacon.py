"""The beacon: how many reads a second one web process takes, counts and writes."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import served
from bench.site import Site

SECONDS = 10
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


def measure(site: Site, articles: list[int], *, port: int) -> dict[str, Any]:
    """Serve a site by one process on one core, send reads from another core for ten seconds.

    Returns requests a second and latencies (ms), and how many reads were not counted when the
    server had ended.
    """
    before = _left_out(site)
    server, loader = sorted(os.sched_getaffinity(0))[:2]
    # All these readers come from one network, and it is not a swarm.
    environ = {"ROSTRA_CROWDED": "127.0.0.0/8"}
    with (
        served.serving(site, port=port, core=server, workers=1, environ=environ),
        tempfile.NamedTemporaryFile("w", suffix=".lua") as script,
    ):
        script.write(SCRIPT % ", ".join(map(str, articles)))
        script.flush()
        rate = served.wrk(
            f"http://127.0.0.1:{port}/read",
            core=loader,
            seconds=SECONDS,
            script=Path(script.name),
        )
    return {**asdict(rate), "not counted": _left_out(site) - before}


def _left_out(site: Site) -> int:
    """Return how many reads of the last two days were left out, for whatever reason."""
    command = [sys.executable, "-m", "rostra.config.command", "reads", "--days=2", "--json"]
    printed = subprocess.run(
        command, env=site.environ, check=True, capture_output=True, text=True
    ).stdout
    days = [json.loads(line) for line in printed.splitlines()]
    return sum(sum(day["left_out"].values()) for day in days)
