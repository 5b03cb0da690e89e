"""Write structured logs: JSON lines for machines, readable lines on a terminal.

Every request gets an id that stands in each line written while it is answered, in the
`X-Request-ID` header and on the error page. The access line holds no address, no query string
and no cookie; secrets that mails carry in an address are cut out.
"""

import logging.config
import re
import secrets
import sys
import time
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponseBase

from rostra.config import plainlog
from rostra.config.environment import Environment
from rostra.config.kept_lines import KeptLines
from rostra.press.environ import ASKED_BY, BEHIND, WELL_FORMED_ID, Note, Told

REQUEST_ID_HEADER = "X-Request-ID"

access = structlog.stdlib.get_logger("rostra.access")

# Whoever reads a log must not be able to take over an account with what a mail carried.
_SECRET_PART = re.compile(r"(/accounts/(?:password/reset/key|confirm-email)/)[^/]+")

EventDict = MutableMapping[str, Any]


def configure(env: Environment) -> None:
    """Set up logging for this process; calling it again replaces the first set-up."""
    as_text = not plainlog.wants_json(env)
    common: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_noise,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *common,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(_dict_config(common, as_text=as_text, debug=env.debug))


def _dict_config(
    common: list[structlog.typing.Processor], *, as_text: bool, debug: bool
) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *(_text_processors() if as_text else _json_processors()),
                ],
                "foreign_pre_chain": common,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "rostra": {"level": "DEBUG" if debug else "INFO"},
            # A 4xx is in the access line already; what is left are errors with their traceback.
            "django.request": {"level": "ERROR"},
        },
    }


def _json_processors() -> list[structlog.typing.Processor]:
    # Tracebacks as text without local variables: those may hold what readers typed.
    return [
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


def _text_processors() -> list[structlog.typing.Processor]:
    return [
        structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    ]


def _without_noise(logger: Any, method: str, event: EventDict) -> EventDict:
    """Make one warning of a refused request, without traceback: strangers send those all day."""
    if str(event.get("logger", "")).startswith("django.security."):
        event.pop("exc_info", None)
        event["level"] = "warning"
    return event


def request_id_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give each request an id (`request.request_id`) and write its one access line."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request_id = _request_id(request.headers.get(REQUEST_ID_HEADER, ""))
        request.request_id = request_id  # type: ignore[attr-defined]
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = get_response(request)
            if BEHIND in request.META:
                return response  # Nobody asked: the press renews a page.
            access.info(
                "request",
                method=request.META.get(ASKED_BY, request.method),
                path=_SECRET_PART.sub(r"\1…", request.path),
                status=response.status_code,
                ms=round((time.perf_counter() - started) * 1000, 1),
                bytes=_size(response),
            )
        response[REQUEST_ID_HEADER] = request_id
        return response

    return middleware


def kept_note(env: Environment) -> Note:
    """Return what writes the access line of a kept page, which no middleware sees."""
    if plainlog.wants_json(env):
        return KeptLines().note
    return _note_in_text


def _note_in_text(told: Told) -> None:
    _, method, path, status, seconds, size, request_id = told
    access.info(
        "request",
        method=method,
        path=path.encode("latin-1").decode("utf-8", "replace"),
        status=status,
        ms=round(seconds * 1000, 1),
        bytes=size,
        kept=True,
        request_id=request_id,
    )


def _request_id(offered: str) -> str:
    """Take over a proxy's id when it is well formed, else make one."""
    return offered if WELL_FORMED_ID.match(offered) else secrets.token_hex(8)


def _size(response: HttpResponseBase) -> int | None:
    """Return the body's bytes; None for a stream that does not say."""
    length = response.headers.get("Content-Length")
    if length is not None and str(length).isdigit():
        return int(length)
    return None if response.streaming else len(response.content)  # type: ignore[attr-defined]
