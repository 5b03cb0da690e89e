"""Pin an article in a list, keep it out of the lists, and take either back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from rostra.news.views.acts import ActView
from rostra.rankings.actions.bar import bar, unbar
from rostra.rankings.actions.pin import pin, unpin
from rostra.rankings.forms import BarForm, ConfirmForm, PinForm
from rostra.rankings.models import Bar, Pin
from rostra.rankings.rules import may_bar, may_pin, may_unbar, may_unpin
from rostra.rankings.tasks import refresh_lists


class RankingActView(ActView):
    """Ask, act, have the lists brought in line, and go back to the article's numbers."""

    edit_url_name = "rankings:article"
    index_url_name = "rankings:list"
    header_icon = "list-ol"

    def form_valid(self, form: Any) -> HttpResponse:
        """Act; the lists follow within seconds instead of a minute."""
        response = super().form_valid(form)
        if response.status_code == 302:
            refresh_lists.enqueue()
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the lists and to the article."""
        items = super().get_breadcrumbs_items()
        items[-3] = {"url": reverse("rankings:list"), "label": _("Rankings")}
        return items


class PinView(RankingActView):
    """Ask where and for how long, and pin the article."""

    form_class = PinForm
    page_title = gettext_lazy("Pin in a list")
    button_label = gettext_lazy("Pin the article")
    explanation = gettext_lazy(
        "The article stands at this place whatever is read, and readers see that the editors"
        " put it there. Within seconds it is in the list."
    )
    success_message = gettext_lazy("“%(headline)s” is pinned.")
    pinned: Pin | None = None

    def is_allowed(self) -> bool:
        """Ask the rule."""
        return may_pin(self.request.user, self.article)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form of the article."""
        return {**super().get_form_kwargs(), "article": self.article}

    def act(self, form: PinForm) -> None:
        """Pin it."""
        place, hours = form.cleaned_data["place"], form.cleaned_data["hours"]
        self.pinned = pin(
            article=self.article, named=form.named, place=place, hours=hours,
            by=self.member, now=self.now,
        )  # fmt: skip

    def undo_buttons(self) -> list[Any]:
        """Lead to taking the pin away."""
        if self.pinned is None:
            return []
        url = reverse("rankings:unpin", args=[self.article.pk, self.pinned.pk])
        return [messages.button(url, _("Undo"))]


class UnpinView(RankingActView):
    """Ask once more, and take a pin away."""

    form_class = ConfirmForm
    page_title = gettext_lazy("Unpin")
    button_label = gettext_lazy("Take the pin away")
    explanation = gettext_lazy("The article then stands where its readers put it.")
    success_message = gettext_lazy("“%(headline)s” is pinned there no more.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the pin."""
        super().setup(request, *args, **kwargs)
        self.pinned = get_object_or_404(Pin, pk=self.kwargs["pin"], article=self.article)

    def is_allowed(self) -> bool:
        """Ask the rule."""
        return may_unpin(self.request.user)

    def act(self, form: ConfirmForm) -> None:
        """Take it away."""
        unpin(pinned=self.pinned, by=self.member)


class BarView(RankingActView):
    """Ask why, and keep the article out of the lists."""

    form_class = BarForm
    page_title = gettext_lazy("Keep out of the lists")
    button_label = gettext_lazy("Keep it out")
    explanation = gettext_lazy(
        "The article leaves every list at once; its page and the sections stay as they are."
        " It can be let in again, and its readers count on meanwhile."
    )
    success_message = gettext_lazy("“%(headline)s” is kept out of the lists.")
    is_serious = True

    def is_allowed(self) -> bool:
        """Ask the rule."""
        return may_bar(self.request.user, self.article)

    def act(self, form: BarForm) -> None:
        """Keep it out."""
        bar(article=self.article, note=form.cleaned_data["note"], by=self.member, now=self.now)

    def undo_buttons(self) -> list[Any]:
        """Lead to letting it in again."""
        url = reverse("rankings:unbar", args=[self.article.pk])
        return [messages.button(url, _("Undo"))]


class UnbarView(RankingActView):
    """Ask once more, and let the article in again."""

    form_class = ConfirmForm
    page_title = gettext_lazy("Let into the lists")
    button_label = gettext_lazy("Let it in again")
    explanation = gettext_lazy("The article then stands where its readers put it.")
    success_message = gettext_lazy("“%(headline)s” may stand in the lists again.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find what keeps it out."""
        super().setup(request, *args, **kwargs)
        self.barred = get_object_or_404(Bar, article=self.article)

    def is_allowed(self) -> bool:
        """Ask the rule."""
        return may_unbar(self.request.user)

    def act(self, form: ConfirmForm) -> None:
        """Let it in."""
        unbar(barred=self.barred, by=self.member)
