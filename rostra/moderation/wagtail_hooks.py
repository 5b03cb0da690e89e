"""What moderation brings to the desk."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.snippets.models import register_snippet

from rostra.accounts.desk_menu import PermittedItem
from rostra.moderation import rules
from rostra.moderation.models import Decision, HouseRule
from rostra.moderation.views.case import ModerationViewSet
from rostra.moderation.views.load import LoadPanel
from rostra.moderation.views.rules import HouseRuleViewSet

register_snippet(HouseRuleViewSet)


@hooks.register("register_admin_viewset")
def moderation() -> ViewSet:
    """Mount the pages of moderation."""
    return ModerationViewSet()


@hooks.register("register_admin_menu_item")
def menu() -> SubmenuMenuItem:
    """Put the queue and the rules under one heading."""
    house = reverse(HouseRule.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    items = [
        PermittedItem(_("Queue"), reverse("moderation:list"), permission=rules.DECIDE,
                      name="moderation-queue", icon_name="warning", order=10),
        PermittedItem(_("House rules"), house, permission="moderation.view_houserule",
                      name="house-rules", icon_name="list-ol", order=20),
    ]  # fmt: skip
    return SubmenuMenuItem(
        _("Moderation"), Menu(items=items), name="moderation", icon_name="warning", order=107
    )


@hooks.register("construct_homepage_panels")
def load(request: HttpRequest, panels: list[Any]) -> None:
    """Show moderators how much waits on the first page of the desk."""
    if rules.may_look(request.user):
        # First for who does nothing else here.
        writes = request.user.has_perm("news.change_article")
        panels.insert(len(panels) if writes else 0, LoadPanel(request))


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Add moderation's few rules to the desk's."""
    return format_html('<link rel="stylesheet" href="{}">', static("moderation/desk.css"))


@hooks.register("insert_global_admin_js")
def script() -> SafeString:
    """Add the keys of the queue and of a case."""
    return format_html('<script src="{}" defer></script>', static("moderation/desk.js"))


@hooks.register("register_log_actions")
def name_acts(actions: LogActionRegistry) -> None:
    """Name the acts in the history of the site."""
    actions.register_action("moderation.judge", _("Judge"), _("Appeal judged"))
    actions.register_action("moderation.note", _("Note"), _("Note written"))

    @actions.register_action("moderation.decide")
    class Decided(LogFormatter):
        label = _("Decide")

        def format_message(self, log_entry: Any) -> str:
            return act_label(log_entry)

    @actions.register_action("moderation.undo")
    class Undone(LogFormatter):
        label = _("Undo")

        def format_message(self, log_entry: Any) -> str:
            return _("Undone: %(act)s") % {"act": act_label(log_entry)}


def act_label(log_entry: Any) -> str:
    """Return what was decided, in words."""
    value = log_entry.data.get("act", "")
    return str(Decision.Act(value).label) if value in Decision.Act.values else value
