"""What the wire brings to the desk: feeds, and what came in."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from rostra.accounts.desk_menu import PermittedItem
from rostra.wire.models import Feed
from rostra.wire.views.feeds import FeedViewSet
from rostra.wire.views.incoming import MAY_LOOK, IncomingViewSet

register_snippet(FeedViewSet)


@hooks.register("register_admin_viewset")
def incoming() -> ViewSet:
    """Mount the pages of incoming items."""
    return IncomingViewSet()


@hooks.register("register_admin_menu_item")
def menu() -> SubmenuMenuItem:
    """Put feeds and incoming items under one heading."""
    feeds_url = reverse(Feed.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    items = [
        PermittedItem(_("Incoming items"), reverse("incoming:list"), permission=MAY_LOOK,
                      name="incoming", icon_name="download", order=10),
        PermittedItem(_("Feeds"), feeds_url, permission="wire.view_feed",
                      name="feeds", icon_name="rss", order=20),
    ]  # fmt: skip
    return SubmenuMenuItem(_("Wire"), Menu(items=items), name="wire", icon_name="rss", order=105)


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Add the wire's few rules to the desk's."""
    return format_html('<link rel="stylesheet" href="{}">', static("wire/desk.css"))


@hooks.register("insert_global_admin_js")
def script() -> SafeString:
    """Add the keys of the list of incoming items."""
    return format_html('<script src="{}" defer></script>', static("wire/desk.js"))


@hooks.register("register_icons")
def icons(found: list[str]) -> list[str]:
    """Add the icon of feeds."""
    return [*found, "wire/icons/rss.svg"]


@hooks.register("register_log_actions")
def name_acts(actions: LogActionRegistry) -> None:
    """Name the acts in the history of a feed and of the site."""
    actions.register_action("wire.pause_feed", _("Pause"), _("Paused"))
    actions.register_action("wire.resume_feed", _("Take up again"), _("Taken up again"))
