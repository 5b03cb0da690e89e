"""Acts on several articles at once, each through its action."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_list_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from rostra.kernel import clock
from rostra.news.actions.move import move
from rostra.news.actions.publish import publish
from rostra.news.actions.withdraw import withdraw
from rostra.news.forms import MoveForm, WithdrawForm, sentence
from rostra.news.models import Article
from rostra.news.rules import may_move, may_publish, may_withdraw


class ArticleBulkAction(SnippetBulkAction):
    """An act on the articles marked in the list.

    Each article has its own transaction: pictures are encoded outside of any, and one article
    that refuses does not hold up the others.
    """

    models = [Article]
    template_name = "news/desk/bulk.html"
    button_label: Any = ""
    is_serious = False

    @classmethod
    def get_queryset(cls, model: type[Article], object_ids: list[str]) -> list[Article]:
        """Return the articles marked; “all” of an archive are never acted upon."""
        numbers = [number for number in object_ids if str(number).isdecimal()]
        return get_list_or_404(model.objects.select_related("latest_revision"), pk__in=numbers)

    def get_all_objects_in_listing_query(self, parent_id: Any) -> list[int]:
        """Return none: acts are for what is marked on the screen."""
        return []

    def act(self, article: Article) -> None:
        """Do it to one article. Raises ValidationError when it cannot be done."""
        raise NotImplementedError

    def done(self, count: int) -> str:
        """Say how many were done."""
        raise NotImplementedError

    @classmethod
    def execute_action(cls, objects: list[Article], **kwargs: Any) -> tuple[int, int]:
        """Do nothing: ``prepare_action`` has acted, outside the transaction around this."""
        return 0, 0

    def prepare_action(self, objects: list[Article], objects_without_access: Any) -> HttpResponse:
        """Act on each article, say what was done and what was not, and go back to the list."""
        count = 0
        for article in objects:
            try:
                self.act(article)
            except ValidationError as error:
                messages.error(self.request, f"“{article.headline}”: {sentence(error)}")
            else:
                count += 1
        if count:
            messages.success(self.request, self.done(count))
        return HttpResponseRedirect(self.next_url)


class PublishArticles(ArticleBulkAction):
    """Publish the latest drafts."""

    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish the articles marked")
    button_label = gettext_lazy("Yes, publish them")
    action_priority = 10

    def check_perm(self, obj: Article) -> bool:
        """Ask the rule."""
        return may_publish(self.request.user, obj)

    def act(self, article: Article) -> None:
        """Publish one, if nobody has locked it to others."""
        lock = article.get_lock()
        if lock is not None and lock.for_user(self.request.user):
            raise ValidationError(_("It is locked."))
        publish(article=article, by=self.request.user, now=clock.now())

    def done(self, count: int) -> str:
        """Say how many were published."""
        return ngettext("%d article published.", "%d articles published.", count) % count


class WithdrawArticles(ArticleBulkAction):
    """Withdraw with one note for all."""

    display_name = gettext_lazy("Withdraw")
    action_type = "withdraw"
    aria_label = gettext_lazy("Withdraw the articles marked")
    button_label = gettext_lazy("Withdraw them")
    form_class = WithdrawForm
    action_priority = 20
    classes = {"serious"}
    is_serious = True

    def check_perm(self, obj: Article) -> bool:
        """Ask the rule."""
        return may_withdraw(self.request.user, obj)

    def act(self, article: Article) -> None:
        """Withdraw one."""
        note = self.cleaned_form.cleaned_data["note"]
        withdraw(article=article, note=note, by=self.request.user, now=clock.now())

    def done(self, count: int) -> str:
        """Say how many were withdrawn."""
        return ngettext("%d article withdrawn.", "%d articles withdrawn.", count) % count


class MoveArticles(ArticleBulkAction):
    """Move to another section."""

    display_name = gettext_lazy("Move to section")
    action_type = "move"
    aria_label = gettext_lazy("Move the articles marked to another section")
    button_label = gettext_lazy("Move them")
    form_class = MoveForm
    action_priority = 15

    def check_perm(self, obj: Article) -> bool:
        """Ask the rule."""
        return may_move(self.request.user, obj)

    def act(self, article: Article) -> None:
        """Move one."""
        section = self.cleaned_form.cleaned_data["section"]
        move(article=article, section=section, by=self.request.user, now=clock.now())

    def done(self, count: int) -> str:
        """Say how many were moved."""
        return ngettext("%d article moved.", "%d articles moved.", count) % count


BULK_ACTIONS = (PublishArticles, WithdrawArticles, MoveArticles)
