"""What may be deleted at the desk, and the sentence for what may not."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models.deletion import PROTECT, RESTRICT
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from rostra.news.models import Article, Correction
from rostra.news.rules import may_delete


def refuse_deletion(request: HttpRequest, rows: Sequence[models.Model]) -> HttpResponse | None:
    """Return the refusal when one of the rows may not go, None when all may (a Wagtail hook).

    Asked before the page that confirms and before the act, for one row and for many.
    """
    for row in rows:
        reason = reason_to_keep(request.user, row)
        if reason:
            messages.error(request, reason)
            viewset = getattr(type(row), "snippet_viewset", None)
            home = (
                reverse(viewset.get_url_name("list")) if viewset else reverse("wagtailadmin_home")
            )
            return HttpResponseRedirect(home)
    return None


def reason_to_keep(member: Any, row: models.Model) -> str | None:
    """Return the sentence that says why a row stays, None when it may go."""
    if isinstance(row, Article) and not may_delete(member, row):
        return _(
            "“%(headline)s” has been published, so it is never deleted. Withdraw it instead:"
            " its address then says why it is gone."
        ) % {"headline": row.headline}
    if isinstance(row, Correction):
        return _("Corrections are never deleted.")
    holder = held_by(row)
    if holder is not None:
        return _("“%(name)s” is still in use (%(kind)s) and cannot be deleted.") % {
            "name": str(row),
            "kind": holder._meta.verbose_name_plural,
        }
    return None


def held_by(row: models.Model) -> type[models.Model] | None:
    """Return the model of rows that the database will not let go of this one for, or None.

    Asks whether there is one such row, however many there are.
    """
    for relation in row._meta.related_objects:
        if getattr(relation, "on_delete", None) not in (PROTECT, RESTRICT):
            continue
        holder = relation.related_model
        if holder._base_manager.filter(**{relation.field.name: row.pk}).exists():
            return holder
    return None
