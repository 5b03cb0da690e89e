"""The roles a member may hold.

A role is a group of that name; what it may do is declared by each room (``permissions.py``) and
put together in ``config/roles.py``. The owner may do everything.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.accounts.models import Member


class Role(models.TextChoices):
    """What somebody does for the paper."""

    OWNER = "owner", _("owner")
    EDITOR = "editor", _("editor")
    MODERATOR = "moderator", _("moderator")


def roles_of(member: Member) -> frozenset[Role]:
    """Return the roles a member holds."""
    names = {group.name for group in member.groups.all()}
    held = {role for role in Role if role.value in names}
    if member.is_superuser:
        held.add(Role.OWNER)
    return frozenset(held)
