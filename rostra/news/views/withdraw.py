"""Withdraw an article, and restore one."""

from django.utils.translation import gettext_lazy as _

from rostra.news.actions.withdraw import restore, withdraw
from rostra.news.forms import RestoreForm, WithdrawForm
from rostra.news.rules import may_restore, may_withdraw
from rostra.news.views.acts import ActView


class WithdrawView(ActView):
    """Ask why, and take the article back."""

    form_class = WithdrawForm
    page_title = _("Withdraw")
    header_icon = "circle-xmark"
    button_label = _("Withdraw the article")
    explanation = _(
        "The article leaves every list at once. Its address stays and shows your note;"
        " nothing is deleted, and it can be restored."
    )
    success_message = _("“%(headline)s” is withdrawn.")
    is_serious = True

    def is_allowed(self) -> bool:
        """Ask the rule."""
        return may_withdraw(self.request.user, self.article)

    def act(self, form: WithdrawForm) -> None:
        """Withdraw the article."""
        note = form.cleaned_data["note"]
        withdraw(article=self.article, note=note, by=self.member, now=self.now)


class RestoreView(ActView):
    """Ask once more, and publish a withdrawn article again."""

    form_class = RestoreForm
    page_title = _("Restore")
    header_icon = "rotate"
    button_label = _("Publish it again")
    explanation = _("The latest draft of the article is published at its old address.")
    success_message = _("“%(headline)s” is published again.")

    def is_allowed(self) -> bool:
        """Ask the rule."""
        return may_restore(self.request.user, self.article)

    def act(self, form: RestoreForm) -> None:
        """Restore the article."""
        restore(article=self.article, by=self.member, now=self.now)
