"""What is held about a member, handed over; and leaving, with all of it."""

from collections.abc import Iterator
from datetime import datetime

import structlog
from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from rostra.accounts.actions.leave import GRACE, leave
from rostra.accounts.events import gathering
from rostra.accounts.holdings import Holding
from rostra.accounts.models import Leaving, Member
from rostra.accounts.views.own import own
from rostra.kernel import clock

log = structlog.get_logger(__name__)


@login_required
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Say what a member can have and do with what is held about it."""
    return render(request, "accounts/data.html", {"grace": GRACE.days})


@never_cache
@login_required
@reauthentication_required
@require_safe
def download(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Hand over everything that is held about a member as JSON, written while it is read."""
    member, now = own(request), clock.now()
    response = StreamingHttpResponse(export(member, now), content_type="application/json")
    name = f"rostra-{member.pk}-{now:%Y-%m-%d}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _tell(request: HttpRequest, member: Member, wish: Leaving) -> None:
    """Write to who leaves, for it may have been somebody else; a dead mail server stops nobody."""
    context = {"due_at": wish.due_at, "url": settings.SITE_URL + reverse("account_login")}
    try:
        get_adapter(request).send_notification_mail("accounts/email/leaving", member, context)
    except OSError as error:
        log.warning("mail.failed", about="leaving", member=member.pk, error=str(error))


def export(member: Member, now: datetime) -> Iterator[str]:
    """Return what all rooms hold about a member, as the pieces of one JSON object.

    Each list is read in portions: years of comments take no more memory than a day's.
    """
    write = DjangoJSONEncoder(ensure_ascii=False).encode
    yield f'{{"made_at": {write(now)}'
    answers = gathering.send(Member, member=member)
    for holding in (each for _receiver, held in answers for each in held or ()):
        if isinstance(holding, Holding):
            yield f",\n{write(holding.name)}: ["
            for place, row in enumerate(holding.rows):
                yield f"{',' if place else ''}\n  {write(row)}"
            yield "]"
    yield "}\n"


@never_cache
@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def go(request: HttpRequest) -> HttpResponse:
    """Let a member leave: erased after some days, in which signing in takes it back."""
    if request.method == "POST":
        member = own(request)
        try:
            wish = leave(member=member, texts=request.POST.get("texts") == "erase", now=clock.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(reverse("me_data"))
        _tell(request, member, wish)
        logout(request)
        return render(request, "accounts/left.html", {"due_at": wish.due_at})
    return render(request, "accounts/leave.html", {"grace": GRACE.days})
