"""What the editions and the furniture bring to the desk."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, LiveStatusTagColumn, TitleColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from rostra.accounts.models import Member
from rostra.frontpage import panels
from rostra.frontpage.models import Edition, FurniturePage
from rostra.web.framing import FramedPreviewOnCreate, FramedPreviewOnEdit


class EditionIndexView(IndexView):
    """The editions of the paper."""

    empty = _(
        "An edition is a language of the paper with its name, its front page and its practical"
        " information. Add one for each language you print."
    )
    paginate_by = None
    add_item_label = _("Add an edition")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Name, language, state."""
        title = self._get_title_column_class(TitleColumn)
        return [
            title("name", label=_("Name"), get_url=self.get_edit_url),
            Column("tagline", label=_("Tagline"), accessor="tagline"),
            Column("language", label=_("Language"), accessor="get_language_display"),
            LiveStatusTagColumn(),
        ]


class EditionViewSet(SnippetViewSet):
    """Editions: front page, practical information, the name of the paper."""

    model = Edition
    icon = "site"
    url_prefix = "editions"
    menu_label = _("Editions")
    menu_order = 160
    add_to_admin_menu = True
    copy_view_enabled = False
    index_results_template_name = "news/desk/results.html"
    index_view_class = EditionIndexView
    preview_on_add_view_class = FramedPreviewOnCreate
    preview_on_edit_view_class = FramedPreviewOnEdit
    edit_handler = panels.edition


register_snippet(EditionViewSet)


class FurnitureMenuItem(MenuItem):
    """The way to the furniture pages, for whoever keeps pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to whoever may add, change or publish a page."""
        return page_permission_policy.user_has_any_permission(
            request.user, {"add", "change", "publish"}
        )


class FurnitureIndexView(PageIndexView):
    """The list of the furniture, with a sentence where there is none."""

    results_template_name = "frontpage/desk/furniture_results.html"


class FurnitureParentView(ChooseParentView):
    """Leave out the question what a new page lies below: it is the site's first page."""

    def get_valid_parent_pages(self, user: Member) -> QuerySet[Page]:
        """Leave out the root of all pages: nobody reads what lies directly below it."""
        return super().get_valid_parent_pages(user).filter(depth__gt=1)


class FurnitureViewSet(PageListingViewSet):
    """Furniture: the pages of the footer, in all languages, as one list."""

    model = FurniturePage
    name = "furniture"
    url_prefix = "furniture"
    icon = "doc-empty"
    menu_label = _("Furniture")
    menu_order = 170
    index_view_class = FurnitureIndexView
    choose_parent_view_class = FurnitureParentView
    menu_item_class = FurnitureMenuItem
    add_to_admin_menu = True
    list_filter = ["language"]
    list_display = [
        TitleColumn(
            "title", label=_("Title"), sort_key="title", url_name="wagtailadmin_pages:edit"
        ),
        "language",
        Column("slug", label=_("Address"), sort_key="slug"),
        PageStatusColumn("status", label=_("State"), sort_key="live"),
    ]


@hooks.register("register_admin_viewset")
def furniture() -> ViewSet:
    """Register the list of the furniture."""
    return FurnitureViewSet()


# Not used here: pages are few and have their own way in, files and other snippets have none.
UNUSED = frozenset({"explorer", "documents", "snippets", "help"})
UNUSED_SETTINGS = frozenset({"users", "groups", "sites", "collections", "locales", "redirects"})


@hooks.register("construct_main_menu")
def leave_out(request: HttpRequest, items: list[Any]) -> None:
    """Leave out of the menu what the paper does not use."""
    items[:] = [item for item in items if item.name not in UNUSED]
    for item in items:
        if item.name == "images":
            item.order = 140


@hooks.register("construct_settings_menu")
def leave_out_settings(request: HttpRequest, items: list[Any]) -> None:
    """Leave out of the settings what is kept elsewhere or not at all."""
    items[:] = [item for item in items if item.name not in UNUSED_SETTINGS]
