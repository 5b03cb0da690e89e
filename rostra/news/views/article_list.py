"""The list of articles at the desk: quick at a hundred thousand rows."""

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import (
    BaseColumn,
    BulkActionsCheckboxColumn,
    Column,
    TitleColumn,
)
from wagtail.snippets.views.snippets import IndexView

from rostra.kernel import clock
from rostra.news.forms import SectionChoiceField
from rostra.news.models import Article, Section, Source, Topic
from rostra.news.views.article_state import State, in_state, scheduled_numbers, states_of
from rostra.news.views.paging import UndatedFirstPaginator

NEWEST = ("-published_at", "-pk")
# A search shows no more than so many of the newest matches.
MOST_FOUND = 500
# What no row of the list shows, and what is long.
UNREAD = ("body", "deck", "latest_revision__content", "withdrawal__note")


class SectionFilter(django_filters.ModelChoiceFilter):
    """Keep what stands in a section or in one inside it."""

    field_class = SectionChoiceField

    def filter(self, qs: QuerySet[Article], value: Section | None) -> QuerySet[Article]:
        """Filter by the numbers of the section and of what lies in it."""
        if value is None:
            return qs
        return qs.filter(section__in=Section.objects.numbers_within(value.pk))


class TopicFilter(django_filters.ModelChoiceFilter):
    """Keep what belongs to a topic."""

    def filter(self, qs: QuerySet[Article], value: Topic | None) -> QuerySet[Article]:
        """Ask of each article on the walk whether it does: a join would sort a large topic."""
        if value is None:
            return qs
        belongs = Article.topics.through.objects.filter(article=OuterRef("pk"), topic=value)
        return qs.filter(Exists(belongs))


class ArticleFilters(WagtailFilterSet):
    """What the list of articles may be narrowed down by."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=State.choices, method="by_state", widget=forms.RadioSelect,
        empty_label=_("All"),
    )  # fmt: skip
    section = SectionFilter(label=_("Section"), empty_label=_("All"), widget=forms.RadioSelect)
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect,
        empty_label=_("All"),
    )  # fmt: skip
    source = django_filters.ModelChoiceFilter(
        label=_("Source"), queryset=Source.objects.only("name"), empty_label=_("All"),
        widget=forms.Select,
    )  # fmt: skip
    topics = TopicFilter(
        label=_("Topic"), queryset=Topic.objects.only("title"), empty_label=_("All"),
        widget=forms.Select,
    )  # fmt: skip
    published_at = django_filters.DateFromToRangeFilter(
        label=_("Published"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Article
        fields = ["state", "section", "language", "source", "topics", "published_at"]

    def by_state(self, queryset: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Keep what is in the state chosen."""
        return in_state(queryset, value, now=clock.now())


class StateColumn(BaseColumn):
    """An article's states, the first one set apart."""

    cell_template_name = "news/desk/state_cell.html"

    def get_cell_context_data(self, instance: Article, parent_context: Any) -> dict[str, Any]:
        """Name the states of a row."""
        context = super().get_cell_context_data(instance, parent_context)
        scheduled = instance.pk in parent_context["table"].scheduled
        context["states"] = states_of(instance, scheduled=scheduled, now=clock.now())
        return context


class MomentColumn(Column):
    """A moment as the paper prints it, not how long ago it was."""

    cell_template_name = "news/desk/moment_cell.html"


class ArticleIndexView(IndexView):
    """All articles: drafts first, then from new to old."""

    empty = _(
        "Nothing has been written yet. Write the first article here, or bring in what you have"
        " with “rostra import”."
    )
    paginator_class = UndatedFirstPaginator
    filterset_class = ArticleFilters
    default_ordering = NEWEST
    is_searchable = True
    search_fields = ["headline"]
    add_item_label = _("Write an article")

    def get_base_queryset(self) -> QuerySet[Article]:
        """Read what the columns show, and nothing long."""
        related = ("section", "source", "latest_revision__user", "withdrawal")
        return Article.objects.select_related(*related).defer(*UNREAD)

    def search_queryset(self, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Find by words of the headline, or by number.

        The headlines are looked through in their own index, not in the rows with their bodies.
        """
        if not self.is_searching:
            return queryset
        words = self.search_query.strip()
        if words.isdecimal() and queryset.filter(pk=int(words[:18])).exists():
            return queryset.filter(pk=int(words[:18]))
        # Unsorted, so that the index of the headlines is read and not the table.
        found = Article.objects.order_by().filter(headline__icontains=words)
        numbers = sorted(found.values_list("pk", flat=True)[: MOST_FOUND * 10])
        return queryset.filter(pk__in=numbers[-MOST_FOUND:])

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The columns; only the time sorts, for only it has an index to walk down."""
        title = self._get_title_column_class(TitleColumn)
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="snippet"),
            title(
                "headline",
                label=_("Headline"),
                accessor=latest_headline,
                get_url=self.get_edit_url,
                get_title_id=lambda article: f"snippet_{article.pk}_title",
            ),
            Column("section", label=_("Section"), accessor="section.name", width="10%"),
            Column("source", label=_("Source"), accessor="source.name", width="12%"),
            Column("language", label=_("Language"), accessor="get_language_display", width="8%"),
            StateColumn("state", label=_("State"), width="12%"),
            MomentColumn(
                "published_at", label=_("Published"), sort_key="published_at", width="10%"
            ),
            Column("by", label=_("By"), accessor="latest_revision.user.name", width="10%"),
        ]

    def get_list_buttons(self, instance: Article) -> list[Any]:
        """Offer no menu in each row: the headline leads to the editor, the rest is there."""
        return []

    def get_ordering(self) -> tuple[str, ...]:
        """Return the order asked for, ties broken by number so that the index is walked."""
        if self.request.GET.get("ordering") == "published_at":
            return ("published_at", "pk")
        return NEWEST

    def get_table(self, object_list: Any) -> Any:
        """Tell the table which of its rows wait for their time: one query."""
        table = super().get_table(object_list)
        numbers = [str(article.pk) for article in object_list]
        table.scheduled = set(
            scheduled_numbers().filter(object_id__in=numbers).values_list("number", flat=True)
        )
        return table

    def get_table_kwargs(self) -> dict[str, Any]:
        """Say which column the list is sorted by, in Wagtail's words."""
        return {**super().get_table_kwargs(), "ordering": self.ordering[0]}


def latest_headline(article: Article) -> str:
    """Return the headline as its editor last typed it."""
    if article.latest_revision is not None and article.has_unpublished_changes:
        return article.latest_revision.object_str
    return article.headline
