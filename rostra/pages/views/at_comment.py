"""What members and moderators do with one comment."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.discussion import addresses, queries, reactions, rules, subjects
from rostra.discussion.actions.like import like, unlike
from rostra.discussion.actions.pick import pick, unpick
from rostra.discussion.actions.take_back import put_back, take_back
from rostra.discussion.forms import ReasonForm
from rostra.discussion.models import Comment, FloorSettings
from rostra.kernel import clock
from rostra.moderation import addresses as moderation
from rostra.moderation.actions.decide_at_once import decide_at_once, show_again
from rostra.moderation.rules import may_look as moderates
from rostra.pages.views.say import about_of, author_of, comment_of, link_to, public, sign_in_first
from rostra.screening.reasons import reason
from rostra.web import editions


def comment(request: HttpRequest, number: int) -> HttpResponse:
    """Show a member what may be done with a comment, each as a button."""
    found, member = comment_of(number), request.user
    if not isinstance(member, Member):
        return sign_in_first(request)
    is_hidden = not found.is_visible and not rules.is_author(member, found)
    if is_hidden and not rules.is_moderator(member):
        raise Http404
    silence = sanctions.silence(member, clock.now())
    own = queries.reacted([number], member.pk).get(number)
    may_react = not silence and rules.may_like(member, found)
    context = {
        "title": _("Comment #%(floor)d") % {"floor": found.floor},
        "about": link_to(subjects.of(found.thread), about_of(found)),
        "comment": {"author": author_of(found), "at": found.written_at, "html": found.html},
        "back": public(addresses.comment(number), about_of(found)),
        "number": number,
        "pictures": found.pictures.all() if found.pictured else (),
        "reason": ReasonForm(),
        "wordings": found.wordings.all()[:20],
        "may": {
            "reply": addresses.reply(subjects.of(found.thread).key, number)
            if not silence and rules.may_reply(member, found)
            else "",
            "edit": not silence and rules.may_edit(member, found, now=clock.now()),
            "take_back": rules.may_take_back(member, found),
            "put_back": rules.may_put_back(member, found, now=clock.now()),
            "like": may_react and own is None,
            "unlike": own is not None,
            "pick": rules.may_pick(member, found),
            "unpick": rules.may_unpick(member, found),
            "split": rules.may_arrange(member),
            "hide": rules.may_hide(member, found),
            "settle": rules.may_settle(member, found),
            "show": rules.may_show(member, found),
        },
        "reactions": _offered(own) if may_react else [],
        "hidden_why": found.hidden_why,
        "report_url": moderation.report(f"comment:{number}", editions.current())
        if found.is_visible and not silence and not rules.is_author(member, found)
        else "",
        "history_url": reverse("moderation:member", args=[found.author_id])
        if found.author_id is not None and moderates(member)
        else "",
        "silence": silence,
        "waits_for": _reasons(found),
        "other_url": reverse("me_member", args=[found.author_id])
        if found.author_id not in {None, member.pk}
        else "",
        "is_held": found.held_at is not None,
    }
    return render(request, "pages/me/comment.html", context)


@require_POST
def act(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Do one thing with a comment, and say what was done."""
    found, member = comment_of(number), request.user
    if not isinstance(member, Member):
        return sign_in_first(request)
    perform, done = ACTS[name]
    try:
        perform(found, member, request.POST)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)
    return HttpResponseRedirect(addresses.acts(number))


Perform = Callable[[Comment, Member, Mapping[str, str]], Any]


def _plainly(action: Callable[..., Any]) -> Perform:
    return lambda found, by, _typed: action(comment=found, by=by, now=clock.now())


def _decide(act: str) -> Perform:
    return lambda found, by, typed: decide_at_once(
        comment=found, act=act, why=typed.get("why", ""), by=by, now=clock.now()
    )


def _like(found: Comment, by: Member, typed: Mapping[str, str]) -> None:
    like(comment=found, by=by, now=clock.now(), kind=typed.get("kind", reactions.LIKE))


ACTS: dict[str, tuple[Perform, Any]] = {
    "like": (_like, gettext_lazy("Your reaction is counted.")),
    "unlike": (_plainly(unlike), gettext_lazy("Your reaction is taken back.")),
    "pick": (_plainly(pick), gettext_lazy("The comment is picked for all readers.")),
    "unpick": (_plainly(unpick), gettext_lazy("The comment is no longer picked.")),
    "take-back": (_plainly(take_back), gettext_lazy("Your comment is taken back.")),
    "put-back": (_plainly(put_back), gettext_lazy("Your comment is back.")),
    "hide": (_decide("hide"), gettext_lazy("The comment is hidden from readers.")),
    "approve": (_decide("leave"), gettext_lazy("Readers see the comment.")),
    "refuse": (_decide("hide"), gettext_lazy("The comment is refused.")),
    "show": (_plainly(show_again), gettext_lazy("Readers see the comment again.")),
}


def _reasons(found: Comment) -> list[str]:
    hold = queries.hold_of(found)
    return [reason(fired) for fired in hold.fired] if hold else []


def _offered(own: str | None) -> list[tuple[str, str, Any]]:
    """Return the reactions on offer beside a plain like, the member's own left out."""
    offered = FloorSettings.current().reactions
    known = [(name, kind.icon, kind.label) for name, kind in reactions.KINDS.items()]
    return [each for each in known if each[0] in offered and each[0] not in {own, reactions.LIKE}]
