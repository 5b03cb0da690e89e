"""Make a member without the sign-up form: the owner's account, the demo editor's."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.changes.log import append


@transaction.atomic
def register_member(
    *, email: str, name: str, password: str | None, by: Member | None, now: datetime
) -> Member:
    """Make a member whose address counts as confirmed, for whoever runs the site vouches for it.

    Raises ValidationError for an address that is taken or malformed, or an empty name.
    """
    member = Member(email=Member.objects.normalize_email(email), name=name, joined_at=now)
    member.set_password(password)
    member.full_clean()
    member.save()
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    log(instance=member, action="wagtail.create", user=by)
    append(f"member:{member.pk}")
    return member
