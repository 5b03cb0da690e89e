"""What can be followed on a page, and what the one who looks at it follows already."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest

from rostra.accounts.models import Member
from rostra.discussion import subjects
from rostra.notices import addresses as notices

# Kinds of pages that are followed as such; what is said on a page is followed as its thread.
FOLLOWED = frozenset({"section", "topic", "source", "member", "board"})


@dataclass(frozen=True, slots=True)
class FollowButton:
    """A button, the place on the page it belongs in, and where it is sent (nowhere: no button)."""

    place: str
    url: str
    is_following: bool


def keys_of(key: str) -> dict[str, str]:
    """Return what can be followed on the page of a key (``topic:7``), by place."""
    found = {"follow": key} if key.partition(":")[0] in FOLLOWED else {}
    subject = subjects.read(key)
    return found | ({"follow-thread": subject.press_key} if subject else {})


def buttons(key: str, member: Member, request: HttpRequest) -> list[FollowButton]:
    """Return the buttons for the page of a key: one query, none where nothing can be followed."""
    keys = keys_of(key)
    if not keys:
        return []
    followed = set(
        member.follows.filter(subject__in=keys.values()).values_list("subject", flat=True)
    )
    back = _page_of(request)
    return [
        FollowButton(
            place=place,
            # Nobody hears of what they do themselves.
            url="" if subject == f"member:{member.pk}" else notices.follow(subject, back=back),
            is_following=subject in followed,
        )
        for place, subject in keys.items()
    ]


def _page_of(request: HttpRequest) -> str:
    """Return the page that the browser asks from, without its host; empty where it keeps that."""
    page = urlsplit(request.headers.get("Referer", ""))
    return page.path if page.netloc == request.get_host() else ""
