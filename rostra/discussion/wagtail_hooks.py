"""What the floor brings to the desk: boards, the owner's choices, the words of the log."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting
from wagtail.snippets.models import register_snippet

from rostra.discussion.models import FloorSettings
from rostra.discussion.views.boards import BoardViewSet
from rostra.discussion.views.floor import PANELS as FLOOR

register_snippet(BoardViewSet)
FloorSettings.edit_handler = FLOOR
register_setting(FloorSettings, icon="comment")


@hooks.register("register_log_actions")
def register_acts(actions: Any) -> None:
    """Say in the log what was done."""
    actions.register_action("discussion.hide", _("Hide"), _("Comment hidden from readers"))
    actions.register_action("discussion.show", _("Show"), _("Comment shown again"))
    actions.register_action("discussion.approve", _("Approve"), _("Held comment shown to readers"))
    actions.register_action("discussion.refuse", _("Refuse"), _("Held comment refused"))
    actions.register_action("discussion.close", _("Close"), _("Thread closed"))
    actions.register_action("discussion.reopen", _("Open"), _("Thread opened again"))
    actions.register_action("discussion.pin", _("Pin"), _("Thread pinned"))
    actions.register_action("discussion.unpin", _("Unpin"), _("Thread no longer pinned"))
    actions.register_action("discussion.move", _("Move"), _("Thread moved to another board"))
    actions.register_action("discussion.rename", _("Rename"), _("Thread renamed"))
    actions.register_action("discussion.merge", _("Merge"), _("Thread merged into another"))
    actions.register_action("discussion.split", _("Split off"), _("Branch split off"))
    actions.register_action("discussion.undo", _("Undo"), _("Comments carried back"))
    actions.register_action("discussion.pick", _("Pick"), _("Comment picked"))
    actions.register_action("discussion.unpick", _("Pick no longer"), _("Pick taken back"))
    actions.register_action("discussion.order_board", _("Move"), _("Moved among its neighbours"))
