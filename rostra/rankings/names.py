"""What the lists are called on pages and at the desk."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rostra.rankings.lists import RISING, TOPICS

NAMES: dict[str, Promise] = {
    "1h": _("Last hour"),
    "24h": _("24-hour ranking"),
    "48h": _("48-hour ranking"),
    RISING: _("Rising"),
    TOPICS: _("Hot topics"),
}


def name_of(kind: str) -> Promise:
    """Return the name of a kind of list."""
    return NAMES[kind]
