"""Topics at the desk: open ones first, closed and taken up again with a button."""

from typing import Any, cast

import django_filters
from django import forms
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import EditView, IndexView

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.news.actions.close_topic import close_topic, reopen_topic
from rostra.news.models import Topic
from rostra.news.views.paging import BoundedPaginator


class TopicFilters(WagtailFilterSet):
    """What the topics may be narrowed down by."""

    closed = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), method="by_state", widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
        choices=[("open", gettext_lazy("open")), ("closed", gettext_lazy("closed"))],
    )  # fmt: skip

    class Meta:
        model = Topic
        fields = ["closed", "language"]

    def by_state(self, queryset: QuerySet[Topic], name: str, value: str) -> QuerySet[Topic]:
        """Keep what goes on, or what is closed."""
        return queryset.filter(closed_at__isnull=value == "open")


class TopicIndexView(IndexView):
    """All topics, those that go on first."""

    empty = gettext_lazy(
        "A topic gathers the coverage of one subject on a page of its own, with an introduction;"
        " articles choose it under “Placement”."
    )
    paginator_class = BoundedPaginator
    filterset_class = TopicFilters
    is_searchable = True
    search_fields = ["title"]
    add_item_label = gettext_lazy("Begin a topic")

    def order_queryset(self, queryset: QuerySet[Topic]) -> QuerySet[Topic]:
        """Put open topics first, then those closed last."""
        return queryset.order_by(F("closed_at").desc(nulls_first=True), "title", "pk")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Title, language, and when it was closed."""
        title = self._get_title_column_class(TitleColumn)
        return [
            title("title", label=gettext_lazy("Title"), get_url=self.get_edit_url),
            Column("language", label=gettext_lazy("Language"), accessor="get_language_display"),
            DateColumn("closed_at", label=gettext_lazy("Closed"), width="15%"),
        ]


class TopicEditView(EditView):
    """Edit a topic; a button closes it or takes it up again."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        """The one of the two acts that makes sense."""
        url = reverse(self.model.snippet_viewset.get_url_name("closing"), args=[self.object.pk])
        is_open = self.object.closed_at is None
        button: Button = HeaderButton(
            _("Close") if is_open else _("Take up again"),
            icon_name="lock" if is_open else "lock-open",
            attrs={
                "type": "button",
                "data-controller": "w-action",
                "data-action": "w-action#post",
                "data-w-action-url-value": url,
                "data-act": "close" if is_open else "reopen",
            },
        )
        return [*super().header_buttons, button]


class ClosingView(PermissionCheckedMixin, View):
    """Close a topic that is open, open one that is closed."""

    permission_required = "change"
    permission_policy = None
    edit_url_name: str | None = None
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it and go back to the topic."""
        topic = get_object_or_404(Topic, pk=pk)
        if topic.closed_at is None:
            close_topic(topic=topic, by=cast(Member, request.user), now=clock.now())
            messages.success(request, _("“%(title)s” is closed.") % {"title": topic.title})
        else:
            reopen_topic(topic=topic, by=cast(Member, request.user), now=clock.now())
            messages.success(request, _("“%(title)s” goes on.") % {"title": topic.title})
        return HttpResponseRedirect(reverse(self.edit_url_name, args=[pk]))
