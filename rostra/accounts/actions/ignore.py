"""Fold what somebody says, for oneself, or fold it no longer."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts import rules
from rostra.accounts.models import Ignored, Member

# A browser gets the list with every page.
MOST = 200


@transaction.atomic
def ignore(*, other: Member, by: Member, now: datetime) -> None:
    """Fold a member's comments for ``by``. Raises ValidationError for oneself, and past so many."""
    if not rules.may_ignore(by, other):
        raise ValidationError(_("You cannot ignore yourself."))
    kept = Ignored.objects.filter(member=by)
    if kept.count() >= MOST and not kept.filter(other=other).exists():
        raise ValidationError(_("You ignore %(most)d members already.") % {"most": MOST})
    Ignored.objects.get_or_create(member=by, other=other, defaults={"at": now})


@transaction.atomic
def unignore(*, other: Member, by: Member) -> None:
    """Fold a member's comments no longer."""
    Ignored.objects.filter(member=by, other=other).delete()
