"""Append a correction to an article."""

from django.utils.translation import gettext_lazy as _

from rostra.news.actions.correct import correct
from rostra.news.forms import CorrectForm
from rostra.news.rules import may_correct
from rostra.news.views.acts import ActView


class CorrectView(ActView):
    """Ask what was wrong, and say it on the article's page."""

    form_class = CorrectForm
    page_title = _("Correct")
    header_icon = "edit"
    button_label = _("Publish the correction")
    explanation = _(
        "Readers see the correction under the article and in the list of corrections."
        " It can never be changed or deleted."
    )
    success_message = _("The correction of “%(headline)s” is published.")

    def is_allowed(self) -> bool:
        """Ask the rule."""
        return may_correct(self.request.user, self.article)

    def act(self, form: CorrectForm) -> None:
        """Correct the article."""
        text = form.cleaned_data["text"]
        correct(article=self.article, text=text, by=self.member, now=self.now)
