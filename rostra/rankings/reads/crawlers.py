"""Known bots, by the agent they name themselves: patterns of the package crawler-user-agents."""

from functools import cache, lru_cache
from importlib import import_module
from typing import Any


@lru_cache(maxsize=20_000)
def is_bot(agent: str) -> bool:
    """Say whether an agent is a known bot, or names none: every browser has one.

    An agent seen for the first time costs half a millisecond, for there are 1,500 patterns.
    """
    return not agent.strip() or bool(_library().is_crawler(agent))


@cache
def _library() -> Any:
    # Here and not above: its patterns take memory that only processes with readers need.
    return import_module("crawleruseragents")
