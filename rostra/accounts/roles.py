"""The roles a member may hold.

A role is a group of that name; what it may do is declared by each room (``permissions.py``) and
put together in ``config/roles.py``. The owner may do everything.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.accounts.models import Member


class Role(models.TextChoices):
    """What somebody does for the paper, the most telling first: it becomes the badge."""

    OWNER = "owner", _("owner")
    EDITOR = "editor", _("editor")
    MODERATOR = "moderator", _("moderator")
    # Vouched for by an owner; the desk stays closed to them.
    COLUMNIST = "columnist", _("columnist")
    EXPERT = "expert", _("expert")


def roles_of(member: Member) -> frozenset[Role]:
    """Return the roles a member holds."""
    names = {group.name for group in member.groups.all()}
    held = {role for role in Role if role.value in names}
    if member.is_superuser:
        held.add(Role.OWNER)
    return frozenset(held)


def settle_badge(member: Member) -> None:
    """Keep the most telling role on the member's own row, where every comment reads it along."""
    held = roles_of(member)
    badge = next((role.value for role in Role if role in held), "")
    if member.badge != badge:
        member.badge = badge
        member.save(update_fields=["badge"])


def badge_label(badge: str) -> str:
    """Return what a badge is called; nothing for none."""
    return str(Role(badge).label) if badge in Role.values else ""
