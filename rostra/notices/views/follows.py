"""What a member follows: the list of it, and one page for each that works without script."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.notices import addresses, queries
from rostra.notices.actions.follow import follow as start
from rostra.notices.actions.follow import unfollow as end
from rostra.notices.subjects import Described, described
from rostra.web import editions


@require_safe
@never_cache
@login_required
def follows(request: HttpRequest) -> HttpResponse:
    """Show a page of what a member follows, each with a button that ends it."""
    page = queries.follows_page(_member(request), request.GET)
    found = described([each.subject for each in page.rows], editions.current(), clock.now())
    rows = [
        {
            "url": addresses.follow(each.subject, back=addresses.follows()),
            "label": found[each.subject].label if each.subject in found else "",
            "address": _public(found[each.subject]) if each.subject in found else "",
            "since": each.since,
        }
        for each in page.rows
    ]
    around: dict[str, Any] = {
        "previous": page.newer and f"?{page.newer}",
        "next": page.older and f"?{page.older}",
    }
    return render(request, "notices/follows.html", {"rows": rows, "page": around})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def follow(request: HttpRequest, subject: str) -> HttpResponse:
    """Show a member what it may follow, with a button; follow it, or follow it no longer."""
    member, now = _member(request), clock.now()
    found = described([subject], editions.current(), now).get(subject)
    wants_end = request.POST.get("act") == "unfollow"
    # What is gone can still be followed no longer.
    if found is None and not queries.is_following(member, subject):
        raise Http404
    back = _back(request) or (_public(found) if found else addresses.follows())
    if request.method == "POST":
        if wants_end:
            end(subject=subject, by=member)
            if back.startswith(addresses.follows()):
                messages.success(request, _("You follow it no longer."))
        elif found is not None:
            try:
                start(subject=subject, by=member, now=now)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
                return HttpResponseRedirect(addresses.follows())
        return HttpResponseRedirect(back)
    context = {
        "label": found.label if found else "",
        "is_following": queries.is_following(member, subject),
        "back": back,
    }
    return render(request, "notices/follow.html", context)


def _public(found: Described) -> str:
    return editions.address(found.address, found.language or editions.current())


def _back(request: HttpRequest) -> str:
    """Return the page of this site to go back to; empty for none, or one of another site."""
    asked = request.POST.get("back") or request.GET.get("back") or ""
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours and asked.startswith("/") else ""


def _member(request: HttpRequest) -> Member:
    assert isinstance(request.user, Member)  # noqa: S101 - signed in, says login_required
    return request.user
