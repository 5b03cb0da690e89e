"""What the rankings bring to the desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter


@hooks.register("register_log_actions")
def name_acts(actions: LogActionRegistry) -> None:
    """Name the acts in the history of an article and of the site."""
    actions.register_action("rankings.unbar", _("Let in again"), _("Let into the lists again"))

    @actions.register_action("rankings.bar")
    class Barred(LogFormatter):
        label = _("Keep out of the lists")

        def format_message(self, log_entry: Any) -> str:
            return _("Kept out of the lists: %(note)s") % {"note": log_entry.data.get("note", "")}

    @actions.register_action("rankings.pin")
    class Pinned(LogFormatter):
        label = _("Pin")

        def format_message(self, log_entry: Any) -> str:
            return _("Pinned at place %(place)s of the list %(list)s") % said(log_entry.data)

    @actions.register_action("rankings.unpin")
    class Unpinned(LogFormatter):
        label = _("Unpin")

        def format_message(self, log_entry: Any) -> str:
            return _("Taken from place %(place)s of the list %(list)s") % said(log_entry.data)


def said(data: dict[str, Any]) -> dict[str, Any]:
    """Return the place and the list of an act."""
    return {"place": data.get("place", ""), "list": data.get("list", "")}
