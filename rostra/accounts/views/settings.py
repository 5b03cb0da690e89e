"""A member's own settings: how it shows itself, how far it is trusted, whom it ignores."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from rostra.accounts import addresses, portraits, trust
from rostra.accounts.actions.change_profile import FIELDS, change_profile
from rostra.accounts.forms import SettingsForm
from rostra.accounts.models import Ignored, Member
from rostra.accounts.roles import roles_of
from rostra.accounts.tasks import remove_portrait
from rostra.accounts.trust import Level
from rostra.accounts.views.own import own
from rostra.kernel import clock
from rostra.web import editions
from rostra.web.paging import page_by_number

REFUSED = 422
SIZE = 50
# Pages with names on them are kept so long.
KEPT_FOR = timedelta(hours=1)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Let a member change its name, line, picture, language and zone."""
    member = own(request)
    is_sent = request.method == "POST"
    form = SettingsForm(request.POST or None, request.FILES or None, instance=member)
    if is_sent and form.is_valid():
        try:
            changed = _change(member, {field: form.cleaned_data[field] for field in FIELDS})
        except ValidationError as error:
            # Somebody took the name between the question and the answer.
            form.add_error("name", error)
            if form.cleaned_data["portrait"] != own_portrait(member):
                portraits.remove(form.cleaned_data["portrait"])
        else:
            with override(changed.language or editions.current()):
                messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("me_profile"))
    context = {
        "form": form,
        # As it is, not as the form would have it.
        "own": face(own(request)),
        "page_url": editions.address(addresses.member(member.pk), editions.current()),
    }
    return render(request, "accounts/profile.html", context, status=_status(is_sent))


@login_required
@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    """Tell a member how far it is trusted, why, and what is missing for the next level."""
    member = own(request)
    facts, level = trust.standing_of(member), trust.level_of(member)
    following = Level(level + 1) if level < Level.TRUSTED else None
    context = {
        "facts": facts,
        "level": level,
        "by_role": bool(roles_of(member)),
        "reasons": trust.reasons(facts, level),
        "following": following,
        "missing": trust.reasons(facts, following) if following else [],
    }
    return render(request, "accounts/standing.html", context)


@login_required
@require_safe
def ignored(request: HttpRequest) -> HttpResponse:
    """List whom a member ignores, the latest first."""
    rows = Ignored.objects.filter(member=own(request)).select_related("other")
    page = page_by_number(rows, request.GET, size=SIZE)
    here = reverse("me_ignored")
    context = {
        "ignored": page.rows,
        "page": {
            "previous": f"{here}?{page.newer}" if page.newer else "",
            "next": f"{here}?{page.older}" if page.older else "",
        },
    }
    return render(request, "accounts/ignored.html", context)


@transaction.atomic
def _change(member: Member, wanted: dict[str, Any]) -> Member:
    """Change the profile, and have the portrait before removed when no kept page shows it."""
    now, former = clock.now(), own_portrait(member)
    changed = change_profile(member=member, now=now, **wanted)
    if former and former != changed.portrait:
        remove_portrait.using(run_after=now + KEPT_FOR).enqueue(former)
    return changed


def own_portrait(member: Member) -> str:
    """Return the name of a member's portrait as the table has it: the form has changed the row."""
    return Member.objects.values_list("portrait", flat=True).get(pk=member.pk)


def face(member: Member) -> dict[str, str]:
    """Return a member's name, its initial and the address of its portrait."""
    return {
        "name": member.name,
        "initial": member.name[:1].upper(),
        "portrait_url": portraits.url(member.portrait, max(portraits.SIZES)),
    }


def _status(is_sent: bool) -> int:
    return REFUSED if is_sent else 200
