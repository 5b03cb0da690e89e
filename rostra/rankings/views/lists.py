"""The lists at the desk, with the numbers behind each place."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Sum
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from rostra.kernel import clock
from rostra.news.models import Article
from rostra.rankings import lists, rules
from rostra.rankings.behind import Behind, behind, hours_of, readers_of
from rostra.rankings.forms import ListForm, name_in_words
from rostra.rankings.lists import DISCUSSED, MOST_READ, TOPICS
from rostra.rankings.models import Bar, LeftOut, Pin, Place
from rostra.rankings.models.left_out import Reason as LeftOutReason
from rostra.rankings.names import REASONS, name_of
from rostra.rankings.views.acts import BarView, PinView, UnbarView, UnpinView
from rostra.rankings.views.plot import plot

PLOTTED_HOURS = 48


class RankingsView(WagtailAdminTemplateMixin):
    """What the pages share: who may look."""

    header_icon = "list-ol"
    page_title: Any = _("Rankings")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let through who may look."""
        if not rules.may_look(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ListView(RankingsView, TemplateView):
    """One list as it is now: what stands in it, and what does not and why."""

    template_name = "rankings/desk/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Work the list out."""
        form, now = ListForm(self.request.GET), clock.now()
        named = form.list_asked_for()
        # What is shown as chosen, when nothing was chosen yet.
        form = ListForm(
            {"kind": named.kind, "family": named.family, "section": named.section or ""}
        )
        rows = behind(named, now=now)
        return super().get_context_data(
            form=form,
            named=named,
            name=name_of(named.kind),
            since=lists.since(named.kind, now=now),
            now=now,
            counts_people=named.kind in (*MOST_READ, DISCUSSED),
            of_comments=named.kind == DISCUSSED,
            of_topics=named.kind == TOPICS,
            standing=[self._row(each) for each in rows if each.judged.place is not None],
            missing=[self._row(each) for each in rows if each.judged.place is None],
            left_out=left_out(now.date()),
            days=lists.CEILING.days,
            **kwargs,
        )

    def _row(self, found: Behind) -> dict[str, Any]:
        member, article = self.request.user, found.article
        return {
            "found": found,
            "reason": REASONS[found.judged.reason],
            "may_pin": article is not None and rules.may_pin(member, article) and not found.bar,
            "may_bar": article is not None and rules.may_bar(member, article) and not found.bar,
            "may_unbar": found.bar is not None and rules.may_unbar(member),
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand under the desk's home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class ArticleView(RankingsView, TemplateView):
    """One article: its readers by hour, its places, what editors did with it."""

    template_name = "rankings/desk/article.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the article."""
        super().setup(request, *args, **kwargs)
        rows = Article.objects.select_related("section").defer("body")
        self.article = get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read its numbers."""
        member, article, now = self.request.user, self.article, clock.now()
        bar = Bar.objects.select_related("by").filter(article=article).first()
        places = Place.objects.filter(article=article).order_by("ranking")
        pins = Pin.objects.holding(now).filter(article=article).select_related("by")
        drawn = plot(hours_of(article, hours=PLOTTED_HOURS, now=now))
        return super().get_context_data(
            article=article,
            readers=[(name_of(kind), n) for kind, n in readers_of(article, now=now).items()],
            plot=drawn,
            places=[(name_in_words(each.ranking_id), each) for each in places
                    if "section" not in each.ranking_id],
            pins=[(name_in_words(each.ranking), each) for each in pins],
            bar=bar,
            may_pin=rules.may_pin(member, article) and bar is None,
            may_unpin=rules.may_unpin(member),
            may_bar=rules.may_bar(member, article) and bar is None,
            may_unbar=bar is not None and rules.may_unbar(member),
            **kwargs,
        )  # fmt: skip

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand under the lists."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rankings:list"), "label": RankingsView.page_title},
            {"url": "", "label": self.article.headline[:60]},
        ]


def left_out(day: Any) -> list[tuple[Any, int]]:
    """Return how many reads of a day (UTC) did not count, by reason."""
    rows = LeftOut.objects.filter(day=day).values_list("reason").annotate(Sum("count"))
    return [(LeftOutReason(reason).label, count) for reason, count in rows.order_by("reason")]


class RankingsViewSet(ViewSet):
    """The rankings."""

    name = "rankings"
    url_prefix = "rankings"

    def get_urlpatterns(self) -> list[URLPattern]:
        """Mount the lists, one article, and the acts."""
        return [
            path("", ListView.as_view(), name="list"),
            path("article/<int:pk>/", ArticleView.as_view(), name="article"),
            path("article/<int:pk>/pin/", PinView.as_view(), name="pin"),
            path("article/<int:pk>/unpin/<int:pin>/", UnpinView.as_view(), name="unpin"),
            path("article/<int:pk>/bar/", BarView.as_view(), name="bar"),
            path("article/<int:pk>/unbar/", UnbarView.as_view(), name="unbar"),
        ]
