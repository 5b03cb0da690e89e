"""Forms of moderation: reporting, complaining, appealing, deciding."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from rostra.accounts.models import Member, Sanction
from rostra.accounts.rules import may_sanction
from rostra.moderation import rules
from rostra.moderation.actions.decide import Imposed
from rostra.moderation.house import rules_in
from rostra.moderation.models import Appeal, Case, Complaint, Decision, HouseRule, Report
from rostra.moderation.models import appeal as appeals
from rostra.moderation.models import complaint as complaints
from rostra.moderation.models import report as reports
from rostra.moderation.models.decision import REASON_LIMIT
from rostra.screening.guard import Trap, Work

LONGEST_DAYS = 3_650
ACT_LABELS = {
    Decision.Act.LEAVE: _("Leave it as it is"),
    Decision.Act.HIDE: _("Hide it: readers see that something was hidden"),
    Decision.Act.REMOVE: _("Remove it: readers see nothing of it"),
    Decision.Act.WITHHOLD: _("Withhold it for legal reasons (451): reason and date are public"),
    Decision.Act.RENAME: _("Give the member a neutral name"),
    Decision.Act.SANCTION: _("Leave it, and sanction the member"),
}


class GuardedForm(forms.Form):
    """A form that visitors may send: a field for machines, and a little work if it is asked."""

    website = Trap()
    work = Work()

    def __init__(self, *args: Any, asks_work: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks_work:
            self.fields["work"].ask()  # type: ignore[attr-defined]
        else:
            del self.fields["work"]


class ReportForm(GuardedForm):
    """Why something is reported."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    words = forms.CharField(
        label=_("In your words, if you like"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "data-limit": reports.WORDS_LIMIT}),
    )


class ComplaintForm(GuardedForm, forms.ModelForm[Complaint]):
    """A complaint about rights or law."""

    statement = forms.BooleanField(
        label=_("What I say here is true and complete as far as I know."),
        error_messages={"required": _("Without this statement nobody can act on a complaint.")},
    )
    field_order = ["url", "reason", "words", "name", "address", "statement"]

    class Meta:
        model = Complaint
        fields = ["url", "reason", "words", "name", "address"]
        widgets = {
            "url": forms.TextInput,
            "reason": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 8, "data-limit": complaints.WORDS_LIMIT}),
            "address": forms.EmailInput(attrs={"autocomplete": "email"}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
        }
        help_texts = {
            "url": _("Copy it from the browser; also the address of a single comment."),
            "address": _("We answer there. It is not published."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.choices = Complaint.Reason.choices  # type: ignore[attr-defined]


class AppealForm(forms.ModelForm[Appeal]):
    """Why a decision is wrong."""

    class Meta:
        model = Appeal
        fields = ["words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 6, "data-limit": appeals.WORDS_LIMIT})}


class DecideForm(forms.Form):
    """What a moderator decides in a case."""

    act = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    rule = forms.ModelChoiceField(
        label=_("Rule"), queryset=HouseRule.objects.none(), required=False,
        empty_label=_("none of the rules"),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"),
        max_length=REASON_LIMIT,
        required=False,
        widget=forms.TextInput,
        help_text=_("The member reads it; of what is withheld everybody does."),
    )
    sanction = forms.ChoiceField(label=_("Sanction"), required=False)
    days = forms.IntegerField(
        label=_("For how many days"), required=False, min_value=1, max_value=LONGEST_DAYS,
        help_text=_("Empty: for good."),
    )  # fmt: skip
    per_day = forms.IntegerField(
        label=_("Comments a day"), required=False, min_value=0, max_value=1_000,
        help_text=_("For a limit."),
    )  # fmt: skip

    def __init__(self, *args: Any, case: Case, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = case.subject.partition(":")[0]
        acts = [Decision.Act.LEAVE, *rules.ACTS.get(kind, ())]
        may_bind = case.about is not None and may_sanction(by, case.about)
        if may_bind:
            acts.append(Decision.Act.SANCTION)
        self.fields["act"].choices = [  # type: ignore[attr-defined]
            (act.value, ACT_LABELS[act]) for act in acts if rules.may_act(by, act, kind)
        ]
        self.fields["rule"].queryset = rules_in(get_language() or "")  # type: ignore[attr-defined]
        none = [("", _("no sanction"))]
        self.fields["sanction"].choices = none + (  # type: ignore[attr-defined]
            list(Sanction.Kind.choices) if may_bind else []
        )

    def imposed(self, now: datetime) -> Imposed | None:
        """Return the sanction chosen."""
        kind = self.cleaned_data["sanction"]
        if not kind:
            return None
        days, limits = self.cleaned_data["days"], kind == Sanction.Kind.LIMIT
        return Imposed(
            kind=kind,
            ends_at=now + timedelta(days=days) if days else None,
            per_day=self.cleaned_data["per_day"] if limits else None,
        )


class JudgeForm(forms.Form):
    """How an appeal is judged."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Appeal.Outcome.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("Reason"),
        max_length=appeals.WORDS_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The member reads it."),
    )


class WhyForm(forms.Form):
    """Why a decision is undone."""

    why = forms.CharField(label=_("Reason"), max_length=REASON_LIMIT, required=False)


class NoteForm(forms.Form):
    """A note on a member."""

    text = forms.CharField(
        label=_("Note for the staff"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class QueueForm(forms.Form):
    """What the queue is narrowed down by, and in which order it is read."""

    STATES = (
        ("waiting", _("waiting")),
        ("mine", _("in my hand")),
        ("settled", pgettext_lazy("decision", "settled")),
    )
    ORDERS = (("newest", _("newest first")), ("worst", _("worst first")))
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *Case.Kind.choices]
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)
