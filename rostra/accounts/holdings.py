"""What is held about a member: named lists of plain dicts, and what the members' own room holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import ModelLogEntry, PageLogEntry, Revision
from wagtail.users.models import UserProfile

from rostra.accounts.models import Ignored, Leaving, Member, Sanction, Standing

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Holding:
    """Rows of one kind: a name that is unique in the export, and dicts that JSON can hold."""

    name: str
    rows: Iterable[dict[str, Any]]


def holding(name: str, rows: QuerySet[Any], *fields: str, **renamed: str) -> Holding:
    """Return some fields of a query's rows, read in portions when they are written out.

    ``renamed`` gives a field another name in the export: ``by="author__name"``.
    """
    return Holding(name, _read(rows, {**{each: each for each in fields}, **renamed}))


def gather(*, member: Member, **_: Any) -> list[Holding]:
    """Return the account itself, and what the desk's history says of and by the member."""
    own = Member.objects.filter(pk=member.pk)
    acts = {"action": "action", "at": "timestamp", "subject": "label"}
    return [
        holding(
            "account",
            own,
            "id", "email", "name", "about", "portrait", "language", "time_zone", "is_active",
            "joined_at", "last_login",
        ),
        holding("roles", member.groups.order_by("pk"), role="name"),
        holding(
            "standing",
            Standing.objects.filter(member=member),
            "comments", "likes", "days", "upheld", "level", "since", "set_at", "set_why",
        ),
        holding(
            "wish_to_leave",
            Leaving.objects.filter(member=member),
            "asked_at", "due_at", "texts",
        ),
        holding(
            "sanctions",
            Sanction.objects.filter(member=member).order_by("pk"),
            "kind", "per_day", "begins_at", "ends_at", "rule", "reason", "lifted_at", "lifted_why",
        ),
        holding(
            "sanctions_imposed",
            Sanction.objects.filter(by=member).order_by("pk"),
            "kind", "begins_at", "reason",
        ),
        holding(
            "mail_addresses",
            EmailAddress.objects.filter(user=member).order_by("pk"),
            "email", "verified", "primary",
        ),
        holding(
            "second_factors",
            Authenticator.objects.filter(user=member).order_by("pk"),
            "type", "created_at", "last_used_at",
        ),
        holding(
            "accounts_elsewhere",
            SocialAccount.objects.filter(user=member).order_by("pk"),
            "provider", "uid", "extra_data", "date_joined", "last_login",
        ),
        holding(
            "ignored",
            Ignored.objects.filter(member=member).order_by("pk"),
            "other", "at",
        ),
        holding(
            "desk_settings",
            UserProfile.objects.filter(user=member),
            "preferred_language", "current_time_zone", "theme",
        ),
        holding(
            "revisions",
            Revision.objects.filter(user=member).order_by("pk"),
            kind="content_type__model", number="object_id", at="created_at",
        ),
        holding(
            "history_of_the_account",
            ModelLogEntry.objects.filter(about(member)).order_by("pk"),
            "action", at="timestamp", details="data",
        ),
        holding("acts", ModelLogEntry.objects.filter(user=member).order_by("pk"), **acts),
        holding("acts_on_pages", PageLogEntry.objects.filter(user=member).order_by("pk"), **acts),
    ]  # fmt: skip


def about(member: Member) -> Q:
    """Return the condition for what the audit log says of a member."""
    return Q(content_type=ContentType.objects.get_for_model(Member), object_id=str(member.pk))


def _read(rows: QuerySet[Any], names: dict[str, str]) -> Iterator[dict[str, Any]]:
    for row in rows.values_list(*names.values()).iterator(CHUNK):
        yield dict(zip(names, row, strict=True))
