"""Writing and editing an article at the desk."""

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import Revision
from wagtail.snippets.views.snippets import CreateView, EditView

from rostra.changes.log import append
from rostra.news import addresses
from rostra.news.actions.prepare_pictures import prepare_pictures
from rostra.news.actions.record import record
from rostra.news.forms import ArticleForm
from rostra.news.models import Article
from rostra.news.rules import (
    may_correct,
    may_delete,
    may_publish,
    may_restore,
    may_withdraw,
)
from rostra.web import editions

# What makes the text public, at once or once somebody approves.
PUBLISHING = frozenset({"publish", "submit", "restart-workflow", "workflow-action"})
# What Wagtail's script calls it when a newer revision stands in the way.
OUT_OF_DATE = "invalid_revision"
# Rooms above bring buttons by this hook: it is given the article and the member.
HEADER_HOOK = "register_article_header_buttons"
NOT_SAVED = gettext_lazy(
    "Not saved: somebody saved a newer version of this article in the meantime."
    " What you typed stands below, complete."
)


class ArticleSavingMixin:
    """Ask for a complete article where it is to be published; a draft may be anything."""

    action: str

    def is_valid(self, form: ArticleForm) -> bool:
        """Validate the form for what is asked."""
        form.for_publication = self.action in PUBLISHING
        return super().is_valid(form)  # type: ignore[misc]

    def form_valid(self, form: ArticleForm) -> HttpResponse:
        """Save; what only the row's own rules refuse is said above the form."""
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except ValidationError as error:
            form.add_error(None, error.messages)
            self.produced_error_code = getattr(error, "code", None) or "validation_error"
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined]

    def save_instance(self) -> Article:
        """Log the change in the transaction that makes it (publishing logs its own)."""
        article = super().save_instance()  # type: ignore[misc]
        append(f"draft:{article.pk}")
        return article


class ArticleCreateView(ArticleSavingMixin, CreateView):
    """Write an article."""

    page_title = gettext_lazy("Write an article")


class ArticleEditView(ArticleSavingMixin, EditView):
    """Edit an article: its latest draft, with the acts it allows."""

    def get_available_actions(self) -> list[str]:
        """Leave out publishing where the rules do."""
        actions = super().get_available_actions()
        if "publish" in actions and not may_publish(self.request.user, self.live_object):
            actions.remove("publish")
        return actions

    # --- two editors at once -------------------------------------------------------------------

    @cached_property
    def is_out_of_date(self) -> bool:
        """Say whether somebody else saved since this form was opened.

        Who has seen the newer revision and saves theirs over it names it (``over_revision``).
        What this editor saved is no obstacle: the editor saves by itself while one types, and
        such a save may still be under way when a button is pressed.
        """
        newest = self.latest_revision
        if newest and self.request.POST.get("over_revision") == str(newest.pk):
            return False
        if newest and newest.user_id == self.request.user.pk and not self.expects_json_response:
            return False
        return EditView.is_out_of_date.func(self)

    def is_valid(self, form: ArticleForm) -> bool:
        """Refuse to save over a newer revision that the editor has not seen."""
        if self.action != "cancel-workflow" and self.is_out_of_date:
            self.produced_error_code = OUT_OF_DATE
            self.produced_error_message = NOT_SAVED
            # Lets the form be printed with its values.
            form.is_valid()
            return False
        return super().is_valid(form)

    def save_instance(self) -> Article:
        """Save, unless somebody else did so since this form was found up to date.

        Of two forms that come at once the later one waits for the lock, then sees the first.
        """
        row = Article.objects.select_for_update().only("latest_revision").get(pk=self.object.pk)
        self.latest_revision = row.latest_revision
        for judged in ("latest_revision_created_at", "is_out_of_date"):
            self.__dict__.pop(judged, None)
        if self.action != "cancel-workflow" and self.is_out_of_date:
            raise ValidationError(NOT_SAVED, code=OUT_OF_DATE)
        if row.latest_revision is None:
            # Loaded in bulk: what it said is kept, to be compared with and gone back to.
            record(article=Article.objects.get(pk=row.pk), by=None)
        return super().save_instance()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the page of a withdrawal, and of the newer revision that stood in the way."""
        context = super().get_context_data(**kwargs)
        context["withdrawal"] = getattr(self.live_object, "withdrawal", None)
        if self.request.method == "POST" and self.is_out_of_date:
            context["newer"] = self._newer()
        return context

    # --- workflow ------------------------------------------------------------------------------

    def workflow_action_action(self) -> None:
        """Decide on what the form shows, which has just been saved as a revision of its own.

        Wagtail would approve the one before it, and ask for the approval of this one for ever.
        Where nothing was changed, earlier approvals hold.
        """
        # Before the transaction of an approval, which may publish.
        prepare_pictures(revision=self.new_revision)
        with transaction.atomic():
            if not self.has_content_changes:
                self.workflow_state.copy_approved_task_states_to_revision(self.new_revision)
            decided = self.object.current_workflow_task_state
            decided.revision = self.new_revision
            decided.save(update_fields=["revision"])
            super().workflow_action_action()

    def _newer(self) -> dict[str, Any]:
        newest: Revision = self.latest_revision
        live = "live" if self.object.live else "earliest"
        return {
            "revision": newest,
            "by": newest.user.name if newest.user else "",
            "loaded": self.request.POST.get("loaded_revision_id", ""),
            "loaded_at": self.request.POST.get("loaded_revision_created_at", ""),
            "compare_url": reverse(
                self.revisions_compare_url_name, args=[quote(self.object.pk), live, newest.pk]
            ),
        }

    # --- acts ----------------------------------------------------------------------------------

    @cached_property
    def can_delete(self) -> bool:
        """Only a draft that nobody has read is deleted."""
        return may_delete(self.request.user, self.live_object)

    @cached_property
    def header_buttons(self) -> list[Any]:
        """The acts that this article allows to this member."""
        acts = []
        if self.live_object.live:
            acts.append(self._on_site())
        if may_correct(self.request.user, self.live_object):
            acts.append(self._act("correct", _("Correct"), "edit", 10))
        if may_withdraw(self.request.user, self.live_object):
            acts.append(self._act("withdraw", _("Withdraw"), "circle-xmark", 20))
        if may_restore(self.request.user, self.live_object):
            acts.append(self._act("restore", _("Restore"), "rotate", 30))
        for bring in hooks.get_hooks(HEADER_HOOK):
            acts += bring(self.live_object, self.request.user)
        return [*super().header_buttons, *acts]

    def _act(self, name: str, label: str, icon: str, priority: int) -> Button:
        url = reverse(self.model.snippet_viewset.get_url_name(name), args=[quote(self.object.pk)])
        return HeaderButton(
            label, url=url, icon_name=icon, priority=priority, attrs={"data-act": name}
        )

    def _on_site(self) -> Button:
        path = addresses.article(self.live_object.pk, self.live_object.slug)
        url = editions.address(path, self.live_object.language)
        return HeaderButton(
            _("On the site"), url=url, icon_name="view", priority=5, attrs={"data-act": "look"}
        )

    def get_success_url(self) -> str:
        """Stay with the article after every act: the list is one step away."""
        return self.get_edit_url()
