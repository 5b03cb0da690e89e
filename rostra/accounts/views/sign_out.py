"""Signing out on all devices at once."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from rostra.accounts.actions.sign_out_everywhere import sign_out_everywhere
from rostra.accounts.models import Member
from rostra.kernel import clock


@never_cache
@require_POST
@login_required
def everywhere(request: HttpRequest) -> HttpResponse:
    """End all sessions of whoever asks, this one as well."""
    assert isinstance(request.user, Member)  # noqa: S101 - signed in, says the decorator
    sign_out_everywhere(member=request.user, by=request.user, now=clock.now())
    logout(request)
    return HttpResponseRedirect(reverse("account_login"))
