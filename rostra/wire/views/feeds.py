"""The feeds at the desk: how they do, adding, editing, pausing, removing."""

from datetime import timedelta
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.log_actions import log
from wagtail.snippets.views.snippets import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    SnippetViewSet,
)

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.news.views.paging import BoundedPaginator
from rostra.wire import panels
from rostra.wire.actions.add_feed import add_feed
from rostra.wire.actions.change_feed import change_feed
from rostra.wire.actions.pause_feed import pause_feed, resume_feed
from rostra.wire.actions.remove_feed import remove_feed
from rostra.wire.models import Feed, Item
from rostra.wire.tasks import poll_due_feeds

ACTS = ("pause", "resume", "poll")
LATELY = timedelta(days=7)


class FeedFilters(WagtailFilterSet):
    """What the feeds may be narrowed down by."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), method="by_state", widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
        choices=[
            ("fine", gettext_lazy("fine")),
            ("failing", gettext_lazy("failing")),
            ("paused", gettext_lazy("paused")),
            ("gone", gettext_lazy("gone")),
        ],
    )  # fmt: skip

    class Meta:
        model = Feed
        fields = ["state", "rule"]

    def by_state(self, queryset: QuerySet[Feed], name: str, value: str) -> QuerySet[Feed]:
        """Keep what is in the state chosen."""
        running = queryset.filter(paused_at=None, gone_at=None)
        return {
            "fine": running.filter(failures=0),
            "failing": running.filter(failures__gt=0),
            "paused": queryset.filter(paused_at__isnull=False),
            "gone": queryset.filter(gone_at__isnull=False),
        }[value]


class StateColumn(BaseColumn):
    """How a feed does, in words."""

    cell_template_name = "wire/desk/feed_state_cell.html"

    def get_cell_context_data(self, instance: Feed, parent_context: Any) -> dict[str, Any]:
        """Bring the feed."""
        return {**super().get_cell_context_data(instance, parent_context), "feed": instance}


class MomentColumn(Column):
    """A moment as the paper prints it."""

    cell_template_name = "news/desk/moment_cell.html"


class FeedIndexView(IndexView):
    """All feeds by title."""

    empty = gettext_lazy(
        "No feeds yet. Add the address of a feed, or of a page that names one: from then on what"
        " is new there comes in by itself. A list of feeds comes in with “rostra feed add"
        " FILE.opml”."
    )
    paginator_class = BoundedPaginator
    filterset_class = FeedFilters
    is_searchable = True
    search_fields = ["title", "address"]
    add_item_label = gettext_lazy("Add a feed")

    def get_base_queryset(self) -> QuerySet[Feed]:
        """Count the items of the last days along: by the index of each feed, bounded by time."""
        since = clock.now() - LATELY
        items = Item.objects.filter(feed=OuterRef("pk"), received_at__gte=since).order_by()
        counted = items.values("feed").annotate(count=Count("pk")).values("count")
        feeds = Feed.objects.select_related("section")
        return feeds.annotate(lately=Coalesce(Subquery(counted), 0))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Title, what becomes of its entries, last success, items, state."""
        title = self._get_title_column_class(TitleColumn)
        return [
            title("title", label=gettext_lazy("Title"), accessor=str, get_url=self.get_edit_url),
            Column("rule", label=gettext_lazy("Entries become"), accessor="get_rule_display"),
            Column("section", label=gettext_lazy("Section"), accessor="section.name"),
            MomentColumn("succeeded_at", label=gettext_lazy("Last success"), width="12%"),
            Column("lately", label=gettext_lazy("Items in 7 days"), accessor="lately", width="9%"),
            StateColumn("state", label=gettext_lazy("State"), width="26%"),
        ]


class FeedCreateView(CreateView):
    """Add a feed."""

    def save_instance(self) -> Feed:
        """Add it through its action."""
        feed = self.form.save(commit=False)
        add_feed(feed=feed, by=cast(Member, self.request.user), now=clock.now())
        self.form.save_m2m()
        return feed


class FeedEditView(EditView):
    """Edit a feed; buttons pause it, take it up again, poll it now."""

    def save_instance(self) -> Feed:
        """Save it through its action."""
        feed = self.form.save(commit=False)
        self.has_content_changes = self.form.has_changed()
        change_feed(feed=feed, moved="address" in self.form.changed_data, now=clock.now())
        self.form.save_m2m()
        log(instance=feed, action="wagtail.edit", content_changed=self.has_content_changes)
        return feed

    @cached_property
    def header_buttons(self) -> list[Any]:
        """The acts that make sense now."""
        feed = self.object
        is_running = feed.paused_at is None and feed.gone_at is None
        if is_running:
            acts = [("poll", _("Poll now"), "rotate"), ("pause", _("Pause"), "lock")]
        else:
            acts = [("resume", _("Take up again"), "lock-open")]
        return [*super().header_buttons, *(self._button(*act) for act in acts)]

    def _button(self, act: str, label: str, icon: str) -> Button:
        url = reverse(self.model.snippet_viewset.get_url_name("act"), args=[self.object.pk, act])
        return HeaderButton(
            label,
            icon_name=icon,
            attrs={
                "type": "button",
                "data-controller": "w-action",
                "data-action": "w-action#post",
                "data-w-action-url-value": url,
                "data-act": act,
            },
        )


class FeedDeleteView(DeleteView):
    """Ask once more, and remove a feed."""

    def delete_action(self) -> None:
        """Remove it through its action."""
        remove_feed(feed=self.object, by=cast(Member, self.request.user))

    @property
    def confirmation_message(self) -> str:
        """Say what goes and what stays."""
        count = self.object.kept_count
        return _("The feed is asked no more.") + " " + (
            ngettext(
                "The %d item it brought stays, with its article.",
                "The %d items it brought stay, with their articles.",
                count,
            ) % count
        )  # fmt: skip


class FeedActView(PermissionCheckedMixin, View):
    """Pause a feed, take it up again, or have it polled now."""

    permission_required = "change"
    permission_policy = None
    edit_url_name: str | None = None
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        """Do it and go back to the feed."""
        if act not in ACTS:
            raise Http404
        feed = get_object_or_404(Feed, pk=pk)
        member, now = cast(Member, request.user), clock.now()
        if act == "pause":
            pause_feed(feed=feed, by=member, now=now)
            messages.success(request, _("“%(title)s” is paused.") % {"title": feed})
        else:
            resume_feed(feed=feed, by=member, now=now)
            poll_due_feeds.enqueue()
            messages.success(
                request, _("“%(title)s” is polled within the minute.") % {"title": feed}
            )
        return HttpResponseRedirect(reverse(self.edit_url_name, args=[pk]))


class FeedViewSet(SnippetViewSet):
    """Feeds."""

    model = Feed
    icon = "rss"
    url_prefix = "wire/feeds"
    menu_label = gettext_lazy("Feeds")
    add_to_admin_menu = False
    copy_view_enabled = False
    index_results_template_name = "news/desk/results.html"
    index_view_class = FeedIndexView
    add_view_class = FeedCreateView
    edit_view_class = FeedEditView
    delete_view_class = FeedDeleteView
    edit_handler = panels.feed

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the acts."""
        act = self.construct_view(FeedActView, edit_url_name=self.get_url_name("edit"))
        return [*super().get_urlpatterns(), path("act/<int:pk>/<str:act>/", act, name="act")]
