"""Ways in the desk's menu that not everybody at the desk may go."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class PermittedItem(MenuItem):
    """A way that is shown to whoever has a permission."""

    def __init__(self, label: object, url: str, *, permission: str, **kwargs: object) -> None:
        super().__init__(label, url, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return bool(request.user.has_perm(self.permission))
