"""The desk's buttons that move a row up and down, and what they lead to."""

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.views.generic import View
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.snippets import SnippetViewSet

from rostra.accounts.models import Member
from rostra.kernel import clock


class OrderColumn(BaseColumn):
    """Buttons that move a row up and down."""

    cell_template_name = "news/desk/order_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Bring the addresses of the two buttons."""
        context = super().get_cell_context_data(instance, parent_context)
        order = instance.snippet_viewset.get_url_name("order")
        context["row"] = instance
        context["up_url"] = reverse(order, args=[instance.pk, "up"])
        context["down_url"] = reverse(order, args=[instance.pk, "down"])
        context["token"] = get_token(parent_context["request"])
        return context


class OrderView(PermissionCheckedMixin, View):
    """Move a row up or down and go back to the list; ``order`` is the action that does it."""

    permission_required = "change"
    permission_policy = None
    index_url_name: str | None = None
    # Both are given where the view is mounted.
    model: Any = None
    order: Any = None
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, way: str) -> HttpResponse:
        """Move it."""
        row = get_object_or_404(self.model, pk=pk)
        self.order(row, up=way == "up", by=cast(Member, request.user), now=clock.now())
        return HttpResponseRedirect(reverse(self.index_url_name))


def ordered(viewset: SnippetViewSet, order: Callable[..., None]) -> URLPattern:
    """Return the address that moves rows of a viewset up and down."""
    view = viewset.construct_view(
        OrderView, model=viewset.model, order=order, index_url_name=viewset.get_url_name("list")
    )
    return path("order/<int:pk>/<str:way>/", view, name="order")
