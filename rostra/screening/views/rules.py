"""The word rules at the desk: the list, one rule, on and off, away."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages

from rostra.kernel import clock
from rostra.screening.actions.remove_rule import remove_rule
from rostra.screening.actions.save_rule import save_rule
from rostra.screening.actions.switch import switch_off, switch_on
from rostra.screening.forms import WordRuleForm
from rostra.screening.models import WordRule
from rostra.screening.views.base import HOME, ScreeningView
from rostra.web.paging import page_by_key

SIZE = 50
STATES = {"": gettext_lazy("all"), "on": gettext_lazy("on"), "off": gettext_lazy("off")}


class Filters(forms.Form):
    """What the list may be narrowed down by."""

    q = forms.CharField(label=gettext_lazy("Word"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=gettext_lazy("State"), required=False, choices=list(STATES.items())
    )

    def narrowed(self, rows: QuerySet[WordRule]) -> QuerySet[WordRule]:
        """Return the rules that are asked for; a mistyped filter is none."""
        self.is_valid()
        if q := self.cleaned_data.get("q"):
            rows = rows.filter(Q(word__icontains=q) | Q(note__icontains=q))
        now, on = clock.now(), WordRule.objects.on(clock.now())
        state = self.cleaned_data.get("state")
        if state == "on":
            return rows.filter(pk__in=on.values("pk"))
        off = Q(begins_at=None) | Q(begins_at__gt=now) | Q(ends_at__lte=now)
        return rows.filter(off) if state == "off" else rows


class ListView(ScreeningView, TemplateView):
    """The rules, newest first."""

    template_name = "screening/desk/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read a page of them."""
        filters, now = Filters(self.request.GET), clock.now()
        rows = filters.narrowed(WordRule.objects.select_related("made_by"))
        page = page_by_key(rows, self.request.GET, moment="made_at", size=SIZE)
        kept = self.request.GET.copy()
        for name in ("older", "newer"):
            kept.pop(name, None)
        return super().get_context_data(
            filters=filters,
            rules=[(rule, rule.is_on(now)) for rule in page.rows],
            page=page,
            query=kept.urlencode(),
            may_change=self.request.user.has_perm("screening.change_wordrule"),
            may_practice=self.request.user.has_perm("screening.change_practice"),
            **kwargs,
        )


class RuleView(ScreeningView, FormView[WordRuleForm]):
    """One rule, new or known."""

    template_name = "screening/desk/rule.html"
    form_class = WordRuleForm
    permission = "screening.change_wordrule"
    rule: WordRule | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the rule."""
        super().setup(request, *args, **kwargs)
        self.rule = get_object_or_404(WordRule, pk=kwargs["pk"]) if "pk" in kwargs else None
        self.page_title = self.rule.word[:60] if self.rule else _("Add a word rule")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Show the rule as it is."""
        return {**super().get_form_kwargs(), "instance": self.rule or WordRule()}

    def get_initial(self) -> dict[str, Any]:
        """Take over what was typed at the rehearsal."""
        names = WordRuleForm.base_fields
        return {name: value for name, value in self.request.GET.items() if name in names}

    def form_valid(self, form: WordRuleForm) -> HttpResponse:
        """Write it down."""
        rule, now = form.save(commit=False), clock.now()
        if "on" in self.request.POST:
            rule.begins_at = now
        try:
            save_rule(rule=rule, by=self.request.user, now=now)
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
            return self.form_invalid(form)
        messages.success(self.request, _("The rule is saved."))
        return HttpResponseRedirect(reverse(HOME))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Bring the rule with its hits."""
        is_on = self.rule is not None and self.rule.is_on(clock.now())
        return super().get_context_data(rule=self.rule, is_on=is_on, **kwargs)


class ActView(ScreeningView, View):
    """Switch a rule on or off, or remove it."""

    http_method_names = ["post"]
    permission = "screening.change_wordrule"

    def post(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        """Do it and go back to the list."""
        rule = get_object_or_404(WordRule, pk=pk)
        names = {"word": rule.word}
        if act == "on":
            switch_on(rule=rule, by=request.user, now=clock.now())
            messages.success(request, _("“%(word)s” is on.") % names)
        elif act == "off":
            switch_off(rule=rule, by=request.user, now=clock.now())
            messages.success(request, _("“%(word)s” is off.") % names)
        elif act == "remove" and request.user.has_perm("screening.delete_wordrule"):
            remove_rule(rule=rule, by=request.user)
            messages.success(request, _("“%(word)s” is removed.") % names)
        else:
            raise Http404
        return HttpResponseRedirect(reverse(HOME))
