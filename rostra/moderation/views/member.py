"""What moderators know of a member, and note."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages

from rostra.accounts import trust
from rostra.accounts.models import Member
from rostra.accounts.rules import may_sanction
from rostra.kernel import clock
from rostra.moderation import queries, rules
from rostra.moderation.actions.add_note import add_note
from rostra.moderation.actions.open_case import open_case
from rostra.moderation.forms import NoteForm
from rostra.moderation.models import Case
from rostra.moderation.views.queue import ModerationView


class MemberView(ModerationView, TemplateView):
    """A member: what binds it, what was decided about it, what was noted."""

    template_name = "moderation/desk/member.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the member."""
        super().setup(request, *args, **kwargs)
        self.found = get_object_or_404(Member, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read its history."""
        history = queries.history(self.found, now=clock.now())
        return super().get_context_data(
            history=history,
            level=trust.level_of(self.found).label,
            undoable=[each.pk for each in history.decisions if rules.may_undo(self.member, each)],
            may_bind=may_sanction(self.member, self.found),
            note_form=NoteForm(),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Open a case about the member, to decide on it."""
        case = open_case(
            kind=Case.Kind.NAME, subject=f"member:{pk}", about=self.found, now=clock.now()
        )
        return HttpResponseRedirect(reverse("moderation:case", args=[case.pk]))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand under the queue."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("moderation:list"), "label": self.page_title},
            {"url": "", "label": self.found.name},
        ]


class NoteView(ModerationView, View):
    """Write a note on a member."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep it, and show the member."""
        found = get_object_or_404(Member, pk=pk)
        text = request.POST.get("text", "")
        try:
            add_note(member=found, text=text, by=self.member, now=clock.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The note is kept."))
        return HttpResponseRedirect(reverse("moderation:member", args=[pk]))
