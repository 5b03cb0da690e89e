"""Report something to the moderators."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from rostra.accounts import sanctions, trust
from rostra.accounts.models import Member
from rostra.moderation import figures, rules, subjects
from rostra.moderation.actions.open_case import open_case
from rostra.moderation.models import Case, Report
from rostra.moderation.models.report import WORDS_LIMIT
from rostra.moderation.subjects import Subject


def report(
    *, subject: Subject, reason: str, words: str, by: Member | None, address: str, now: datetime
) -> Report:
    """Report a subject, once a person; several reports join one case.

    ``address`` is the visitor's where ``by`` is None. Raises ValidationError with a sentence.
    """
    if reason not in Report.Reason.values:
        raise ValidationError(_("Choose a reason."))
    words = words.replace("\x00", "").strip()
    if len(words) > WORDS_LIMIT:
        raise ValidationError(
            _("It has %(length)d characters; %(most)d are the most.")
            % {"length": len(words), "most": WORDS_LIMIT}
        )
    if by is not None:
        sanctions.heed(by, now)
    row = subjects.seen(subject, now=now)
    if row is None:
        raise ValidationError(_("What you want to report is not there any more."))
    about = subjects.concerns(row)
    if not rules.may_report(by, about.pk if about else None):
        raise ValidationError(_("It is your own: you can take it back yourself."))
    weight = rules.weight(reason, None if by is None else trust.level_of(by))
    made = Report(
        subject=subject.key, by=by, visitor="" if by else hashed(address, subject),
        reason=reason, words=words, weight=weight, at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.case = open_case(
                kind=Case.Kind.NAME if subject.kind == "member" else Case.Kind.REPORT,
                subject=subject.key,
                about=about,
                now=now,
                weight=weight,
            )
            made.save()
            figures.count("reports", now=now)
    except IntegrityError as error:
        raise ValidationError(_("You have reported this already. Thank you.")) from error
    return made


def hashed(address: str, subject: Subject) -> str:
    """Return what is kept of a visitor's address: nobody can tell it from another subject's."""
    return salted_hmac("rostra.report", f"{subject.key} {address}", algorithm="sha256").hexdigest()
