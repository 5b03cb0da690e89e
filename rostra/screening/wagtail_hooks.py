"""What screening brings to the desk."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, re_path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from rostra.screening.views import rules, trials
from rostra.screening.views.base import ScreeningView


class ScreeningViewSet(ViewSet):
    """The pages of screening."""

    name = "screening"
    url_prefix = "screening"

    def get_urlpatterns(self) -> list[URLPattern]:
        """Mount the rules and what is tried with them."""
        return [
            path("", rules.ListView.as_view(), name="list"),
            path("add/", rules.RuleView.as_view(), name="add"),
            path("<int:pk>/", rules.RuleView.as_view(), name="rule"),
            re_path(
                r"^(?P<pk>[0-9]{1,18})/(?P<act>on|off|remove)/$",
                rules.ActView.as_view(),
                name="act",
            ),
            path("rehearse/", trials.RehearseView.as_view(), name="rehearse"),
            path("try/", trials.TryView.as_view(), name="try"),
            path("import/", trials.ImportView.as_view(), name="import"),
            path("export/", trials.ExportView.as_view(), name="export"),
            path("practice/", trials.PracticeView.as_view(), name="practice"),
        ]


class ScreeningItem(MenuItem):
    """The way there, for who may look."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return bool(request.user.has_perm(ScreeningView.permission))


@hooks.register("register_admin_viewset")
def screening() -> ViewSet:
    """Mount the pages."""
    return ScreeningViewSet()


@hooks.register("register_admin_menu_item")
def menu() -> MenuItem:
    """Put the rules into the desk's menu."""
    return ScreeningItem(
        _("Word rules"), reverse("screening:list"), name="screening", icon_name="lock", order=112
    )


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Add the few rules of these pages to the desk's."""
    return format_html('<link rel="stylesheet" href="{}">', static("screening/desk.css"))


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    """Name the acts in the log."""
    actions.register_action("screening.on", _("Switch on"), _("Word rule switched on"))
    actions.register_action("screening.off", _("Switch off"), _("Word rule switched off"))
