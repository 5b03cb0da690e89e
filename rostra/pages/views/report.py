"""Reporting and complaining: forms for members and visitors alike, at addresses of their own."""

from typing import Any

from allauth.core import ratelimit
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.moderation import addressed, subjects
from rostra.moderation.actions.complain import complain
from rostra.moderation.actions.report import report as act
from rostra.moderation.forms import ComplaintForm, ReportForm
from rostra.moderation.subjects import Subject
from rostra.pages.views import pointed
from rostra.screening import current, work
from rostra.web import editions

READS_AND_WRITES = require_http_methods(["GET", "HEAD", "POST"])


@READS_AND_WRITES
def report(request: HttpRequest, key: str) -> HttpResponse:
    """Let anybody report a comment, a thread or a member's name, and say thank you."""
    subject, now = subjects.read(key), clock.now()
    row = subjects.seen(subject, now=now) if subject else None
    if subject is None or (row is None and "thanks" not in request.GET):
        raise Http404
    member = request.user if isinstance(request.user, Member) else None
    typed = request.POST if request.method == "POST" else None
    form = ReportForm(typed, asks_work=_asks_work(request, member))
    if request.method == "POST" and (answer := _reported(request, form, subject, member)):
        return answer
    context = {
        "form": form,
        "title": _("Report"),
        "thanks": "thanks" in request.GET,
        "pointed": pointed.at(row),
        "silence": sanctions.silence(member, now) if member else "",
    }
    return render(request, "pages/moderation/report.html", context, status=_status(form))


@READS_AND_WRITES
def complaint(request: HttpRequest) -> HttpResponse:
    """Let anybody complain about rights and law, and say that it has come."""
    typed = request.POST if request.method == "POST" else None
    member = request.user if isinstance(request.user, Member) else None
    form = ComplaintForm(
        typed,
        initial={"url": request.GET.get("url", "")[:500]},
        asks_work=_asks_work(request, member),
    )
    if request.method == "POST" and form.is_valid():
        if not _is_slow_enough(request, "complaint", member):
            form.add_error(None, _too_often())
        else:
            made = form.save(commit=False)
            made.language = editions.current()
            complain(complaint=made, subject=addressed.subject_at(made.url), now=clock.now())
            return _thank(request)
    context = {
        "form": form,
        "title": _("Complain about rights or law"),
        "thanks": "thanks" in request.GET,
    }
    return render(request, "pages/moderation/complaint.html", context, status=_status(form))


def _reported(
    request: HttpRequest, form: ReportForm, subject: Subject, member: Member | None
) -> HttpResponse | None:
    """Report, and return the way to the thanks; None where the form says what is wrong."""
    if not form.is_valid():
        return None
    if not _is_slow_enough(request, "report", member):
        form.add_error(None, _too_often())
        return None
    try:
        act(
            subject=subject,
            reason=form.cleaned_data["reason"],
            words=form.cleaned_data["words"],
            by=member,
            address=request.META.get("REMOTE_ADDR", ""),
            now=clock.now(),
        )
    except ValidationError as error:
        form.add_error(None, error)
        return None
    return _thank(request)


def _asks_work(request: HttpRequest, member: Member | None) -> bool:
    """Say whether a visitor's browser is asked for a little work: where the owner wants it."""
    wanted = member is None and current.rules().practice.asks_work
    return wanted and not work.was_done(request)


def _is_slow_enough(request: HttpRequest, act: str, member: Member | None) -> bool:
    """Count what is sent from an address; who was asked to work and did not may send less."""
    is_idle = _asks_work(request, member) and not work.is_done(request)
    if is_idle and not ratelimit.consume(request, action=f"{act}_without_work"):
        return False
    return ratelimit.consume(request, action=act)


def _thank(request: HttpRequest) -> HttpResponse:
    """Lead to the thanks, so that loading the page anew sends nothing twice."""
    language = request.GET.get("language", "")
    known = f"&language={language}" if language in editions.languages() else ""
    return HttpResponseRedirect(f"{request.path}?thanks=1{known}")


def _too_often() -> str:
    return _("That was too often. Wait an hour, then send it again.")


def _status(form: Any) -> int:
    return 422 if form.errors else 200
