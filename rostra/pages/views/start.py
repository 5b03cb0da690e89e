"""The private page where a member starts a thread in a board."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.accounts.trust import level_of
from rostra.discussion import addresses, rules
from rostra.discussion.actions.keep_picture import with_pictures
from rostra.discussion.actions.start_thread import start_thread
from rostra.discussion.forms import ThreadForm
from rostra.discussion.models import Board, Comment
from rostra.kernel import clock, script
from rostra.pages.views.attached import Attached, attached
from rostra.pages.views.say import asked_work, preview_of
from rostra.screening import work
from rostra.screening.verdict import Verdict
from rostra.web import editions

# What a visitor typed while nobody was signed in, until it is sent.
TYPED = "typed"
FIELDS = ("title", "text")


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a member start a thread: write, look at it as often as wanted, send."""
    board = Board.objects.filter(slug=slug).first()
    if board is None:
        raise Http404
    if not isinstance(request.user, Member):
        return _sign_in_first(request)
    form = ThreadForm(request.POST if request.method == "POST" else None, initial=_typed(request))
    pictures = attached(request, request.user, board, clock.now())
    preview = ""
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST or pictures.errors:
            preview = preview_of(form)
        elif (
            begun := _begin(request, request.user, board=board, form=form, pictures=pictures)
        ) is not None:
            request.session.pop(TYPED, None)
            return begun
    is_allowed = rules.may_start(request.user, board, level_of(request.user))
    context = {
        "title": _("Start a thread"),
        "form": form,
        "preview": mark_safe(preview),
        "attached": pictures,
        "work": asked_work(request, request.user),
        "about": {"label": _words(board), "url": _public(addresses.board(board.slug), board)},
        "silence": sanctions.silence(request.user, clock.now()),
        "refusal": "" if is_allowed else _refusal(board),
    }
    status = 422 if form.errors or pictures.errors else 200
    return render(request, "pages/me/start.html", context, status=status)


def _begin(
    request: HttpRequest, by: Member, *, board: Board, form: ThreadForm, pictures: Attached
) -> HttpResponse | None:
    """Start the thread and lead to it; None where the form says what is wrong."""
    given: dict[str, Any] = {name: form.cleaned_data[name] for name in FIELDS}

    def speak(beside: Verdict | None) -> Comment:
        return start_thread(
            board=board,
            by=by,
            language=editions.current(),
            now=clock.now(),
            beside=beside,
            has_worked=work.is_done(request),
            **given,
        )

    try:
        first = with_pictures(speak, pictures=pictures.kept, by=by)
    except ValidationError as error:
        form.take(error)
        return None
    if not first.is_visible:
        # Readers do not see it yet; its author does, with the reason.
        return HttpResponseRedirect(addresses.acts(first.pk))
    return HttpResponseRedirect(_public(addresses.thread(first.thread_id), board))


def _refusal(board: Board) -> str:
    if board.closed_at is not None:
        return _("This board is closed; nothing more can be said in it.")
    return _("In this board threads are started by %(who)s.") % {
        "who": board.get_starters_display()
    }


def _typed(request: HttpRequest) -> dict[str, str]:
    """Return what was typed here before signing in."""
    kept = request.session.get(TYPED, {})
    if kept.get("path") != request.get_full_path():
        return {}
    return {name: kept.get(name, "") for name in FIELDS}


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """Send a visitor to sign in and back, keeping what was typed in the visitor's session."""
    typed = {name: request.POST.get(name, "").strip()[:20_000] for name in FIELDS}
    if any(typed.values()):
        request.session[TYPED] = {"path": request.get_full_path(), **typed}
    return redirect_to_login(request.get_full_path())


def _words(board: Board) -> str:
    shown = editions.shown_in(board.language, editions.current())
    return script.convert(board.name, board.language, shown)


def _public(path: str, board: Board) -> str:
    """Return a public address in the edition the member reads, or the board's own."""
    edition = editions.current()
    is_own = script.family(board.language) == script.family(edition)
    return editions.address(path, edition if is_own else board.language)
