"""The words of the audit log for what is done on the floor."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def register_acts(actions: Any) -> None:
    """Say in the log what was done."""
    actions.register_action("discussion.hide", _("Hide"), _("Comment hidden from readers"))
    actions.register_action("discussion.show", _("Show"), _("Comment shown again"))
    actions.register_action("discussion.approve", _("Approve"), _("Held comment shown to readers"))
    actions.register_action("discussion.refuse", _("Refuse"), _("Held comment refused"))
    actions.register_action("discussion.close", _("Close"), _("Thread closed"))
    actions.register_action("discussion.reopen", _("Open"), _("Thread opened again"))
