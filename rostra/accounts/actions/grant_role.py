"""Give a member a role."""

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.accounts.roles import Role, settle_badge
from rostra.changes.log import append


@transaction.atomic
def grant_role(*, member: Member, role: Role, by: Member | None, now: datetime) -> None:
    """Let a member act in a role; one who holds it already is left as they are."""
    group, _ = Group.objects.get_or_create(name=role.value)
    if member.groups.filter(pk=group.pk).exists() and (
        role is not Role.OWNER or member.is_superuser
    ):
        return
    member.groups.add(group)
    if role is Role.OWNER:
        member.is_superuser = True
        member.save(update_fields=["is_superuser"])
    settle_badge(member)
    log(instance=member, action="accounts.grant_role", user=by, data={"role": role.value})
    append(f"member:{member.pk}")
