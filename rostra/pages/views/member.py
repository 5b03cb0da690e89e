"""The page of a member: who somebody is here, and what they have said."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rostra import press
from rostra.accounts import addresses as members
from rostra.accounts import sanctions, trust
from rostra.accounts.models import Erased, Member, Sanction
from rostra.accounts.roles import Role, roles_of
from rostra.accounts.trust import Level
from rostra.discussion import addresses as floors
from rostra.discussion import queries, subjects
from rostra.discussion.models import Comment
from rostra.kernel import html, text
from rostra.moderation import addresses as moderation
from rostra.pages import addresses, floor, meta
from rostra.pages.floor_shapes import MemberView, SaidLine
from rostra.pages.frame import frame
from rostra.pages.people import LARGE, who
from rostra.pages.shapes import Link, Page
from rostra.pages.views.listing import own_canonical
from rostra.pages.visit import Visit, begin, changes_at

SIZE = 20
EXCERPT = 400
# What says less than so many comments is not worth a search engine's while.
THICK = 10
GONE = 410


def member(request: HttpRequest, number: str) -> HttpResponse:
    """Print a member and a page of its comments; plainly where the account is shut or gone."""
    visit = begin(request)
    press.depends(members.press_key(int(number)))
    found = queries_of(int(number))
    if found is None:
        return _former(request, int(number), visit)
    ban = next(
        (each for each in sanctions.in_force(found, visit.now) if each.kind == Sanction.Kind.BAN),
        None,
    )
    changes_at(ban.ends_at if ban else None, visit)
    is_open = found.is_active and ban is None
    page = Page(
        key=addresses.key("member", found.pk),
        kind="member",
        title=found.name,
        canonical=own_canonical(request, visit),
        noindex=True,
        crumbs=[Link(label=found.name, url=visit.path)],
    )
    context = _context(page, visit) | {"member": member_view(found, visit, is_open=is_open)}
    if is_open:
        # Words of others stand here, which change elsewhere.
        press.good_for(floor.NAMES_HOLD)
        said = queries.said_by(found.pk, request.GET, now=visit.now, size=SIZE)
        here = visit.address(visit.path)
        page.previous = f"{here}?{said.newer}" if said.newer else None
        page.next = f"{here}?{said.older}" if said.older else None
        page.noindex = trust.standing_of(found).comments < THICK
        context["report_url"] = moderation.report(f"member:{found.pk}", visit.language)
        context["said"] = tuple(_line(each, visit) for each in said.rows)
    return render(request, "pages/member.html", context)


def queries_of(number: int) -> Member | None:
    """Return a member with what its page says of it: two queries."""
    rows = Member.objects.select_related("standing").prefetch_related("groups")
    return rows.filter(pk=number).first()


def member_view(found: Member, visit: Visit, *, is_open: bool) -> MemberView:
    """Return a member as its page prints it; of a shut account the name alone."""
    if not is_open:
        return MemberView(who=who(found.pk, found.name, "", "", visit))
    standing, held = trust.standing_of(found), roles_of(found)
    level = Level.TRUSTED if held else Level(standing.level)
    return MemberView(
        who=who(found.pk, found.name, found.badge, found.portrait, visit, size=LARGE),
        is_open=True,
        roles=tuple(str(role.label) for role in Role if role in held),
        level=str(level.label),
        joined_at=found.joined_at,
        about=found.about,
        comments=standing.comments,
        likes=standing.likes,
    )


def _line(said: Comment, visit: Visit) -> SaidLine:
    about = subjects.about(said.thread)
    press.depends(subjects.of(said.thread).key)
    changes_at(getattr(about, "expire_at", None), visit)
    plain = text.excerpt(html.plain(said.html), EXCERPT)
    return SaidLine(
        url=visit.address(floors.comment(said.pk)),
        floor=said.floor,
        at=said.written_at,
        likes=said.likes,
        text=visit.words(plain, said.language),
        lang=visit.lang(said.language),
        about=Link(
            label=visit.words(subjects.title_of(about), about.language),
            url=visit.address(floor.path_of(said.thread)),
            lang=visit.lang(about.language),
        ),
    )


def _former(request: HttpRequest, number: int, visit: Visit) -> HttpResponse:
    """Say that somebody was here and left; raise Http404 where nobody ever was."""
    if not Erased.objects.filter(number=number).exists():
        raise Http404
    page = Page(
        key=addresses.key("error"),
        kind="error",
        title=_("a former member"),
        noindex=True,
    )
    return render(request, "pages/errors/former.html", _context(page, visit), status=GONE)


def _context(page: Page, visit: Visit) -> dict[str, Any]:
    around = frame(visit)
    page.crumbs.insert(0, Link(label=around["edition"].name, url=around["edition"].home))
    return {**around, "page": meta.with_graph(page, around["edition"])}
