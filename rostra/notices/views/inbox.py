"""The inbox: what a member is told, the newest first."""

from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.notices import addresses, queries
from rostra.notices.actions.read import read, read_all
from rostra.notices.printing import printed
from rostra.web import editions


@require_safe
@never_cache
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """Show a page of a member's notices."""
    member = _member(request)
    page = queries.inbox_page(member, request.GET)
    found = printed(page.rows, editions.current(), clock.now())
    rows = [
        {
            "url": addresses.notice(notice.pk),
            "line": found[notice.pk].line() if notice.pk in found else "",
            "at": notice.at,
            "is_unread": notice.read_at is None,
        }
        for notice in page.rows
    ]
    context = {
        "rows": rows,
        "page": {
            "previous": page.newer and f"?{page.newer}",
            "next": page.older and f"?{page.older}",
        },
        "until": page.rows[0].at.isoformat() if page.rows else "",
        "has_unread": bool(queries.unread(member)),
    }
    return render(request, "notices/inbox.html", context)


@require_safe
@never_cache
@login_required
def open_notice(request: HttpRequest, number: str) -> HttpResponse:
    """Note that a notice is read, and lead to what it is about."""
    member, now = _member(request), clock.now()
    notice = get_object_or_404(member.notices, pk=int(number))
    if request.method == "GET":
        read(notice=notice, now=now)
    found = printed([notice], editions.current(), now).get(notice.pk)
    if found is None:
        messages.info(request, _("What this was about is not there any more."))
        return HttpResponseRedirect(addresses.inbox())
    return HttpResponseRedirect(found.address)


@require_POST
@login_required
def read_everything(request: HttpRequest) -> HttpResponse:
    """Note that a member has read all that the page before it showed, and what is older."""
    read_all(by=_member(request), until=_moment(request.POST.get("until", "")), now=clock.now())
    return HttpResponseRedirect(addresses.inbox())


def _moment(typed: str) -> datetime:
    """Return the moment a form names; now for one that is none."""
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        return clock.now()
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _member(request: HttpRequest) -> Member:
    assert isinstance(request.user, Member)  # noqa: S101 - signed in, says login_required
    return request.user
