"""What the rankings bring to the desk."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.log_actions import LogActionRegistry, LogFormatter

from rostra.accounts.desk_menu import PermittedItem
from rostra.news.models import Article
from rostra.news.rules import Person
from rostra.rankings.rules import may_look
from rostra.rankings.views.lists import RankingsViewSet


@hooks.register("register_admin_viewset")
def rankings() -> ViewSet:
    """Mount the pages of the rankings."""
    return RankingsViewSet()


@hooks.register("register_admin_menu_item")
def menu() -> PermittedItem:
    """Put the rankings into the desk's menu."""
    return PermittedItem(
        _("Rankings"), reverse("rankings:list"), permission="rankings.view_ranking",
        name="rankings", icon_name="list-ol", order=106,
    )  # fmt: skip


@hooks.register("register_article_header_buttons")
def readers_button(article: Article, member: Person) -> list[Button]:
    """Lead from an article's page at the desk to its readers."""
    if not article.live or not may_look(member):
        return []
    url = reverse("rankings:article", args=[article.pk])
    return [
        HeaderButton(
            now_("Readers"), url=url, icon_name="list-ol", priority=6, attrs={"data-act": "readers"}
        )
    ]


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Add the rankings' few rules to the desk's."""
    return format_html('<link rel="stylesheet" href="{}">', static("rankings/desk.css"))


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
