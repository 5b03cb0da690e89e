"""Take a role from a member."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.accounts.roles import Role, roles_of, settle_badge
from rostra.changes.log import append


@transaction.atomic
def revoke_role(*, member: Member, role: Role, by: Member | None, now: datetime) -> None:
    """Take a role from a member; one who does not hold it is left as they are.

    Raises ValidationError for the last owner: nobody could give the role back.
    """
    if role not in roles_of(member):
        return
    if role is Role.OWNER:
        refuse_last_owner(member)
        member.is_superuser = False
        member.save(update_fields=["is_superuser"])
    member.groups.remove(*member.groups.filter(name=role.value))
    settle_badge(member)
    log(instance=member, action="accounts.revoke_role", user=by, data={"role": role.value})
    append(f"member:{member.pk}")


def refuse_last_owner(member: Member) -> None:
    """Raise ValidationError where a site would be left without an owner; inside a transaction."""
    if not member.is_superuser:
        return
    # Locked: two owners may be taking the role from each other.
    owners = Member.objects.select_for_update().filter(is_superuser=True, is_active=True)
    if not set(owners.values_list("pk", flat=True)) - {member.pk}:
        raise ValidationError(_("A site needs an owner: make somebody else owner first."))
