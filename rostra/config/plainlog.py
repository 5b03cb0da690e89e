"""Write log lines of the processes that do not load Django, in the form all others use."""

import datetime
import json
import logging
import sys

from rostra.config.environment import Environment


class PlainFormatter(logging.Formatter):
    """Format a record as one JSON object, or as one readable line."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self.as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        name, level = record.name.lstrip("_"), record.levelname.lower()
        event = record.getMessage()
        if record.exc_info:
            event = f"{event} {self.formatException(record.exc_info)}"
        if not self.as_json:
            return f"{at:%Y-%m-%dT%H:%M:%SZ} [{level:<8}] {event} [{name}]"
        return json.dumps(
            {
                "event": event,
                "logger": name,
                "level": level,
                "timestamp": at.isoformat().replace("+00:00", "Z"),
            },
            ensure_ascii=False,
        )


def wants_json(env: Environment) -> bool:
    """Say whether this process's stderr gets JSON: as told, else where nobody reads along."""
    return env.log_format == "json" or (env.log_format == "auto" and not sys.stderr.isatty())


def logger(env: Environment, name: str) -> logging.Logger:
    """Return a logger that writes to stderr in the form the settings ask for."""
    handler = logging.StreamHandler()
    handler.setFormatter(PlainFormatter(as_json=wants_json(env)))
    made = logging.getLogger(name)
    made.handlers, made.propagate = [handler], False
    made.setLevel(logging.INFO)
    return made
