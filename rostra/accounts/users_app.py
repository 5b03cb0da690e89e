"""Wagtail's app of users with our view of the members in place of its own."""

from wagtail.users.apps import WagtailUsersAppConfig


class DeskUsersConfig(WagtailUsersAppConfig):
    """Keep Wagtail's tables and addresses, and show members as this paper knows them."""

    user_viewset = "rostra.accounts.views.members.MemberViewSet"
