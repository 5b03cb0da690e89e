"""What the pages share that confirm an act on one article: correct, withdraw, restore."""

from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.news.models import Article


class ActView(WagtailAdminTemplateMixin, FormView):
    """Ask, act, and go back to the article; what the act refuses is said above the form."""

    template_name = "news/desk/act.html"
    model = Article
    header_icon = "doc-full"
    button_label = _("Go on")
    explanation: Any = ""
    success_message: Any = ""
    is_serious = False
    edit_url_name: str | None = None
    index_url_name: str | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the article."""
        super().setup(request, *args, **kwargs)
        self.article = get_object_or_404(Article, pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let through who may act; say why to anybody else."""
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        """Ask the rule of the act."""
        raise NotImplementedError

    def act(self, form: Any) -> None:
        """Do it. Raises ValidationError when it cannot be done."""
        raise NotImplementedError

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Act, and say what was done or why not; what was typed stays in the form."""
        try:
            self.act(form)
        except ValidationError as error:
            for message in error.messages:
                form.add_error(None, message)
            return self.form_invalid(form)
        told = self.success_message % {"headline": self.article.headline}
        messages.success(self.request, told, buttons=self.undo_buttons())
        return HttpResponseRedirect(self.edit_url)

    def undo_buttons(self) -> list[Any]:
        """Return the buttons that lead to taking it back, beside what was done."""
        return []

    @property
    def edit_url(self) -> str:
        """The article's page at the desk."""
        return reverse(self.edit_url_name, args=[self.article.pk])

    @property
    def member(self) -> Member:
        """Who acts; the rule has let them through, so it is somebody."""
        return cast(Member, self.request.user)

    @property
    def now(self) -> Any:
        """The moment of the act."""
        return clock.now()

    def get_page_subtitle(self) -> str:
        """Name the article."""
        return self.article.headline

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the list and to the article."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Articles")},
            {"url": self.edit_url, "label": self.article.headline[:60]},
            {"url": "", "label": self.page_title},
        ]
