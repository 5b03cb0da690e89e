"""What moderation holds about a member."""

from typing import Any

from rostra.accounts.holdings import Holding, holding
from rostra.accounts.models import Member
from rostra.moderation.models import Appeal, Case, Decision, Note, Report


def gather(*, member: Member, **_: Any) -> list[Holding]:
    """Return what a member reported, appealed and decided, and what was decided and noted."""
    decided = ("act", "subject", "rule", "reason", "at", "undone_at", "undone_why")
    return [
        holding(
            "reports",
            Report.objects.filter(by=member).order_by("pk"),
            "subject", "reason", "words", "at",
        ),
        holding("decisions", Decision.objects.filter(member=member).order_by("pk"), *decided),
        holding(
            "appeals",
            Appeal.objects.filter(decision__member=member).order_by("pk"),
            "words", "at", "outcome", "answer", "judged_at", subject="decision__subject",
        ),
        holding("notes", Note.objects.filter(member=member).order_by("pk"), "text", "at"),
        holding(
            "cases",
            Case.objects.filter(about=member).order_by("pk"),
            "kind", "subject", "opened_at",
        ),
        holding(
            "decisions_made", Decision.objects.filter(by=member).order_by("pk"), *decided
        ),
        holding("notes_written", Note.objects.filter(by=member).order_by("pk"), "text", "at"),
        holding(
            "appeals_judged",
            Appeal.objects.filter(judged_by=member).order_by("pk"),
            "outcome", "answer", "judged_at",
        ),
    ]  # fmt: skip
