"""The queue: everything that waits for a moderator."""

import re
from typing import Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.moderation import queries, rules
from rostra.moderation.actions.decide import decide
from rostra.moderation.forms import QueueForm
from rostra.moderation.house import rules_in
from rostra.moderation.models import Case, Decision
from rostra.moderation.views.load import drawn
from rostra.moderation.views.shown import shown

NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
BULK = (Decision.Act.LEAVE, Decision.Act.HIDE, Decision.Act.REMOVE)


class ModerationView(WagtailAdminTemplateMixin):
    """What the pages share: who may look."""

    header_icon = "warning"
    page_title: Any = gettext_lazy("Moderation")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let through who may look."""
        if not rules.may_look(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def member(self) -> Member:
        """Who looks; the rule has let them through, so it is somebody."""
        return cast(Member, self.request.user)


class QueueView(ModerationView, TemplateView):
    """What waits, or what was settled, paged by key."""

    template_name = "moderation/desk/queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read one page."""
        form = QueueForm(self.request.GET)
        form.is_valid()
        chosen = {
            "kind": form.cleaned_data.get("kind", ""),
            "state": form.cleaned_data.get("state") or "waiting",
            "order": form.cleaned_data.get("order") or "newest",
        }
        page = queries.queue(self.request.GET, by=self.member, **chosen)
        now = clock.now()
        lines = [
            (line, shown(line.row), rules.is_claimed(line.case, by=self.member, now=now))
            for line in queries.lines(page.rows)
        ]
        query = "&".join(f"{name}={value}" for name, value in chosen.items() if value)
        return super().get_context_data(
            form=QueueForm(chosen),
            lines=lines,
            page=page,
            query=query,
            here=self.request.get_full_path(),
            bulk=[(act.value, act.label) for act in BULK],
            house_rules=rules_in(self.request.LANGUAGE_CODE),
            is_settled=chosen["state"] == "settled",
            load=drawn(),
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand under the desk's home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class BulkView(ModerationView, View):
    """Decide the same on all that were marked; each for itself, so that one refusal stops none."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Decide, say how many and what was refused, and go back to the queue."""
        typed, now = request.POST, clock.now()
        numbers = [int(each) for each in typed.getlist("case") if NUMBER.fullmatch(each)]
        rule = next(
            (each for each in rules_in(request.LANGUAGE_CODE) if str(each.pk) == typed.get("rule")),
            None,
        )
        done, refused = 0, []
        act = typed.get("act", "")
        for case in Case.objects.filter(pk__in=numbers[: queries.SIZE]).order_by("pk"):
            try:
                if act not in BULK:
                    raise ValidationError(_("Choose what to do with what you marked."))
                decide(
                    case=case, act=act, rule=rule, reason=typed.get("reason", ""), by=self.member,
                    now=now,
                )  # fmt: skip
            except ValidationError as error:
                refused.append(f"{case}: {' '.join(error.messages)}")
            else:
                done += 1
        if done:
            told = ngettext("%d case decided.", "%d cases decided.", done) % done
            messages.success(request, told)
        for words in refused:
            messages.error(request, words)
        if not numbers:
            messages.error(request, _("Mark something first."))
        return HttpResponseRedirect(back_to(request))


def back_to(request: HttpRequest) -> str:
    """Return the page of the queue that an act was begun on; nothing outside the queue."""
    home = reverse("moderation:list")
    here = request.POST.get("here", "")
    return here if here == home or here.startswith(f"{home}?") else home
