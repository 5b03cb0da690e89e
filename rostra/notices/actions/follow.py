"""Follow a subject, or follow it no longer."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.notices.models import Follow

# More than anybody reads; a bound, so that a list of follows stays one.
MOST = 1_000


@transaction.atomic
def follow(*, subject: str, by: Member, now: datetime) -> Follow:
    """Let a member hear of a subject (``topic:7``), once. Raises ValidationError for too many."""
    own = Follow.objects.filter(member=by)
    if own.count() >= MOST and not own.filter(subject=subject).exists():
        raise ValidationError(
            _("You follow %(most)d things already; follow something no longer first.")
            % {"most": MOST}
        )
    found, _is_new = Follow.objects.get_or_create(
        member=by, subject=subject, defaults={"since": now}
    )
    return found


def unfollow(*, subject: str, by: Member) -> bool:
    """Let a member hear of a subject no longer; say whether it did."""
    removed, _each = Follow.objects.filter(member=by, subject=subject).delete()
    return bool(removed)
