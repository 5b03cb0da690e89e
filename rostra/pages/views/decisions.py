"""What moderators decided about a member, and its appeals; also for whom a ban keeps out."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.moderation import queries, rules, subjects
from rostra.moderation.actions.appeal import appeal as act
from rostra.moderation.forms import AppealForm
from rostra.moderation.models import Decision
from rostra.pages.views import pointed


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """List what was decided about the member, the latest first."""
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    page = queries.about_member(request.user, request.GET)
    context = {
        "title": _("Decisions about you"),
        "bound": [
            (each, sanctions.reason(each)) for each in sanctions.in_force(request.user, clock.now())
        ],
        "decisions": page.rows,
        "newer": page.newer,
        "older": page.older,
    }
    return render(request, "pages/me/decisions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, number: int) -> HttpResponse:
    """Show a decision about the member, and let it appeal."""
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    return _decision(request, number, request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def banned(request: HttpRequest, token: str) -> HttpResponse:
    """Let a member whom a ban keeps out appeal it: the token says who proved to be whom."""
    member = sanctions.read_token(token)
    if member is None:
        raise Http404
    rows = Decision.objects.filter(member=member, sanction__kind="ban", undone_at=None)
    found = rows.order_by("-pk").values_list("pk", flat=True).first()
    if found is None:
        raise Http404
    return _decision(request, found, member)


def _decision(request: HttpRequest, number: int, member: Member) -> HttpResponse:
    rows = Decision.objects.public().select_related("sanction", "appeal")
    found = rows.filter(pk=number, member=member).first()
    if found is None:
        raise Http404
    now = clock.now()
    appealed = getattr(found, "appeal", None)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            act(decision=found, words=form.cleaned_data["words"], by=member, now=now)
        except ValidationError as error:
            form.add_error("words", error)
        else:
            return HttpResponseRedirect(request.get_full_path())
    subject = subjects.read(found.subject)
    context = {
        "title": _("A decision about you"),
        "decision": found,
        "pointed": pointed.at(subjects.find(subject) if subject else None),
        "appeal": appealed,
        "may_appeal": appealed is None and rules.may_appeal(member, found, now=now),
        "until": found.at + rules.APPEALABLE,
        "form": form,
    }
    return render(request, "pages/me/decision.html", context, status=422 if form.errors else 200)
