"""What one member may do about another: ignore, set the level, erase; each as a button."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rostra.accounts import addresses, rules, trust
from rostra.accounts.actions.erase import erase
from rostra.accounts.actions.ignore import ignore, unignore
from rostra.accounts.actions.set_level import set_level
from rostra.accounts.forms import LevelForm
from rostra.accounts.models import Ignored, Member
from rostra.accounts.views.own import own
from rostra.kernel import clock
from rostra.web import editions


@login_required
@require_safe
def acts(request: HttpRequest, number: int) -> HttpResponse:
    """Show what may be done about a member."""
    return _page(request, _other(number), LevelForm())


@login_required
@require_POST
def fold(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Ignore a member, or ignore it no longer."""
    other, by = _other(number), own(request)
    try:
        if name == "ignore":
            ignore(other=other, by=by, now=clock.now())
            messages.success(request, _("What this member says is folded for you."))
        else:
            unignore(other=other, by=by)
            messages.success(request, _("What this member says is shown to you again."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    back = "me_ignored" if request.POST.get("from") == "list" else ""
    return HttpResponseRedirect(reverse(back) if back else reverse("me_member", args=[number]))


@login_required
@require_POST
def level(request: HttpRequest, number: int) -> HttpResponse:
    """Let a moderator set how far a member is trusted."""
    other, by, form = _other(number), own(request), LevelForm(request.POST)
    if not rules.may_set_level(by, other):
        raise Http404
    if form.is_valid():
        try:
            set_level(
                member=other,
                level=form.cleaned_data["level"],
                why=form.cleaned_data["why"],
                by=by,
                now=clock.now(),
            )
        except ValidationError as error:
            form.add_error("why", error)
        else:
            messages.success(request, _("The level is set."))
            return HttpResponseRedirect(reverse("me_member", args=[number]))
    return _page(request, other, form, status=422)


@login_required
@reauthentication_required
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Let an owner erase a member at once, after asking once more."""
    other, by = _other(number), own(request)
    if not rules.may_erase(by, other):
        raise Http404
    if request.method == "POST":
        try:
            erase(member=other, texts=request.POST.get("texts") == "erase", by=by, now=clock.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The member is erased."))
            return HttpResponseRedirect(reverse("me_profile"))
    return render(request, "accounts/erase.html", {"other": other})


def _page(request: HttpRequest, other: Member, form: LevelForm, status: int = 200) -> HttpResponse:
    by = own(request)
    context = {
        "other": other,
        "page_url": editions.address(addresses.member(other.pk), editions.current()),
        "level": trust.level_of(other),
        "facts": trust.standing_of(other),
        "form": form,
        "is_ignored": Ignored.objects.filter(member=by, other=other).exists(),
        "may": {
            "ignore": rules.may_ignore(by, other),
            "set_level": rules.may_set_level(by, other),
            "erase": rules.may_erase(by, other),
        },
    }
    return render(request, "accounts/member.html", context, status=status)


def _other(number: int) -> Member:
    return get_object_or_404(Member.objects.select_related("standing"), pk=number)
