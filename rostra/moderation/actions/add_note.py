"""Note something about a member, for the staff."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.moderation import rules
from rostra.moderation.models import Note


@transaction.atomic
def add_note(*, member: Member, text: str, by: Member, now: datetime) -> Note:
    """Append a note; notes are never changed. Raises ValidationError with a sentence."""
    text = text.replace("\x00", "").strip()
    if not rules.may_look(by) or by.pk == member.pk:
        raise ValidationError(_("Notes on this member are not yours to write."))
    if not text or len(text) > 2_000:
        raise ValidationError(_("A note has between 1 and 2000 characters."))
    made = Note.objects.create(member=member, text=text, by=by, at=now)
    log(instance=member, action="moderation.note", user=by)
    return made
