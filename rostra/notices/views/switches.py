"""What a member is told, and how: a choice for each kind, and a rhythm for the digest."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.notices import addresses
from rostra.notices.actions.choose import choose, set_rhythm
from rostra.notices.forms import SwitchesForm


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def switches(request: HttpRequest) -> HttpResponse:
    """Show a member its switches, and set them."""
    member = request.user
    assert isinstance(member, Member)  # noqa: S101 - signed in, says login_required
    form = SwitchesForm(member, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            choose(ways=form.ways(), by=member)
            set_rhythm(rhythm=form.cleaned_data["rhythm"], by=member, now=clock.now())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Your choice is kept."))
            return HttpResponseRedirect(addresses.switches())
    context = {"form": form, "email": member.email}
    return render(request, "notices/switches.html", context, status=422 if form.errors else 200)
