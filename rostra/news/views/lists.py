"""The plain lists of the newsroom: sources, corrections."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.permissions import ModelPermissionPolicy
from wagtail.snippets.views.snippets import IndexView

from rostra.accounts.models import Member
from rostra.news.models import Correction, Source
from rostra.news.views.paging import BoundedPaginator


class SourceFilters(WagtailFilterSet):
    """What the sources may be narrowed down by."""

    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=Source.Kind.choices, widget=forms.RadioSelect, empty_label=_("All")
    )
    rights = django_filters.ChoiceFilter(
        label=_("Rights"), choices=Source.Rights.choices, widget=forms.RadioSelect,
        empty_label=_("All"),
    )  # fmt: skip

    class Meta:
        model = Source
        fields = ["kind", "rights", "language"]


class SourceIndexView(IndexView):
    """All outlets by name."""

    empty = _(
        "A source is an outlet that articles come from or cite: what may be shown of its texts is"
        " kept here. Imports add those they meet."
    )
    paginator_class = BoundedPaginator
    filterset_class = SourceFilters
    is_searchable = True
    search_fields = ["name", "other_names"]
    add_item_label = _("Add a source")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """What an outlet is and what may be shown of it."""
        title = self._get_title_column_class(TitleColumn)
        return [
            title("name", label=_("Name"), get_url=self.get_edit_url),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            Column("rights", label=_("Rights"), accessor="get_rights_display"),
            Column("language", label=_("Language"), accessor="get_language_display"),
            Column("home_page", label=_("Home page"), accessor="home_page"),
        ]


class CorrectionIndexView(IndexView):
    """All corrections, the newest first; there is nothing to edit."""

    empty = _(
        "No corrections so far. Open a published article and choose “Correct” to say in public what"
        " was wrong."
    )
    paginator_class = BoundedPaginator
    is_searchable = True
    search_fields = ["text"]

    def get_base_queryset(self) -> QuerySet[Correction]:
        """Read the article's headline along, not its body."""
        related = Correction.objects.select_related("article", "by")
        return related.defer("article__body", "article__deck")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The correction, its article, who made it and when."""
        return [
            TitleColumn(
                "article",
                label=_("Article"),
                accessor="article.headline",
                url_name="wagtailsnippets_news_article:edit",
                id_accessor="article_id",
                width="30%",
            ),
            Column("text", label=_("Correction"), accessor="text"),
            Column("by", label=_("By"), accessor="by.name", width="12%"),
            DateColumn("at", label=_("When"), width="12%"),
        ]


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Rows that are read at the desk and never added, changed or deleted there."""

    def user_has_permission(self, user: Member, action: str) -> bool:
        """Allow to look, to whoever may."""
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Member, actions: set[str]) -> bool:
        """Allow to look, to whoever may."""
        return any(self.user_has_permission(user, action) for action in actions)
