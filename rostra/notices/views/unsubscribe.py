"""Stop mails from within one: by a button, or by the mail program itself (RFC 8058)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.notices import addresses, tokens
from rostra.notices.actions.choose import stop
from rostra.notices.kinds import UnknownKindError, kind_of


# The token says who may: mail programs post here without ever having seen a page of ours.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button; stop the mails that the token names when it is pressed.

    Looking stops nothing: programs that check the links of mails look at all of them.
    """
    stopping = tokens.read(token)
    member = Member.objects.filter(pk=stopping.member).first() if stopping else None
    if stopping is None or member is None:
        raise Http404
    try:
        label = kind_of(stopping.kind).label if stopping.kind else ""
    except UnknownKindError as error:
        raise Http404 from error
    if request.method == "POST":
        stop(kind=stopping.kind, by=member, now=clock.now())
    context = {
        "label": label,
        "is_done": request.method == "POST",
        "switches": addresses.switches(),
    }
    return render(request, "notices/unsubscribe.html", context)
