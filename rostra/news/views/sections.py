"""The sections at the desk: a tree, kept in order."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.snippets.views.snippets import IndexView

from rostra.news.forms import in_tree_order
from rostra.news.models import Section
from rostra.news.views.ordering import OrderColumn


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
