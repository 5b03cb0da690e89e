"""What the members bring to the desk: their names in the history, guards, the account menu."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter

from rostra.accounts.models import Member
from rostra.accounts.roles import Role


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Add the desk's few own rules to Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("accounts/desk.css"))


@hooks.register("insert_global_admin_js")
def script() -> SafeString:
    """Let what the desk saves by itself and what a person saves wait for each other."""
    return format_html('<script src="{}" defer></script>', static("accounts/desk.js"))


@hooks.register("before_bulk_action")
def leave_members_alone(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse Wagtail's bulk acts on users: roles and shutting out have their page."""
    if action.model is not Member:
        return None
    messages.error(request, _("Members are changed one by one."))
    return HttpResponseRedirect(reverse("wagtailusers_users:index"))


@hooks.register("register_log_actions")
def name_acts(actions: LogActionRegistry) -> None:
    """Name the acts in the history of a member and of the site."""

    actions.register_action("accounts.impose", gettext_lazy("Sanction"), gettext_lazy("Sanctioned"))
    actions.register_action("accounts.lift", gettext_lazy("Lift"), gettext_lazy("Sanction lifted"))
    actions.register_action(
        "accounts.set_level", gettext_lazy("Set the level"), gettext_lazy("Level set by hand")
    )

    actions.register_action("accounts.leave", gettext_lazy("Leave"), gettext_lazy("Asked to leave"))
    actions.register_action("accounts.stay", gettext_lazy("Stay"), gettext_lazy("Stays after all"))
    actions.register_action("accounts.erase", gettext_lazy("Erase"), gettext_lazy("Erased"))

    @actions.register_action("accounts.grant_role")
    class Granted(LogFormatter):
        label = gettext_lazy("Give a role")

        def format_message(self, log_entry: Any) -> str:
            return _("Was given the role “%(role)s”") % {"role": role_label(log_entry)}

    @actions.register_action("accounts.revoke_role")
    class Revoked(LogFormatter):
        label = gettext_lazy("Take a role")

        def format_message(self, log_entry: Any) -> str:
            return _("No longer holds the role “%(role)s”") % {"role": role_label(log_entry)}

    actions.register_action(
        "accounts.reset_second_factor",
        gettext_lazy("Take away passkeys and codes"),
        gettext_lazy("Passkeys and codes were taken away"),
    )
    actions.register_action(
        "accounts.sign_out_everywhere",
        gettext_lazy("Sign out everywhere"),
        gettext_lazy("Was signed out everywhere"),
    )

    @actions.register_action("accounts.rename")
    class Renamed(LogFormatter):
        label = gettext_lazy("Change the name")

        def format_message(self, log_entry: Any) -> str:
            return _("Was called “%(name)s” before") % {"name": log_entry.data.get("before", "")}


def role_label(log_entry: Any) -> str:
    """Return the name of the role that an entry of the log is about."""
    value = log_entry.data.get("role", "")
    return str(Role(value).label) if value in Role.values else value
