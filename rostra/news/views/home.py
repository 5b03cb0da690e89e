"""The first page of the desk: what waits, and what was published last."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import WorkflowState

from rostra.kernel import clock
from rostra.news.models import Article
from rostra.news.rules import may_write
from rostra.news.views.article_list import NEWEST, UNREAD
from rostra.news.views.article_state import State, in_state
from rostra.news.views.paging import bounded_count

SHOWN = 6
COUNTED = 100


@dataclass(frozen=True)
class Pile:
    """Articles that wait for the same thing: the first few, and how many there are."""

    heading: str
    articles: list[Article]
    count: str
    url: str
    empty: str


class WaitingPanel(Component):
    """What waits for an editor."""

    name = "waiting"
    order = 10
    template_name = "news/desk/home.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Read the piles: a few small queries, whatever the archive holds."""
        list_url = reverse("wagtailsnippets_news_article:list")
        add_url = reverse("wagtailsnippets_news_article:add")
        return {
            "piles": self._piles(list_url) if self._may_read else [],
            "latest": self._read(Article.objects.filter(live=True).order_by(*NEWEST)),
            "list_url": list_url,
            "add_url": add_url if may_write(self.request.user) else "",
            "edit": "wagtailsnippets_news_article:edit",
        }

    @property
    def _may_read(self) -> bool:
        return self.request.user.has_perm("news.change_article")

    def _piles(self, list_url: str) -> list[Pile]:
        articles = Article.objects.order_by("-pk")
        now = clock.now()
        drafts = in_state(articles, State.DRAFT, now=now)
        changed = in_state(articles, State.CHANGED, now=now)
        scheduled = in_state(articles, State.SCHEDULED, now=now)
        in_workflow = articles.filter(pk__in=self._in_workflow())
        return [
            self._pile(_("Drafts"), drafts, f"{list_url}?state=draft", _("No drafts.")),
            self._pile(
                _("Changed since publication"), changed, f"{list_url}?state=changed",
                _("Nothing is waiting to be published anew."),
            ),
            self._pile(
                _("Scheduled"), scheduled, f"{list_url}?state=scheduled", _("Nothing scheduled.")
            ),
            self._pile(_("In workflow"), in_workflow, "", _("Nothing to approve.")),
        ]  # fmt: skip

    def _in_workflow(self) -> list[int]:
        states = WorkflowState.objects.active().filter(
            base_content_type__app_label="news", base_content_type__model="article"
        )
        return [int(number) for number in states.values_list("object_id", flat=True)[:COUNTED]]

    def _pile(self, heading: str, rows: QuerySet[Article], url: str, empty: str) -> Pile:
        count = bounded_count(rows, COUNTED)
        shown = f"{COUNTED}+" if count == COUNTED else str(count)
        return Pile(heading, self._read(rows), shown, url, empty)

    def _read(self, rows: QuerySet[Article]) -> list[Article]:
        related = ("latest_revision__user", "section", "withdrawal")
        return list(rows.select_related(*related).defer(*UNREAD)[:SHOWN])
