"""The boards at the desk, kept in order."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from rostra.discussion.actions.order_board import order_board
from rostra.discussion.models import Board
from rostra.news.forms import NamedForm
from rostra.news.views.ordering import OrderColumn, ordered

PANELS = ObjectList(
    [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("language"), FieldPanel("section")]),
        FieldPanel("starters"),
        FieldPanel("closed_at"),
    ],
    base_form_class=NamedForm,
)


class BoardIndexView(IndexView):
    """All boards in their order."""

    empty = _("A board is a place where members start threads: talk of the town, the harbour.")
    paginate_by = None
    add_item_label = _("Add a board")

    def get_base_queryset(self) -> QuerySet[Board]:
        """Read the tallies along with the boards."""
        return Board.objects.select_related("tally", "section")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Name, what stands in it, who starts threads, and the buttons of who may order."""
        title = self._get_title_column_class(TitleColumn)
        columns: list[BaseColumn] = [
            title("name", label=_("Name"), accessor="name", get_url=self.get_edit_url),
            Column("section", label=_("Section"), accessor="section"),
            Column("threads", label=_("Threads"), accessor=threads),
            Column(
                "starters",
                label=_("Who may start threads"),
                accessor="get_starters_display",
            ),
            Column("closed_at", label=_("Closed"), accessor="closed_at"),
        ]
        if self.user_has_permission("change"):
            columns.append(OrderColumn("order", label=_("Order"), width="10%"))
        return columns


def threads(board: Board) -> int:
    """Return how many threads stand in a board."""
    return board.tally.threads if hasattr(board, "tally") else 0


class BoardViewSet(SnippetViewSet):
    """Boards."""

    model = Board
    icon = "comment"
    url_prefix = "boards"
    menu_label = _("Boards")
    menu_order = 125
    add_to_admin_menu = True
    copy_view_enabled = False
    index_results_template_name = "news/desk/results.html"
    index_view_class = BoardIndexView
    edit_handler = PANELS

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add moving up and down."""
        return [*super().get_urlpatterns(), ordered(self, _order)]


def _order(board: Board, **given: Any) -> None:
    order_board(board=board, **given)
