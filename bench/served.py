"""Measure the stack as an owner starts it: kept pages against the same bytes served by nginx.

One web process and one nginx process take turns on one core, wrk asks from another. What counts
is the ratio within one run: the machine, its kernel and its load are the same for both.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import Any

import psutil

from bench import memory
from bench.site import Site

TOOLS = {"nginx": "nginx-light", "wrk": "wrk"}
CONNECTIONS = 32
ROUNDS = 5
SECONDS = 5
WARM_UP_SECONDS = 2
# So long the load runs while an article is changed, and again.
LOAD_SECONDS = 30
# The press publishes its figures each second when they changed.
FIGURES_SECONDS = 2.5
# A page of an article with a long thread is about so large; the nearest of these is measured.
KILOBYTES = 60
ENCODED = {"Accept-Encoding": "gzip"}
NGINX = """
worker_processes 1;
worker_cpu_affinity {mask};
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log {folder}/access.log;
  sendfile on; tcp_nopush on; tcp_nodelay on;
  keepalive_requests 1000000;
  types {{ text/html html; }}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/pages;
    gzip_static on;
    open_file_cache max=100;
  }}
}}
"""
ZIPF = """
local addresses, bounds = {%(addresses)s}, {%(bounds)s}
math.randomseed(7)
request = function()
  local chance, low, high = math.random(), 1, #bounds
  while low < high do
    local middle = math.floor((low + high) / 2)
    if bounds[middle] < chance then low = middle + 1 else high = middle end
  end
  return wrk.format("GET", addresses[low])
end
"""
WRK_FIGURES = {
    "p50": r"50%\s+([\d.]+)(us|ms|s)",
    "p99": r"99%\s+([\d.]+)(us|ms|s)",
}
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Rate:
    """What a server did in a round: requests a second, and how long its answers took (ms)."""

    requests: float
    p50: float
    p99: float


def missing() -> str:
    """Say what is not installed and how to get it; empty when all is there."""
    packages = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if len(os.sched_getaffinity(0)) < 2:
        return "What is served is not measured: server and load need a core each."
    if packages:
        return f"What is served is not measured: apt-get install {' '.join(packages)}"
    return ""


def measure(site: Site, paths: Sequence[str], *, folder: Path, port: int) -> dict[str, Any]:
    """Return requests a second and latencies of both, the medians of several rounds in turns."""
    server, loader = sorted(os.sched_getaffinity(0))[:2]
    begun = time.perf_counter()
    with serving(site, port=port, core=server, workers=1) as group:
        started = time.perf_counter() - begun
        path = _typical(port, paths)
        size = _static(folder, port, path)
        with _nginx(folder, port + 1, core=server):
            addresses = {
                "nginx": f"http://127.0.0.1:{port + 1}/page.html",
                "rostra": f"http://127.0.0.1:{port}{path}",
            }
            for address in addresses.values():
                wrk(address, core=loader, seconds=WARM_UP_SECONDS)
            rounds: dict[str, list[Rate]] = {name: [] for name in addresses}
            for _ in range(ROUNDS):
                for name, address in addresses.items():
                    rounds[name].append(wrk(address, core=loader, seconds=SECONDS))
        loaded = sum(memory.by_process(psutil.Process(group.pid)).values())
    ratios = [ours.requests / theirs.requests for ours, theirs in zip(*_both(rounds), strict=True)]
    return {
        "path": path,
        "bytes": size,
        "first_page_seconds": round(started, 2),
        "loaded_megabytes": round(loaded, 1),
        "ratio": round(statistics.median(ratios), 3),
        "ratios": [round(each, 3) for each in sorted(ratios)],
        **{name: asdict(_median(rates)) for name, rates in rounds.items()},
    }


@contextmanager
def serving(
    site: Site,
    *,
    port: int,
    core: int | None = None,
    workers: int,
    environ: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[subprocess.Popen[bytes]]:
    """Run ``rostra serve`` on a site, on one core where asked; give it once it answers."""
    environ = {**site.environ, "PORT": str(port), "ROSTRA_WORKERS": str(workers), **environ}
    command = [sys.executable, "-m", "rostra.config.command", "serve"]
    with (site.data / "bench.log").open("wb") as log:
        group = subprocess.Popen(_pinned(core, command), env=environ, stdout=log, stderr=log)
        try:
            memory.wait_for(f"http://127.0.0.1:{port}/")
            yield group
        finally:
            group.terminate()
            group.wait(60)


def wrk(address: str, *, core: int | None = None, seconds: int, script: Path | None = None) -> Rate:
    """Ask for an address as fast as it is answered. Raises ValueError for any answer but a page."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    command += [f"-H{name}: {value}" for name, value in ENCODED.items()]
    command += [f"-s{script}"] if script else []
    told = subprocess.run(
        _pinned(core, [*command, address]), check=True, capture_output=True, text=True
    ).stdout
    return parse(told)


def parse(told: str) -> Rate:
    """Read what wrk says. Raises ValueError where an answer was no page, or none came."""
    if complaint := re.search(r"(Non-2xx or 3xx responses|Socket errors): .*", told):
        raise ValueError(complaint[0])
    found = {name: re.search(form, told) for name, form in WRK_FIGURES.items()}
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if rate is None or None in found.values():
        raise ValueError(f"wrk said: {told}")
    latencies = {
        name: round(float(each[1]) * MILLISECONDS[each[2]], 2)
        for name, each in found.items()
        if each
    }
    return Rate(requests=float(rate[1]), **latencies)


def _both(rounds: dict[str, list[Rate]]) -> tuple[list[Rate], list[Rate]]:
    return rounds["rostra"], rounds["nginx"]


def _median(rates: list[Rate]) -> Rate:
    return Rate(
        requests=round(statistics.median(rate.requests for rate in rates)),
        p50=statistics.median(rate.p50 for rate in rates),
        p99=statistics.median(rate.p99 for rate in rates),
    )


def _pinned(core: int | None, command: list[str]) -> list[str]:
    return command if core is None else ["taskset", "--cpu-list", str(core), *command]


def _typical(port: int, paths: Sequence[str]) -> str:
    """Choose the article whose page is nearest to the size that is asked for."""
    sizes = {}
    for path in paths:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
            sizes[path] = len(answer.read())
    return min(sizes, key=lambda path: abs(sizes[path] - KILOBYTES * 1024))


def _static(folder: Path, port: int, path: str) -> int:
    """Put the page into a folder, as it comes over the wire; return its bytes there."""
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=ENCODED)
    with urllib.request.urlopen(asked, timeout=30) as answer:
        body = answer.read()
        if answer.headers["Content-Encoding"] != "gzip":
            raise ValueError(f"{path} came without gzip")
    (pages / "page.html.gz").write_bytes(body)
    (pages / "page.html").write_bytes(b"plain")
    return len(body)


@contextmanager
def _nginx(folder: Path, port: int, *, core: int) -> Iterator[None]:
    settings = folder / "nginx.conf"
    settings.write_text(NGINX.format(folder=folder, port=port, mask=f"{1 << core:b}"))
    # As root nginx would drop to a user that may not look into a private folder.
    user = [] if os.getuid() else ["-g", "user root;"]
    server = subprocess.Popen(["nginx", "-c", str(settings), *user], stderr=subprocess.DEVNULL)
    try:
        memory.wait_for(f"http://127.0.0.1:{port}/page.html")
        yield
    finally:
        server.terminate()
        server.wait(20)


def under_change(site: Site, paths: Sequence[str], *, folder: Path, port: int) -> dict[str, Any]:
    """Change an article under full load; return how late readers saw it, hit rate and memory.

    The load is Zipf's over many addresses; the web processes of all cores answer it. Megabytes
    (PSS) are those of the whole group after it, and after as much of it again.
    """
    cores = len(os.sched_getaffinity(0))
    script = folder / "zipf.lua"
    script.write_text(_zipf(paths))
    base = f"http://127.0.0.1:{port}"
    with serving(site, port=port, workers=cores) as group:
        leader = psutil.Process(group.pid)
        wrk(base, script=script, seconds=LOAD_SECONDS)
        begun = _answered(site)
        with ThreadPoolExecutor(1) as pool:
            load = pool.submit(wrk, base, script=script, seconds=LOAD_SECONDS)
            late = json.loads(site.ask("changes", "--base", base))
            rate = load.result()
        kept, printed = (
            after - before for after, before in zip(_answered(site), begun, strict=True)
        )
        megabytes = [sum(memory.by_process(leader).values())]
        wrk(base, script=script, seconds=LOAD_SECONDS)
        megabytes.append(sum(memory.by_process(leader).values()))
    return {
        "late_seconds": {name: max(each[name] for each in late) for name in late[0]},
        "changes": len(late),
        "hit_rate": round(kept / (kept + printed), 5),
        "requests": rate.requests,
        "p99": rate.p99,
        "megabytes": [round(each) for each in megabytes],
    }


def _answered(site: Site) -> tuple[int, int]:
    """Return how many answers came from what was kept, and how many were printed for."""
    time.sleep(FIGURES_SECONDS)
    command = [sys.executable, "-m", "rostra.config.command", "press", "--json"]
    told = subprocess.run(command, env=site.environ, check=True, capture_output=True, text=True)
    figures = [json.loads(line) for line in told.stdout.splitlines()]
    return (
        sum(each["kept"] + each["waited"] for each in figures),
        sum(each["printed"] for each in figures),
    )


def _zipf(paths: Sequence[str]) -> str:
    """Return a script for wrk that asks for addresses as often as Zipf's law has it."""
    weights = list(accumulate(1 / rank for rank in range(1, len(paths) + 1)))
    addresses = ",".join(json.dumps(path) for path in paths)
    bounds = ",".join(f"{weight / weights[-1]:.6f}" for weight in weights)
    return ZIPF % {"addresses": addresses, "bounds": bounds}
