"""What is personal on a page: the signed-in bar with its links."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rostra.accounts import sanctions
from rostra.accounts.models import Ignored, Member
from rostra.accounts.trust import level_of
from rostra.discussion import addresses as floor
from rostra.discussion import policies, queries, rules, subjects
from rostra.discussion.policy import OPEN
from rostra.kernel import clock, text
from rostra.notices import queries as notices
from rostra.pages import addresses, desk, following
from rostra.pages.shapes import Link
from rostra.pages.views.say import asked_work

NO_CONTENT = 204
EXCERPT = 80


@require_safe
def for_page(request: HttpRequest, key: str) -> HttpResponse:
    """Print the bar of the member who looks at a page; nothing for anybody else."""
    subject = addresses.read_key(key)
    if subject is None:
        raise Http404
    if not isinstance(request.user, Member):
        response = HttpResponse(status=NO_CONTENT)
    else:
        write_url = write_address(key)
        response = render(
            request,
            "pages/me/for.html",
            {
                "member": request.user.name,
                "number": request.user.pk,
                "links": links(request.user),
                "edit_url": desk.edit_address(*subject, member=request.user),
                "write_url": write_url,
                "silence": sanctions.silence(request.user, clock.now()) if write_url else "",
                "refusal": refusal(key, request.user) if write_url else "",
                "may_close": rules.may_close(request.user),
                "work": asked_work(request, request.user) if write_url else None,
                "waiting": waiting(key, request.user),
                **unread(key, request.user),
                "unread": notices.unread(request.user),
                "most": notices.COUNTED,
                "follow": following.buttons(key, request.user, request),
                "acts": acts_on(*subject, by=request.user),
                "time_zone": request.user.time_zone,
                "ignored": ignored_by(request.user),
            },
        )
    response["Cache-Control"] = "private, no-store"
    response["Vary"] = "Cookie"
    return response


def acts_on(kind: str, number: int, *, by: Member) -> Link | None:
    """Return where a member finds what may be done about the one whose page it is, or its own."""
    if kind != "member":
        return None
    if number == by.pk:
        return Link(label=_("Change your profile"), url=reverse("me_profile"))
    return Link(label=_("More: ignore this member"), url=reverse("me_member", args=[number]))


def ignored_by(member: Member) -> str:
    """Return the numbers of those whose comments are folded for a member, apart by spaces."""
    rows = Ignored.objects.filter(member=member).values_list("other_id", flat=True)
    return " ".join(map(str, rows))


def write_address(key: str) -> str:
    """Return where what is written on a page is sent; empty where nothing can be."""
    subject = subjects.read(key)
    return floor.reply(subject.key) if subject else ""


def refusal(key: str, member: Member) -> str:
    """Return that the member's level does not suffice to write on a page, empty where it does."""
    under = policies.policy_at(subjects.read(key), now=clock.now()) or OPEN
    if not policies.refusal(member, under):
        return ""
    return _("Your own level is: %(level)s.") % {"level": level_of(member).label}


def unread(key: str, member: Member) -> dict[str, Any]:
    """Return how much was said on a page since the member was there; nothing where it never was."""
    subject = subjects.read(key)
    thread = queries.thread_of(subject) if subject else None
    if subject is None or thread is None:
        return {}
    mark, news = queries.unread(thread, member.pk)
    if not mark:
        return {}
    return {"news": news, "many": queries.COUNTED, "unread_url": floor.unread(subject.key)}


def waiting(key: str, member: Member) -> list[Link]:
    """Return what the member said on a page that waits for a moderator."""
    subject = subjects.read(key)
    if subject is None:
        return []
    found = queries.waiting(subject, member.pk)
    return [Link(label=text.excerpt(each.text, EXCERPT), url=floor.acts(each.pk)) for each in found]


def links(member: Member) -> list[Link]:
    """Return where a member goes from any page."""
    found = [
        Link(label=_("Decisions about you"), url=reverse("me_decisions")),
        Link(label=_("Account"), url=reverse("me_profile")),
    ]
    if member.is_staff:
        try:
            found.insert(0, Link(label=_("Desk"), url=reverse("wagtailadmin_home")))
        except NoReverseMatch:
            return found
    return found
