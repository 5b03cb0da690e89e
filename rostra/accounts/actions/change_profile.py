"""Change how a member shows itself and reads the paper."""

from datetime import datetime

from django.db import transaction

from rostra.accounts.actions.rename import rename
from rostra.accounts.models import Member
from rostra.changes.log import append

FIELDS = ("name", "about", "language", "time_zone", "portrait")


@transaction.atomic
def change_profile(
    *,
    member: Member,
    name: str,
    about: str,
    language: str,
    time_zone: str,
    portrait: str,
    now: datetime,
) -> Member:
    """Save a member's own page and preferences; ``portrait`` is the name of files kept already.

    The files of the portrait before are left: pages that are kept still show them for a while.
    Raises ValidationError for a name that somebody took meanwhile.
    """
    changed = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    rename(member=changed, name=name, by=member, now=now)
    changed.about, changed.language = about, language
    changed.time_zone, changed.portrait = time_zone, portrait
    changed.save(update_fields=["about", "language", "time_zone", "portrait"])
    append(f"member:{member.pk}")
    return changed
