"""Choosing an article, a source or a topic: with a search, and without counting the archive."""

from django.db.models import QuerySet
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)

from rostra.news.forms import HeadlineSearchForm
from rostra.news.models import Article
from rostra.news.views.paging import BoundedPaginator


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


class ArticleChooserViewSet(SnippetChooserViewSet):
    """Choosing an article."""

    choose_view_class = ArticleChooseView
    choose_results_view_class = ArticleChooseResultsView
