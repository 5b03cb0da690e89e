"""The sections at the desk: a tree, kept in order."""

from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.snippets import IndexView

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.news.actions.order_section import order_section
from rostra.news.forms import in_tree_order
from rostra.news.models import Section


class OrderColumn(BaseColumn):
    """Buttons that move a section up and down among its neighbours."""

    cell_template_name = "news/desk/order_cell.html"

    def get_cell_context_data(self, instance: Section, parent_context: Any) -> dict[str, Any]:
        """Bring the addresses of the two buttons."""
        context = super().get_cell_context_data(instance, parent_context)
        order = instance.snippet_viewset.get_url_name("order")
        context["section"] = instance
        context["up_url"] = reverse(order, args=[instance.pk, "up"])
        context["down_url"] = reverse(order, args=[instance.pk, "down"])
        context["token"] = get_token(parent_context["request"])
        return context


class SectionIndexView(IndexView):
    """All sections as the paper has them, those inside others set in."""

    empty = _(
        "A paper begins with its sections: world, city, business. Each has its page and its place"
        " in the bar at the top."
    )
    paginate_by = None
    add_item_label = _("Add a section")

    def get_base_queryset(self) -> QuerySet[Section]:
        """Read the names in other languages along with the sections."""
        return Section.objects.prefetch_related("names")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Name, names in other languages, address, and the buttons of who may order."""
        title = self._get_title_column_class(TitleColumn)
        columns: list[BaseColumn] = [
            title(
                "name",
                label=_("Name"),
                accessor=lambda section: f"{'— ' * section.depth}{section.name}",
                get_url=self.get_edit_url,
            ),
            Column("names", label=_("In other languages"), accessor=other_names),
            Column("slug", label=_("Address"), accessor="slug", width="20%"),
        ]
        if self.user_has_permission("change"):
            columns.append(OrderColumn("order", label=_("Order"), width="10%"))
        return columns

    def get_table(self, object_list: Any) -> Any:
        """Lay the tree out in order."""
        return super().get_table(in_tree_order(object_list))


def other_names(section: Section) -> str:
    """Return the names of a section in other languages."""
    return " · ".join(row.name for row in section.names.all())


class OrderView(PermissionCheckedMixin, View):
    """Move a section up or down and go back to the list."""

    permission_required = "change"
    permission_policy = None
    index_url_name: str | None = None
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, way: str) -> HttpResponse:
        """Order the section."""
        section = get_object_or_404(Section, pk=pk)
        order_section(
            section=section, up=way == "up", by=cast(Member, request.user), now=clock.now()
        )
        return HttpResponseRedirect(reverse(self.index_url_name))
