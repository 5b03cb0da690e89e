"""Choosing an article, a source or a topic: with a search, and without counting the archive."""

from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from rostra.news.forms import HeadlineSearchForm
from rostra.news.models import Article
from rostra.news.views.paging import BoundedPaginator

# Wagtail asks for this word once, when it is imported, in the language of the site.
ChooserViewSet.search_tab_label = _("Search")


class DeskChooser(AdminSnippetChooser):
    """Wagtail's widget, speaking the language of who uses it, not of the site."""

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        self.choose_one_text = _("Choose")
        self.choose_another_text = _("Choose another")
        self.link_to_chosen_text = _("Edit")


class SearchingChooseView(ChooseView):
    """The dialog with its list and its search."""

    filter_form_class = HeadlineSearchForm
    paginator_class = BoundedPaginator


class SearchingChooseResultsView(ChooseResultsView):
    """The list alone, while somebody types."""

    filter_form_class = HeadlineSearchForm
    paginator_class = BoundedPaginator


class SearchingChooserViewSet(SnippetChooserViewSet):
    """A chooser with a search."""

    choose_view_class = SearchingChooseView
    choose_results_view_class = SearchingChooseResultsView

    @cached_property
    def widget_class(self) -> DeskChooser:
        """Return the widget of forms."""
        return DeskChooser(self.model, icon=self.icon)


class ArticleChooseMixin:
    """Articles from new to old, without their bodies."""

    ordering = ("-pk",)

    def get_object_list(self) -> QuerySet[Article]:
        """Read what the dialog shows."""
        return Article.objects.defer("body", "deck")


class ArticleChooseView(ArticleChooseMixin, SearchingChooseView):
    """The dialog."""


class ArticleChooseResultsView(ArticleChooseMixin, SearchingChooseResultsView):
    """The list alone."""


class ArticleChooserViewSet(SearchingChooserViewSet):
    """Choosing an article."""

    choose_view_class = ArticleChooseView
    choose_results_view_class = ArticleChooseResultsView
