"""How far a member has read a thread: noted by the open page, and the way to what is unread."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from rostra.accounts.models import Member
from rostra.discussion import addresses, policies, queries, subjects
from rostra.discussion.actions.mark_read import mark_read
from rostra.discussion.models import Thread
from rostra.kernel import clock
from rostra.web import editions

LONGEST_FLOOR = 9


@require_POST
def seen(request: HttpRequest, key: str) -> HttpResponse:
    """Note that a member has seen a thread up to a floor; nothing is shown for it."""
    thread = _thread(key)
    floor = request.POST.get("floor", "")
    if not isinstance(request.user, Member):
        return HttpResponse(status=403)
    if not (floor.isascii() and floor.isdigit() and len(floor) <= LONGEST_FLOOR):
        return HttpResponse(status=400)
    mark_read(thread=thread, floor=int(floor), by=request.user, now=clock.now())
    return HttpResponse(status=204)


@require_safe
def unread(request: HttpRequest, key: str) -> HttpResponse:
    """Lead a member to the first comment not seen yet: a root in its thread, or an answer."""
    thread = _thread(key)
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    mark = queries.mark_of(thread, request.user.pk)
    first = queries.said_after(thread, mark, most=1, but_by=request.user.pk)
    path = addresses.thread(thread.pk)
    if first and first[0].answers is None:
        said = first[0]
        path = f"{path}?older=0-{said.floor - 1}#{addresses.floor(said.floor)}"
    elif first:
        path = addresses.comment(first[0].number)
    return HttpResponseRedirect(editions.address(path, editions.current()))


def _thread(key: str) -> Thread:
    subject = subjects.read(key)
    thread = queries.thread_of(subject) if subject else None
    if subject is None or thread is None or policies.policy_at(subject, now=clock.now()) is None:
        raise Http404
    return thread
