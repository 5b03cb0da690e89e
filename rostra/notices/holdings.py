"""What the notices hold about a member."""

from typing import Any

from rostra.accounts.holdings import Holding, holding
from rostra.accounts.models import Member
from rostra.notices.models import Follow, Letterbox, Mail, Notice, Preference, Spread


def gather(*, member: Member, **_: Any) -> list[Holding]:
    """Return what a member was told, by inbox and mail, what it follows, and what it chose."""
    return [
        holding(
            "notices",
            Notice.objects.filter(member=member).order_by("pk"),
            "kind", "subject", "address", "parameters", "many", "at", "way", "read_at",
            mailed_at="mail__sent_at",
        ),
        holding(
            "notices_to_others",
            Notice.objects.filter(by=member).order_by("pk"),
            "kind", "subject", "at",
        ),
        holding(
            "notices_on_their_way",
            Spread.objects.filter(by=member).order_by("pk"),
            "kind", "subject", "at",
        ),
        holding("follows", Follow.objects.filter(member=member).order_by("pk"), "subject", "since"),
        holding(
            "notice_choices",
            Preference.objects.filter(member=member).order_by("pk"),
            "kind", "way",
        ),
        holding("digest", Letterbox.objects.filter(member=member), "rhythm", "due_at"),
        holding(
            "mails",
            Mail.objects.filter(member=member).order_by("pk"),
            "kind", "made_at", "sent_at", "ended_at", "why",
        ),
    ]  # fmt: skip
