"""Where those are led who have a role and no second factor."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Say why a second factor is needed and where to set it up, or lead on when it is there."""
    return render(request, "accounts/second_factor.html")
