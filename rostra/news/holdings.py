"""What the newsroom holds about a member: what it did for the paper."""

from typing import Any

from rostra.accounts.holdings import Holding, holding
from rostra.accounts.models import Member
from rostra.news.models import Article, Correction, Image, Withdrawal


def gather(*, member: Member, **_: Any) -> list[Holding]:
    """Return the corrections and withdrawals a member made, the pictures it brought, its locks."""
    return [
        holding(
            "corrections",
            Correction.objects.filter(by=member).order_by("pk"),
            "article", "text", "at",
        ),
        holding(
            "withdrawals",
            Withdrawal.objects.filter(by=member).order_by("pk"),
            "article", "note", "at",
        ),
        holding(
            "pictures",
            Image.objects.filter(uploaded_by_user=member).order_by("pk"),
            "id", "title", "file", "caption", "credit", "created_at",
        ),
        holding(
            "articles_locked",
            Article.objects.filter(locked_by=member).order_by("pk"),
            "locked_at", article="id",
        ),
    ]  # fmt: skip
