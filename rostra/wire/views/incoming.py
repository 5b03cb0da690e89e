"""What came in, at the desk: the newest first, what it became and why."""

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.news.views.article_state import State
from rostra.web.paging import page_by_key
from rostra.wire.actions.discard_item import discard_item
from rostra.wire.actions.reread_item import reread_item
from rostra.wire.models import Feed, Item
from rostra.wire.outcomes import FAILED

SIZE = 30
# Of the raw bytes, as much as somebody may look at.
RAW_SHOWN = 20_000
MAY_LOOK, MAY_ACT, MAY_PUBLISH = "wire.view_item", "wire.change_item", "news.publish_article"
ACTS = ("draft", "publish", "reread", "discard")
# Neither the list nor an act needs what is long.
LONG = ("raw_packed", "parsed", "recognised")


class IncomingFilters(forms.Form):
    """What the list may be narrowed down by."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    feed = forms.ModelChoiceField(
        label=gettext_lazy("Feed"), required=False, queryset=Feed.objects.only("title", "address"),
        empty_label=gettext_lazy("All"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [("", _("All")), *Item.Status.choices]  # type: ignore[attr-defined]

    def narrowed(self, items: QuerySet[Item]) -> QuerySet[Item]:
        """Return the items that are asked for; a mistyped filter is none."""
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        return items.filter(**wanted)

    @property
    def query(self) -> str:
        """The filters as they stand in an address."""
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        return urlencode({name: getattr(value, "pk", value) for name, value in wanted.items()})


class WireView(WagtailAdminTemplateMixin):
    """What the pages of incoming items share: who may see them, and where they are."""

    header_icon = "download"
    page_title = gettext_lazy("Incoming items")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let through who may look."""
        if not request.user.has_perm(MAY_LOOK):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


@dataclass(frozen=True, slots=True)
class Row:
    """An item with what may be done with it."""

    item: Item
    headline: str
    url: str
    state: str
    may_publish: bool
    may_draft: bool
    may_discard: bool


def row_of(item: Any, member: Member) -> Row:
    """Return an item as a row of the list; a draft is opened at the desk, the rest looked at."""
    article = item.article
    was_live = bool(article and article.first_published_at)
    acts = member.has_perm(MAY_ACT)
    goes = article.section_id is not None if article else item.status == Item.Status.DISCARDED
    may_publish = acts and member.has_perm(MAY_PUBLISH) and goes and not was_live
    return Row(
        item=item,
        headline=(article.headline if article else item.headline) or str(item),
        url=(
            reverse("wagtailsnippets_news_article:edit", args=[article.pk])
            if article
            else reverse("incoming:item", args=[item.pk])
        ),
        state=str((State.LIVE if article.live else State.DRAFT).label) if article else "",
        may_publish=may_publish,
        may_draft=acts and article is None,
        may_discard=acts and not was_live and item.status != Item.Status.DISCARDED,
    )


def listed() -> QuerySet[Item]:
    """Return items with what a row shows, and nothing long."""
    related = ("feed", "article", "article__section")
    unread = (*LONG, "article__body", "article__deck")
    return Item.objects.select_related(*related).defer(*unread).annotate(
        headline=KT("parsed__headline")
    )  # fmt: skip


class IncomingView(WireView, TemplateView):
    """All items, paged by key."""

    template_name = "wire/desk/incoming.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read one page."""
        filters = IncomingFilters(self.request.GET)
        page = page_by_key(
            filters.narrowed(listed()), self.request.GET, moment="received_at", size=SIZE
        )
        member = cast(Member, self.request.user)
        return super().get_context_data(
            filters=filters,
            query=filters.query,
            page=page,
            rows=[row_of(item, member) for item in page.rows],
            here=self.request.get_full_path(),
            feeds_url=reverse(Feed.snippet_viewset.get_url_name("list")),  # type: ignore[attr-defined]
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand under the desk's home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class ItemView(WireView, TemplateView):
    """One item: what became of it, and its raw as it came."""

    template_name = "wire/desk/item.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the item."""
        super().setup(request, *args, **kwargs)
        self.item = get_object_or_404(listed(), pk=self.kwargs["pk"])
        self.row = row_of(self.item, cast(Member, request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read the item's raw."""
        item, row = self.item, self.row
        raw = item.raw[:RAW_SHOWN].decode(errors="replace").replace("\x00", "\ufffd")
        return super().get_context_data(
            item=item, row=row, raw=raw, here=reverse("incoming:list"),
            is_cut=item.raw_size > RAW_SHOWN,
            may_act=self.request.user.has_perm(MAY_ACT),
            **kwargs,
        )  # fmt: skip

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand under the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("incoming:list"), "label": self.page_title},
            {"url": "", "label": self.row.headline[:60]},
        ]


class ItemActView(View):
    """Make a draft of an item, publish it, read it again from its raw, or discard it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        """Do it, say what became of it, and go back to the list."""
        member = cast(Member, request.user)
        publishes = act == "publish"
        if act not in ACTS:
            raise Http404
        if not member.has_perm(MAY_ACT) or (publishes and not member.has_perm(MAY_PUBLISH)):
            raise PermissionDenied
        item = get_object_or_404(Item.objects.select_related("feed"), pk=pk)
        try:
            if act == "discard":
                discard_item(item=item, by=member, now=clock.now())
                messages.success(request, _("Discarded: “%(item)s”.") % {"item": name_of(item)})
            else:
                self.reread(item, publish=publishes, by=member)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(back_to(request))

    def reread(self, item: Item, *, publish: bool, by: Member) -> None:
        """Read an item again, and say what came of it."""
        outcome = reread_item(item=item, publish=publish, by=by, now=clock.now())
        item.refresh_from_db()
        told = f"“{name_of(item)}”: {item.get_status_display()}. {outcome.reason}".strip()
        if outcome.status == FAILED:
            messages.error(self.request, told)
        else:
            messages.success(self.request, told)


def name_of(item: Item) -> str:
    """Return what a message calls an item."""
    return ((item.parsed or {}).get("headline") or str(item))[:80]


def back_to(request: HttpRequest) -> str:
    """Return the page of the list that an act was begun on; nothing outside the list."""
    home = reverse("incoming:list")
    here = request.POST.get("here", "")
    return here if here == home or here.startswith(f"{home}?") else home


class IncomingViewSet(ViewSet):
    """Incoming items."""

    name = "incoming"
    url_prefix = "wire/incoming"

    def get_urlpatterns(self) -> list[URLPattern]:
        """Mount the list, one item, and the acts."""
        return [
            path("", IncomingView.as_view(), name="list"),
            path("<int:pk>/", ItemView.as_view(), name="item"),
            path("<int:pk>/<str:act>/", ItemActView.as_view(), name="act"),
        ]
