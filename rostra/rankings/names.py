"""What the lists are called on pages and at the desk."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rostra.rankings.lists import DISCUSSED, RISING, TOPICS
from rostra.rankings.scores import Reason

NAMES: dict[str, Promise] = {
    "1h": _("Last hour"),
    "24h": _("24-hour ranking"),
    "48h": _("48-hour ranking"),
    DISCUSSED: _("Most discussed"),
    RISING: _("Rising"),
    TOPICS: _("Hot topics"),
}

REASONS: dict[Reason, Promise] = {
    Reason.STANDS: _("In the list"),
    Reason.PINNED: _("Pinned"),
    Reason.BARRED: _("Kept out by the editors"),
    Reason.OLD: _("Too old"),
    Reason.SHARE: _("Its section has its share"),
    Reason.BELOW: _("Others have more"),
    Reason.USUAL: _("Read about as usual"),
    Reason.HIDDEN: _("Readers do not see it now"),
}


def name_of(kind: str) -> Promise:
    """Return the name of a kind of list."""
    return NAMES[kind]
