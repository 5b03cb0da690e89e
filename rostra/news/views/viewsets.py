"""The newsroom's rows at the desk: one viewset a kind."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from rostra.news import panels
from rostra.news.actions.order_section import order_section
from rostra.news.models import Article, Correction, Section, Source, Topic
from rostra.news.views.article_edit import ArticleCreateView, ArticleEditView
from rostra.news.views.article_list import ArticleIndexView
from rostra.news.views.choosers import ArticleChooserViewSet, SearchingChooserViewSet
from rostra.news.views.correct import CorrectView
from rostra.news.views.lists import CorrectionIndexView, ReadOnlyPolicy, SourceIndexView
from rostra.news.views.ordering import ordered
from rostra.news.views.sections import SectionIndexView
from rostra.news.views.topics import ClosingView, TopicEditView, TopicIndexView
from rostra.news.views.withdraw import RestoreView, WithdrawView
from rostra.news.views.workflow import ArticleWorkflowActionView
from rostra.web.framing import FramedPreviewOnCreate, FramedPreviewOnEdit

# The list with a sentence where there is nothing to list.
RESULTS = "news/desk/results.html"


class ArticleViewSet(SnippetViewSet):
    """Articles."""

    model = Article
    icon = "doc-full"
    url_prefix = "articles"
    menu_label = _("Articles")
    menu_order = 100
    add_to_admin_menu = True
    copy_view_enabled = False
    index_results_template_name = RESULTS
    index_template_name = "news/desk/article_index.html"
    edit_template_name = "news/desk/article_edit.html"
    list_per_page = 25
    index_view_class = ArticleIndexView
    add_view_class = ArticleCreateView
    edit_view_class = ArticleEditView
    preview_on_add_view_class = FramedPreviewOnCreate
    preview_on_edit_view_class = FramedPreviewOnEdit
    workflow_action_view_class = ArticleWorkflowActionView
    chooser_viewset_class = ArticleChooserViewSet
    edit_handler = panels.article

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the acts; taking an article down is withdrawing, whichever button is pressed."""
        withdraw = self.construct_view(WithdrawView, **self._addresses())
        acts = [
            path("correct/<int:pk>/", self._act(CorrectView), name="correct"),
            path("withdraw/<int:pk>/", withdraw, name="withdraw"),
            path("restore/<int:pk>/", self._act(RestoreView), name="restore"),
            path("unpublish/<int:pk>/", withdraw, name="unpublish"),
        ]
        kept = [each for each in super().get_urlpatterns() if each.name != "unpublish"]
        return [*kept, *acts]

    def _act(self, view: type) -> Any:
        return self.construct_view(view, **self._addresses())

    def _addresses(self) -> dict[str, str]:
        return {
            "edit_url_name": self.get_url_name("edit"),
            "index_url_name": self.get_url_name("list"),
        }


class TopicViewSet(SnippetViewSet):
    """Topics."""

    model = Topic
    icon = "tag"
    url_prefix = "topics"
    menu_label = _("Topics")
    menu_order = 110
    add_to_admin_menu = True
    copy_view_enabled = False
    index_results_template_name = RESULTS
    index_view_class = TopicIndexView
    edit_view_class = TopicEditView
    chooser_viewset_class = SearchingChooserViewSet
    edit_handler = panels.topic

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add closing and opening again."""
        closing = self.construct_view(ClosingView, edit_url_name=self.get_url_name("edit"))
        return [*super().get_urlpatterns(), path("closing/<int:pk>/", closing, name="closing")]


class SectionViewSet(SnippetViewSet):
    """Sections."""

    model = Section
    icon = "list-ul"
    url_prefix = "sections"
    menu_label = _("Sections")
    menu_order = 120
    add_to_admin_menu = True
    copy_view_enabled = False
    index_results_template_name = RESULTS
    index_view_class = SectionIndexView
    edit_handler = panels.section

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add moving up and down."""
        return [*super().get_urlpatterns(), ordered(self, _order)]


def _order(section: Section, **given: Any) -> None:
    order_section(section=section, **given)


class SourceViewSet(SnippetViewSet):
    """Sources."""

    model = Source
    icon = "globe"
    url_prefix = "sources"
    menu_label = _("Sources")
    menu_order = 130
    add_to_admin_menu = True
    copy_view_enabled = False
    index_results_template_name = RESULTS
    index_view_class = SourceIndexView
    chooser_viewset_class = SearchingChooserViewSet
    edit_handler = panels.source


class CorrectionViewSet(SnippetViewSet):
    """Corrections: read, never changed."""

    model = Correction
    icon = "edit"
    url_prefix = "corrections"
    menu_label = _("Corrections")
    menu_order = 150
    add_to_admin_menu = True
    copy_view_enabled = False
    index_results_template_name = RESULTS
    index_view_class = CorrectionIndexView

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        """Let nobody change them."""
        return ReadOnlyPolicy(self.model)


VIEWSETS = (ArticleViewSet, TopicViewSet, SectionViewSet, SourceViewSet, CorrectionViewSet)
