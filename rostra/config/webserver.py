"""Run the web server: one Granian process that holds the web processes of `rostra serve`.

This process loads no Django; each web process loads the site after it was forked.
"""

import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from importlib import import_module
from threading import Thread
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from rostra.config import environment, lifeline, listening, plainlog
from rostra.config.environment import Environment, EnvironmentValueError

# A request that waits for the database leaves its thread idle; more threads cost memory.
BLOCKING_THREADS = 3
# Shorter than the supervisor's patience, so that a stuck web process is named before it is killed.
DRAIN_SECONDS = 25
READY_TRIES, READY_PAUSE = 1500, 0.02
# A picture's address names its size and file; a picture that changes gets another name.
PICTURES_KEPT_SECONDS = 30 * 24 * 60 * 60


def main() -> None:
    """Serve until SIGTERM; requests under way are answered first."""
    lifeline.join()
    env = environment.read(os.environ)
    images = env.data / "media" / "images"
    images.mkdir(parents=True, exist_ok=True)
    server = Granian(
        "rostra.config.wsgi:application",
        address=listening.address_of(env.host, env.port),
        port=env.port,
        interface=Interfaces.WSGI,
        workers=env.workers,
        blocking_threads=BLOCKING_THREADS,
        runtime_threads=1,
        http=HTTPModes.http1,
        websockets=False,
        # Pictures go out without Python. Only what was made for pages: originals stay inside.
        static_path_route=["/media/images"],
        static_path_mount=[images],
        static_path_expires=PICTURES_KEPT_SECONDS,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=DRAIN_SECONDS,
        log_level=LogLevels.warning,
        log_dictconfig=_log_config(env),
        process_name="rostra web",
    )
    server.serve(target_loader=_loader(env, os.getpid()), wrap_loader=False)


def _loader(env: Environment, server: int) -> Callable[[], Any]:
    """Return what a web process calls first: it loads the site and returns its application."""

    def load() -> Any:
        lifeline.die_with(server, signal.SIGKILL)
        # Granian's handlers are set after loading; until then a signal simply ends the process.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if sentence := _refusal():
            lifeline.refuse(sentence)
            sys.exit(1)
        application = import_module("rostra.config.wsgi").application
        gc.collect()
        gc.freeze()
        Thread(target=_report_ready, args=(env,), daemon=True).start()
        return application

    return load


def _refusal() -> str | None:
    """Say why the site cannot be served, before the whole of it is loaded."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rostra.config.settings")
    try:
        import_module("django").setup()
    except EnvironmentValueError as error:
        return str(error)
    readiness = import_module("rostra.config.readiness")
    return readiness.refusal() or readiness.refusal_of_pages()


def _report_ready(env: Environment) -> None:
    """Tell the supervisor once somebody listens: Granian does so only after loading."""
    for _ in range(READY_TRIES):
        try:
            socket.create_connection((env.host, env.port), timeout=1).close()
        except OSError:
            time.sleep(READY_PAUSE)
        else:
            lifeline.ready()
            return


def _log_config(env: Environment) -> dict[str, Any]:
    """Return Granian's own few lines in our form (logging's dictionary schema)."""
    return {
        "formatters": {
            "lines": {"()": plainlog.PlainFormatter, "as_json": plainlog.wants_json(env)}
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "loggers": {"_granian": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
    }


if __name__ == "__main__":
    main()
