"""The private pages where moderators arrange threads: pin, move, rename, merge, split, undo."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rostra.accounts.models import Member
from rostra.discussion import addresses, board_queries, queries, rules, subjects
from rostra.discussion.actions.arrange import move, pin, rename, unpin
from rostra.discussion.actions.merge import merge
from rostra.discussion.actions.split import split as split_off
from rostra.discussion.actions.undo import undo
from rostra.discussion.forms import SplitForm
from rostra.discussion.models import Board, Relocation, Thread
from rostra.kernel import clock
from rostra.web import editions

HISTORY = 20
# A thread is named by its number, or by its address, which ends with it.
NUMBER = re.compile(
    r"(?:.*/thread/)?([0-9]{1,18})/?(?:newest/|best/|picked/)?(?:[?#].*)?", re.DOTALL
)


@require_safe
def thread(request: HttpRequest, number: int) -> HttpResponse:
    """Show a moderator what may be done with a thread, and what was."""
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    found = _thread(number)
    if not rules.may_arrange(request.user):
        raise Http404
    context = {
        "title": _("Arrange a thread"),
        "about": {"label": subjects.title_of(subjects.about(found)), "url": _address(found)},
        "thread": found,
        "in_board": rules.can_arrange(found),
        "can_merge": rules.can_merge(found, Thread()),
        "boards": Board.objects.exclude(pk=found.board_id or 0),
        "write_url": addresses.reply(subjects.of(found).key),
        "history": board_queries.relocations(found)[:HISTORY],
    }
    return render(request, "pages/me/arrange.html", context)


@require_POST
def act(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Do one thing with a thread, and say what was done."""
    if not isinstance(request.user, Member):
        return redirect_to_login(addresses.arrange(number))
    perform, done = ACTS[name]
    try:
        perform(_thread(number), request.user, request.POST)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)
    return HttpResponseRedirect(addresses.arrange(number))


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, number: int) -> HttpResponse:
    """Let a moderator make a thread of a comment and what was answered to it."""
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    found = queries.comment(number)
    if found is None or not rules.may_arrange(request.user):
        raise Http404
    form = SplitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = split_off(comment=found, by=request.user, now=clock.now(), **form.cleaned_data)
        except ValidationError as error:
            form.take(error)
        else:
            messages.success(request, _("The branch is a thread of its own."))
            return HttpResponseRedirect(addresses.arrange(made.target_id))
    context = {
        "title": _("Split off #%(floor)d and its replies") % {"floor": found.floor},
        "form": form,
        "comment": found,
        "back": addresses.acts(number),
    }
    return render(request, "pages/me/split.html", context, status=422 if form.errors else 200)


def _move(found: Thread, by: Member, typed: Any) -> None:
    wanted = typed.get("board", "")
    board = Board.objects.filter(pk=int(wanted)).first() if _is_number(wanted) else None
    if board is None:
        raise ValidationError(_("Choose a board."))
    move(thread=found, board=board, by=by, now=clock.now())


def _merge(found: Thread, by: Member, typed: Any) -> None:
    named = NUMBER.fullmatch(typed.get("into", "").strip())
    target = Thread.objects.filter(pk=int(named[1])).first() if named else None
    if target is None:
        raise ValidationError(_("That thread is not there."))
    merge(source=found, target=target, by=by, now=clock.now())


def _undo(found: Thread, by: Member, typed: Any) -> None:
    wanted = typed.get("relocation", "")
    rows = board_queries.relocations(found).filter(pk=int(wanted) if _is_number(wanted) else 0)
    relocation: Relocation | None = rows.first()
    if relocation is None:
        raise ValidationError(_("There is nothing to undo."))
    undo(relocation=relocation, by=by, now=clock.now())


def _rename(found: Thread, by: Member, typed: Any) -> None:
    rename(thread=found, title=typed.get("title", ""), by=by, now=clock.now())


def _pin(found: Thread, by: Member, _typed: Any) -> None:
    pin(thread=found, by=by, now=clock.now())


def _unpin(found: Thread, by: Member, _typed: Any) -> None:
    unpin(thread=found, by=by, now=clock.now())


ACTS: dict[str, tuple[Callable[[Thread, Member, Any], None], Any]] = {
    "pin": (_pin, gettext_lazy("The thread is pinned.")),
    "unpin": (_unpin, gettext_lazy("The thread is no longer pinned.")),
    "rename": (_rename, gettext_lazy("The thread has its new title.")),
    "move": (_move, gettext_lazy("The thread is in the other board.")),
    "merge": (_merge, gettext_lazy("The thread is merged; its address leads to the other.")),
    "undo": (_undo, gettext_lazy("The comments are back where they were.")),
}


def _thread(number: int) -> Thread:
    rows = Thread.objects.select_related("article", "topic", "board", "merged_into")
    found = rows.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _address(found: Thread) -> str:
    return editions.address(addresses.thread(found.pk), editions.current())


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 18
