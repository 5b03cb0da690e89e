"""Slots of the base layout, filled by rooms above.

The layout says ``{% slot "masthead" %}`` and knows nobody; ``config/wiring.py`` connects each
slot with a provider: a function of the template context that returns safe HTML.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.safestring import SafeString

Provider = Callable[[Mapping[str, Any]], SafeString]

SLOTS = frozenset({"masthead", "footer"})
_providers: dict[str, Provider] = {}


class UnknownSlotError(LookupError):
    """A slot that the base layout does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The base layout has no slot “{name}”; it has {', '.join(sorted(SLOTS))}."
        )


def fill(name: str, provider: Provider) -> None:
    """Connect a slot with what fills it; raise UnknownSlotError for a slot nobody prints."""
    if name not in SLOTS:
        raise UnknownSlotError(name)
    _providers[name] = provider


def render(name: str, context: Mapping[str, Any]) -> str:
    """Return the HTML of a slot, empty where nothing fills it."""
    if name not in SLOTS:
        raise UnknownSlotError(name)
    provider = _providers.get(name)
    return provider(context) if provider else ""
