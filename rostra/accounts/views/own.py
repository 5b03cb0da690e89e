"""The member who asks."""

from django.http import HttpRequest

from rostra.accounts.models import Member


def own(request: HttpRequest) -> Member:
    """Return the member who asks, from a row read anew: ``login_required`` stands before it.

    A form that is refused has changed the row it was given, and that must not be the session's.
    """
    assert isinstance(request.user, Member)  # noqa: S101 - the decorator lets nobody else in
    return Member.objects.select_related("standing").get(pk=request.user.pk)
