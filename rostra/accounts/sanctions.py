"""The sanctions that bind a member, and what they leave it to do.

Rooms where members speak ask ``heed`` in their actions and ``silence`` in their pages.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rostra.accounts.models import Member, Sanction
from rostra.web import prepared

# What proves, for an hour, who wanted to sign in and was kept out.
TOKEN_SALT, TOKEN_AGE = "rostra.kept-out", timedelta(hours=1)
SILENCING = frozenset({Sanction.Kind.SUSPENSION, Sanction.Kind.BAN})


def in_force(member: Member, now: datetime) -> list[Sanction]:
    """Return the sanctions that bind a member now: one query, and one more where there are any."""

    def build(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
        rows = Sanction.objects.filter(member=given["member"]).in_force(given["now"])
        return rows.values_list("pk")

    numbers = [pk for (pk,) in prepared.rows("bound", build, {"member": member.pk, "now": now})]
    return list(Sanction.objects.filter(pk__in=numbers).order_by("pk")) if numbers else []


def holds(sanction: Sanction, now: datetime) -> bool:
    """Say whether a sanction binds its member now."""
    if sanction.kind == Sanction.Kind.WARNING or sanction.lifted_at is not None:
        return False
    return sanction.begins_at <= now and (sanction.ends_at is None or now < sanction.ends_at)


def may_speak(sanctions: Iterable[Sanction], now: datetime) -> bool:
    """Say whether sanctions let their member say, like and report."""
    return longest(sanctions, SILENCING, now) is None


def may_sign_in(sanctions: Iterable[Sanction], now: datetime) -> bool:
    """Say whether sanctions let their member sign in, and stay signed in."""
    return longest(sanctions, {Sanction.Kind.BAN}, now) is None


def allowance(sanctions: Iterable[Sanction], now: datetime) -> int | None:
    """Return how many comments a day sanctions leave their member, None for no limit."""
    limits = [each.per_day for each in sanctions if holds(each, now) and each.per_day is not None]
    return min(limits, default=None)


def longest(sanctions: Iterable[Sanction], kinds: Iterable[str], now: datetime) -> Sanction | None:
    """Return that of some kinds that holds longest, None where none holds."""
    held = [each for each in sanctions if each.kind in kinds and holds(each, now)]
    return max(held, key=lambda each: (each.ends_at is None, each.ends_at or now), default=None)


def heed(member: Member, now: datetime) -> list[Sanction]:
    """Return what binds a member who wants to speak, like or report: one query.

    Raises ValidationError, with the sentence for the member, where it may do nothing of it.
    """
    sanctions = in_force(member, now)
    silencing = longest(sanctions, SILENCING, now)
    if silencing is not None:
        raise ValidationError(sentence(silencing))
    return sanctions


def silence(member: Member, now: datetime) -> str:
    """Return why and until when a member may not speak, empty where it may: one query."""
    silencing = longest(in_force(member, now), SILENCING, now)
    return sentence(silencing) if silencing else ""


def token_of(member: Member) -> str:
    """Return what lets a member who cannot sign in appeal, for an hour."""
    return signing.dumps(member.pk, salt=TOKEN_SALT)


def read_token(token: str) -> Member | None:
    """Return the member of a token, None for one that is none or too old."""
    try:
        number = signing.loads(token, salt=TOKEN_SALT, max_age=TOKEN_AGE)
    except signing.BadSignature:
        return None
    return Member.objects.filter(pk=number).first()


def appeal_address(member: Member) -> str:
    """Return where a member who cannot sign in appeals; the pages above mount it."""
    return f"/me/appeal/{token_of(member)}/"


def sentence(sanction: Sanction) -> str:
    """Return what a member reads of a sanction that silences it or keeps it out."""
    words = {"why": reason(sanction), "until": _until(sanction)}
    if sanction.kind == Sanction.Kind.BAN:
        if sanction.ends_at is None:
            return _("This account is banned for good. %(why)s") % words
        return _("This account is banned until %(until)s. %(why)s") % words
    if sanction.ends_at is None:
        return _("You may read but not write here any more. %(why)s") % words
    return _("Until %(until)s you may read but not write. %(why)s") % words


def reason(sanction: Sanction) -> str:
    """Return the rule broken and the reason given, as one piece of text."""
    if not sanction.rule:
        return _("The reason: %(reason)s") % {"reason": sanction.reason}
    words = {"rule": sanction.rule, "reason": sanction.reason}
    return _("The rule: %(rule)s The reason: %(reason)s") % words


def _until(sanction: Sanction) -> str:
    if sanction.ends_at is None:
        return ""
    # Translators: the moment at which a sanction ends, in Django's date format letters.
    return date_format(timezone.localtime(sanction.ends_at), _("j F Y H:i"))
