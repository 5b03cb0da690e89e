"""Deciding on an article in a workflow without opening it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.admin import messages
from wagtail.snippets.views.snippets import WorkflowActionView

from rostra.news.actions.prepare_pictures import prepare_pictures
from rostra.news.forms import sentence


class ArticleWorkflowActionView(WorkflowActionView):
    """Approve or reject; the last approval publishes, and what publishing refuses is said."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide and go back; a refusal leaves the workflow where it was."""
        if self.action_name == "approve":
            # Before the transaction of the approval, which may publish.
            prepare_pictures(revision=self.object.get_latest_revision())
        try:
            return super().post(request, *args, **kwargs)
        except ValidationError as refusal:
            messages.error(request, f"“{self.object.headline}”: {sentence(refusal)}")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            answer = {"step": "success", "redirect": self.redirect_url}
            return self.render_modal_json(request, answer)
        return HttpResponseRedirect(self.redirect_url)
