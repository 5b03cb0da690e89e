"""How much waits: for the queue, and for the first page of the desk."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from rostra.kernel import clock
from rostra.moderation import queries, rules
from rostra.moderation.views.plot import plot


def drawn() -> dict[str, Any]:
    """Return what waits now, since when, and the two plots on one scale: four queries."""
    now = clock.now()
    found = queries.load(now=now)
    most = max(count for _hour, count in [*found.opened, *found.settled])
    return {
        "waiting": found.waiting,
        "oldest": found.oldest,
        "now": now,
        "plots": [
            (_("Came"), plot(found.opened, most=most)),
            (_("Settled"), plot(found.settled, most=most)),
        ],
    }


class LoadPanel(Component):
    """The load of moderation on the first page of the desk."""

    name = "moderation"
    order = 20
    template_name = "moderation/desk/panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Read the load for whoever may look."""
        if not rules.may_look(self.request.user):
            return {}
        return {"load": drawn(), "queue_url": reverse("moderation:list")}
