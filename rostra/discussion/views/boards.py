"""The boards at the desk, kept in order."""

from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from rostra.accounts.models import Member
from rostra.discussion.actions.order_board import order_board
from rostra.discussion.models import Board
from rostra.kernel import clock
from rostra.news.forms import NamedForm

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


class OrderColumn(BaseColumn):
    """Buttons that move a board up and down."""

    cell_template_name = "discussion/desk/order_cell.html"

    def get_cell_context_data(self, instance: Board, parent_context: Any) -> dict[str, Any]:
        """Bring the addresses of the two buttons."""
        context = super().get_cell_context_data(instance, parent_context)
        order = instance.snippet_viewset.get_url_name("order")  # type: ignore[attr-defined]
        context["board"] = instance
        context["up_url"] = reverse(order, args=[instance.pk, "up"])
        context["down_url"] = reverse(order, args=[instance.pk, "down"])
        context["token"] = get_token(parent_context["request"])
        return context


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


class OrderView(PermissionCheckedMixin, View):
    """Move a board up or down and go back to the list."""

    permission_required = "change"
    permission_policy = None
    index_url_name: str | None = None
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, way: str) -> HttpResponse:
        """Order the board."""
        board = get_object_or_404(Board, pk=pk)
        order_board(board=board, up=way == "up", by=cast(Member, request.user), now=clock.now())
        return HttpResponseRedirect(reverse(self.index_url_name))


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
        order = self.construct_view(OrderView, index_url_name=self.get_url_name("list"))
        return [*super().get_urlpatterns(), path("order/<int:pk>/<str:way>/", order, name="order")]
