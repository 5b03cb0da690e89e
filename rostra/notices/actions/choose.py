"""Choose what one is told, and how."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.notices import rules
from rostra.notices.actions.expect_digests import zone
from rostra.notices.kinds import UnknownKindError, kind_of
from rostra.notices.models import Letterbox, Notice, Preference
from rostra.notices.ways import Rhythm, Way


@transaction.atomic
def choose(*, ways: Mapping[str, str], by: Member) -> None:
    """Set how far notices of some kinds go from now on, and those that are not sent yet.

    Raises ValidationError for a kind or a way that is none, or that is less than a kind allows.
    """
    for name, way in sorted(ways.items()):
        try:
            kind = kind_of(name)
        except UnknownKindError as error:
            raise ValidationError(_("There are no such notices.")) from error
        if way not in Way.values or rules.way_of(usual=way, chosen=None, least=kind.least) != way:
            raise ValidationError(_("Notices cannot go this way."))
        _set(by, name, Way(way))


@transaction.atomic
def set_rhythm(*, rhythm: str, by: Member, now: datetime) -> Letterbox:
    """Set how often a member gets a digest; one that is due already comes in the new rhythm.

    Raises ValidationError for a rhythm that is none.
    """
    if rhythm not in Rhythm.values:
        raise ValidationError(_("There is no such rhythm."))
    box, _is_new = Letterbox.objects.select_for_update().get_or_create(member=by)
    if box.rhythm == rhythm:
        return box
    box.rhythm = rhythm
    waits = Notice.objects.filter(member=by).waiting(Way.DIGEST).exists()
    box.due_at = rules.next_digest(rhythm, zone(by.time_zone), now) if waits else None
    box.save(update_fields=["rhythm", "due_at"])
    return box


@transaction.atomic
def stop(*, kind: str | None, by: Member, now: datetime) -> None:
    """Stop mails to a member: those of one kind, or the digest where ``kind`` is None.

    What stands in the inbox goes on standing there. Raises UnknownKindError.
    """
    if kind is None:
        set_rhythm(rhythm=Rhythm.NEVER, by=by, now=now)
        return
    of_kind = kind_of(kind)
    chosen = Preference.objects.filter(member=by, kind=kind).values_list("way", flat=True).first()
    way = rules.way_of(usual=of_kind.way, chosen=chosen, least=of_kind.least)
    if way in {Way.DIGEST, Way.AT_ONCE}:
        _set(by, kind, Way.INBOX)


def _set(member: Member, kind: str, way: Way) -> None:
    Preference.objects.update_or_create(member=member, kind=kind, defaults={"way": way})
    unsent = Notice.objects.filter(member=member, kind=kind, read_at=None)
    # What is in the inbox already stays in it.
    unsent.filter(Q(mail=None) | Q(mail__sent_at=None)).update(
        way=Way.INBOX if way == Way.NOTHING else way
    )
