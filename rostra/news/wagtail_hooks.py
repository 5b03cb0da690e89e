"""What the newsroom brings to the desk."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.snippets.action_menu import PublishMenuItem, UnpublishMenuItem
from wagtail.snippets.models import register_snippet

from rostra.news.models import Article
from rostra.news.rich_text import register_no_convert
from rostra.news.rules import is_withdrawn
from rostra.news.views.bulk import BULK_ACTIONS
from rostra.news.views.deleting import refuse_deletion
from rostra.news.views.home import WaitingPanel
from rostra.news.views.viewsets import VIEWSETS

for viewset in VIEWSETS:
    register_snippet(viewset)
for bulk_action in BULK_ACTIONS:
    hooks.register("register_bulk_action", bulk_action)
hooks.register("register_rich_text_features", register_no_convert)
hooks.register("before_delete_snippet", refuse_deletion)


@hooks.register("construct_snippet_action_menu")
def leave_out_of_menu(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Offer neither unpublishing (an article is withdrawn) nor publishing what is withdrawn."""
    if context["model"] is not Article:
        return
    article = context.get("instance")
    withdrawn = article is not None and is_withdrawn(article)
    left_out = (UnpublishMenuItem, PublishMenuItem) if withdrawn else (UnpublishMenuItem,)
    items[:] = [item for item in items if not isinstance(item, left_out)]


@hooks.register("construct_homepage_panels")
def fill_home(request: HttpRequest, found: list[Any]) -> None:
    """Begin the desk with what waits and what was published last."""
    found.insert(0, WaitingPanel(request))


@hooks.register("construct_homepage_summary_items")
def leave_out_summary(request: HttpRequest, items: list[Any]) -> None:
    """Leave out Wagtail's counts of pages and images: the panel says what matters."""
    items.clear()


@hooks.register("register_log_actions")
def name_acts(actions: LogActionRegistry) -> None:
    """Name the acts in the history of a row and of the site."""
    actions.register_action("news.order_section", _("Move"), _("Moved among its neighbours"))
    actions.register_action("news.close_topic", _("Close"), _("Closed"))
    actions.register_action("news.reopen_topic", _("Take up again"), _("Taken up again"))
    actions.register_action("news.restore", _("Restore"), _("Restored and published again"))

    @actions.register_action("news.correct")
    class Corrected(LogFormatter):
        label = _("Correct")

        def format_message(self, log_entry: Any) -> str:
            return _("Corrected: %(text)s") % {"text": log_entry.data.get("text", "")}

    @actions.register_action("news.withdraw")
    class Withdrawn(LogFormatter):
        label = _("Withdraw")

        def format_message(self, log_entry: Any) -> str:
            return _("Withdrawn: %(note)s") % {"note": log_entry.data.get("note", "")}
