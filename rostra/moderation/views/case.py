"""One case with all that belongs to it, and what a moderator does about it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet

from rostra.accounts import trust
from rostra.accounts.rules import may_sanction
from rostra.discussion.models import Comment
from rostra.kernel import clock
from rostra.moderation import queries, rules, subjects
from rostra.moderation.actions.claim import claim, release
from rostra.moderation.actions.decide import decide
from rostra.moderation.actions.judge import judge
from rostra.moderation.actions.undo import undo
from rostra.moderation.forms import DecideForm, JudgeForm, NoteForm, WhyForm
from rostra.moderation.models import Appeal, Case, Decision
from rostra.moderation.views.member import MemberView, NoteView
from rostra.moderation.views.queue import BulkView, ModerationView, QueueView
from rostra.moderation.views.shown import shown


class CaseView(ModerationView, TemplateView):
    """A case: what it is about in its context, who wrote it, and the form to decide it."""

    template_name = "moderation/desk/case.html"
    form: Any = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the case."""
        super().setup(request, *args, **kwargs)
        beside = ("about", "claimed_by", "settled_by", "appeal__decision__by", "appeal__judged_by")
        self.case = get_object_or_404(Case.objects.select_related(*beside), pk=self.kwargs["pk"])
        self.appeal: Appeal | None = getattr(self.case, "appeal", None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read what belongs to the case."""
        case, now, by = self.case, clock.now(), self.member
        subject = subjects.read(case.subject)
        row = subjects.find(subject) if subject else None
        disputed = subjects.read(row.subject) if isinstance(row, Decision) else None
        return super().get_context_data(
            case=case,
            row=row,
            shown=shown(row),
            is_comment=isinstance(row, Comment),
            answered=queries.answered(row) if isinstance(row, Comment) else [],
            holds=list(row.holds.order_by("-pk")[:3]) if isinstance(row, Comment) else [],
            disputed=shown(subjects.find(disputed)) if disputed else None,
            reports=queries.reports_of(case),
            complaints=queries.complaints_of(case),
            decisions=[(each, rules.may_undo(by, each)) for each in queries.decisions_of(case)],
            appeal=self.appeal,
            history=queries.history(case.about, now=now) if case.about else None,
            level=trust.level_of(case.about).label if case.about else "",
            may_bind=case.about is not None and may_sanction(by, case.about),
            is_claimed=rules.is_claimed(case, by=by, now=now),
            is_own=case.claimed_by_id == by.pk,
            may_claim=rules.may_claim(by, case, now=now),
            may_decide=rules.may_decide(by, case, now=now),
            may_judge=self.appeal is not None and rules.may_judge(by, self.appeal, now=now),
            decide_form=self.form or DecideForm(case=case, by=by),
            judge_form=self.form or JudgeForm(),
            note_form=NoteForm(),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide or judge; what is refused is said above the form, which keeps what was typed."""
        if self.appeal is not None:
            self.form = JudgeForm(request.POST)
        else:
            self.form = DecideForm(request.POST, case=self.case, by=self.member)
        if self.form.is_valid():
            try:
                return self._done(self._act())
            except ValidationError as error:
                for message in error.messages:
                    self.form.add_error(None, message)
        return self.render_to_response(self.get_context_data(), status=422)

    def _act(self) -> Decision | None:
        typed, now = self.form.cleaned_data, clock.now()
        if self.appeal is not None:
            judge(
                appeal=self.appeal, upheld=typed["outcome"] == Appeal.Outcome.UPHELD,
                answer=typed["answer"], by=self.member, now=now,
            )  # fmt: skip
            return None
        return decide(
            case=self.case, act=typed["act"], rule=typed["rule"], reason=typed["reason"],
            imposed=self.form.imposed(now), by=self.member, now=now,
        )  # fmt: skip

    def _done(self, decision: Decision | None) -> HttpResponse:
        """Say what was done, with the way to take it back, and go on with the next case."""
        buttons = []
        if decision is not None:
            url = reverse("moderation:undo", args=[decision.pk])
            buttons.append(messages.button(url, _("Undo")))
        messages.success(self.request, _("%(case)s is settled.") % {"case": self.case}, buttons)
        following = queries.following(self.case, by=self.member, now=clock.now())
        if following is None:
            return HttpResponseRedirect(reverse("moderation:list"))
        return HttpResponseRedirect(reverse("moderation:case", args=[following.pk]))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand under the queue."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("moderation:list"), "label": self.page_title},
            {"url": "", "label": str(self.case)},
        ]


class ClaimView(ModerationView, View):
    """Take a case in hand, or give it back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        """Do it, and show the case."""
        case = get_object_or_404(Case, pk=pk)
        acts = {"claim": claim, "release": release}
        if act not in acts:
            raise Http404
        try:
            acts[act](case=case, by=self.member, now=clock.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(reverse("moderation:case", args=[pk]))


class UndoView(ModerationView, TemplateView):
    """Ask why, and take a decision back."""

    template_name = "moderation/desk/undo.html"
    page_title = gettext_lazy("Undo a decision")
    form = WhyForm()

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the decision."""
        super().setup(request, *args, **kwargs)
        rows = Decision.objects.select_related("member", "sanction", "case")
        self.decision = get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what would be taken back."""
        subject = subjects.read(self.decision.subject)
        return super().get_context_data(
            decision=self.decision,
            shown=shown(subjects.find(subject) if subject else None),
            form=self.form,
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it back."""
        self.form = WhyForm(request.POST)
        if self.form.is_valid():
            try:
                why = self.form.cleaned_data["why"]
                undo(decision=self.decision, why=why, by=self.member, now=clock.now())
            except ValidationError as error:
                for message in error.messages:
                    self.form.add_error(None, message)
            else:
                messages.success(request, _("The decision is undone; its case waits again."))
                case = reverse("moderation:case", args=[self.decision.case_id])
                return HttpResponseRedirect(case)
        return self.render_to_response(self.get_context_data(), status=422)


class ModerationViewSet(ViewSet):
    """Moderation."""

    name = "moderation"
    url_prefix = "moderation"

    def get_urlpatterns(self) -> list[URLPattern]:
        """Mount the queue, a case, the acts, and what is known of a member."""
        return [
            path("", QueueView.as_view(), name="list"),
            path("bulk/", BulkView.as_view(), name="bulk"),
            path("<int:pk>/", CaseView.as_view(), name="case"),
            path("<int:pk>/<str:act>/", ClaimView.as_view(), name="claim"),
            path("decision/<int:pk>/undo/", UndoView.as_view(), name="undo"),
            path("member/<int:pk>/", MemberView.as_view(), name="member"),
            path("member/<int:pk>/note/", NoteView.as_view(), name="note"),
        ]
