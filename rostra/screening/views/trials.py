"""Rehearse a rule, try a text, take lists in and out, change the practice."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages

from rostra.kernel import clock
from rostra.screening import current
from rostra.screening.actions.change_practice import change_practice
from rostra.screening.actions.import_rules import Report, export_rules, import_rules
from rostra.screening.forms import PLACES, ImportForm, PracticeForm, RehearsalForm, TryForm
from rostra.screening.models import Practice, WordRule
from rostra.screening.reasons import reason
from rostra.screening.rehearsal import LATELY, Rehearsal, rehearse
from rostra.screening.verdict import Act
from rostra.screening.views.base import HOME, ScreeningView

SHOWN_ERRORS = 100


class RehearseView(ScreeningView, TemplateView):
    """What a rule, saved or not, would have hit in the last days."""

    template_name = "screening/desk/rehearse.html"
    page_title = gettext_lazy("Rehearse a rule")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Come from a rule's own form, which is sent: go on at an address that can be kept."""
        typed = request.POST.copy()
        typed.pop("csrfmiddlewaretoken", None)
        return HttpResponseRedirect(f"{reverse('screening:rehearse')}?{typed.urlencode()}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask it of a page of texts."""
        asked = self.request.GET
        if asked.get("rule", "").isdigit():
            rule = get_object_or_404(WordRule, pk=int(asked["rule"]))
            form = RehearsalForm(instance=rule)
            # As typed: a saved rule is shown as a form that could be changed and asked again.
            data = {name: form[name].value() for name in form.fields if name != "where"}
            place = next((each for each in PLACES if each in rule.where), "comment")
            form = RehearsalForm({**data, "where": asked.get("where") or place})
        else:
            form = RehearsalForm(asked if "word" in asked else None)
        found: Rehearsal | None = None
        if form.is_bound and form.is_valid():
            below = asked.get("below", "")
            found = rehearse(
                form.save(commit=False).rule(),
                form.cleaned_data["where"],
                int(below) if below.isascii() and below.isdigit() and len(below) < 19 else None,
                now=clock.now(),
            )
        kept = asked.copy()
        kept.pop("below", None)
        return super().get_context_data(
            form=form, found=found, query=kept.urlencode(), days=LATELY.days, **kwargs
        )


class Somebody:
    """Whoever might write a text that is tried: known, not trusted, alone with it."""

    is_trusted = is_new = False
    has_worked = True
    copies, said, mail_domain = 0, 10_000, ""

    def __init__(self, where: str) -> None:
        self.where = where


class TryView(ScreeningView, FormView[TryForm]):
    """What the rules that hold now say of a text."""

    template_name = "screening/desk/try.html"
    page_title = gettext_lazy("Try a text")
    form_class = TryForm

    def form_valid(self, form: TryForm) -> HttpResponse:
        """Say which rule fires on what; nothing is written down."""
        from rostra.screening.screen import screen  # noqa: PLC0415 - loads the mail domains

        facts = Somebody(form.cleaned_data["where"])
        verdict = screen(form.cleaned_data["text"], facts, current.rules(), now=clock.now())
        names = {Act.HOLD: _("held"), Act.MASK: _("covered"), Act.REFUSE: _("refused")}
        fired = [(names[each.act], reason(each.as_row()), each.rule) for each in verdict.fired]
        context = self.get_context_data(
            form=form,
            is_tried=True,
            fired=fired[:SHOWN_ERRORS],
            masked=verdict.text if verdict.text != form.cleaned_data["text"] else "",
        )
        return self.render_to_response(context)


class ImportView(ScreeningView, FormView[ImportForm]):
    """Take a list of words in."""

    template_name = "screening/desk/import.html"
    page_title = gettext_lazy("Import words")
    form_class = ImportForm
    permission = "screening.add_wordrule"
    DEFAULTS = ("act", "fold_split", "fold_sound", "is_whole", "in_names", "note")

    def form_valid(self, form: ImportForm) -> HttpResponse:
        """Make the rules and say what came of each line."""
        report: Report = import_rules(
            text=form.cleaned_data["words"],
            defaults={name: form.cleaned_data[name] for name in self.DEFAULTS},
            by=self.request.user,
            now=clock.now(),
        )
        if not report.wrong:
            told = {"added": report.added, "known": report.known}
            words = _("%(added)d rules are added, off; %(known)d words were known.") % told
            messages.success(self.request, words)
            return HttpResponseRedirect(reverse(HOME))
        shown = report.wrong[:SHOWN_ERRORS]
        return self.render_to_response(self.get_context_data(form=form, report=report, wrong=shown))


class ExportView(ScreeningView, View):
    """Give the rules out."""

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        """Send them as CSV."""
        response = StreamingHttpResponse(export_rules(), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="word-rules.csv"'
        return response


class PracticeView(ScreeningView, FormView[PracticeForm]):
    """How the paper screens beside its words."""

    template_name = "screening/desk/practice.html"
    page_title = gettext_lazy("How comments are screened")
    form_class = PracticeForm
    permission = "screening.change_practice"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Show what holds."""
        return {**super().get_form_kwargs(), "instance": current.practice()}

    def form_valid(self, form: PracticeForm) -> HttpResponse:
        """Write it down."""
        practice: Practice = form.save(commit=False)
        change_practice(practice=practice, by=self.request.user)
        messages.success(self.request, _("From the next comment on."))
        return HttpResponseRedirect(reverse(HOME))
