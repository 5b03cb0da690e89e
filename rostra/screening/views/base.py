"""What the desk's pages on screening share."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

HOME = "screening:list"


class ScreeningView(WagtailAdminTemplateMixin):
    """Who may look, and where the page is."""

    header_icon = "lock"
    page_title: Any = _("Word rules")
    permission = "screening.view_wordrule"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let through who may."""
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand under the list of rules."""
        items: list[dict[str, Any]] = [*self.breadcrumbs_items]
        if self.request.resolver_match and self.request.resolver_match.view_name != HOME:
            items.append({"url": reverse(HOME), "label": ScreeningView.page_title})
        return [*items, {"url": "", "label": self.page_title}]
