"""A page of a thread, and the page of one comment with what was answered to it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from rostra import press
from rostra.discussion import addresses, queries, subjects
from rostra.discussion.models import Comment, Thread
from rostra.discussion.subjects import Subject
from rostra.moderation import addresses as moderation
from rostra.news.models import Article, Topic
from rostra.pages import floor, json_ld, meta
from rostra.pages.boards import board_at
from rostra.pages.shapes import Link, Page
from rostra.pages.views.gone import withheld
from rostra.pages.views.listing import listing
from rostra.pages.visit import Visit, begin, changes_at
from rostra.web import editions


def thread(request: HttpRequest, number: str, order: str = addresses.ORDERS[0]) -> HttpResponse:
    """Print a page of a thread in one of its orders; one that was merged leads to the other."""
    visit = begin(request)
    press.depends(f"thread:{int(number)}")
    rows = Thread.objects.select_related("article", "topic", "board", "author")
    found = rows.filter(pk=int(number)).first()
    if found is None:
        raise Http404
    if found.merged_into_id is not None:
        where = visit.address(addresses.thread(found.merged_into_id))
        return HttpResponsePermanentRedirect(where)
    subject = subjects.of(found)
    about = _about(subject, found, visit)
    page = queries.thread_page(found, order, request.GET)
    address = addresses.thread(found.pk, order)
    context = _context(request, subject, found, visit, title=_("Comments"), path=address)
    shown: Page = context["page"]
    here = visit.address(address)
    shown.previous = f"{here}?{page.before}" if page.before else None
    shown.next = f"{here}?{page.after}" if page.after else None
    # The same comments in another order are the same page for search engines.
    shown.noindex = shown.noindex or order != addresses.ORDERS[0]
    under = floor.policy_of(about, visit)
    view = floor.thread_view(subject, found, page, address, visit, order=order, under=under)
    shown.json_ld = json_ld.dump(
        json_ld.discussion(_title(about, visit), shown.canonical, view.branches, view.count, found),
        json_ld.breadcrumbs(shown.crumbs),
    )
    report_url = moderation.report(f"thread:{found.pk}", visit.language)
    return render(
        request, "pages/thread.html", {**context, "thread": view, "report_url": report_url}
    )


def comment(request: HttpRequest, number: str) -> HttpResponse:
    """Print a comment, what it answers, and a page of what was answered to it."""
    visit = begin(request)
    press.depends(f"comment:{int(number)}")
    found = queries.comment(int(number))
    if found is None:
        raise Http404
    subject = subjects.of(found.thread)
    press.depends(subject.press_key)
    press.good_for(floor.NAMES_HOLD)
    _about(subject, found.thread, visit)
    if found.hidden_at is not None and found.hidden_how == Comment.Hidden.WITHHELD:
        return withheld(request, visit, why=found.hidden_why, at=found.hidden_at)
    if not found.is_visible and not found.replies:
        raise Http404
    above, page = queries.around(found, request.GET)
    address = addresses.comment(found.pk)
    title = _("Comment #%(floor)d") % {"floor": found.floor}
    context = _context(request, subject, found.thread, visit, title=title, path=address)
    shown: Page = context["page"]
    here = visit.address(address)
    shown.previous = f"{here}?{page.before}" if page.before else None
    shown.next = f"{here}?{page.after}" if page.after else None
    branch = page.branches[0]
    pictures = queries.pictures([*above, branch.root, *branch.below])
    return render(
        request,
        "pages/comment.html",
        {
            **context,
            "above": floor.comment_views(above, subject, visit, pictures, below=found.depth),
            "comment": next(
                iter(
                    floor.comment_views([branch.root], subject, visit, pictures, below=found.depth)
                ),
                None,
            ),
            "below": floor.comment_views(branch.below, subject, visit, pictures, below=found.depth),
            "thread_url": visit.address(addresses.thread(found.thread_id)),
        },
    )


def _about(subject: Subject, thread: Thread, visit: Visit) -> Article | Topic | Thread:
    """Return what a thread is about; raise Http404 where readers may not see that."""
    press.depends(subject.key)
    found = subjects.find(subject, now=visit.now)
    if found is None:
        if thread.article is not None:
            for moment in (thread.article.embargo_until, thread.article.published_at):
                changes_at(moment, visit)
        raise Http404
    changes_at(getattr(found, "expire_at", None), visit)
    return found


def _title(about: Article | Topic | Thread, visit: Visit) -> str:
    return visit.words(subjects.title_of(about), about.language)


def _context(
    request: HttpRequest, subject: Subject, thread: Thread, visit: Visit, *, title: str, path: str
) -> dict[str, Any]:
    """Return frame, boxes and page of what is said about a subject.

    A board's thread is called by its own title, others by what they are about.
    """
    about = subjects.about(thread)
    own = Link(
        label=_title(about, visit),
        url=visit.address(floor.path_of(thread)),
        lang=visit.lang(about.language),
    )
    is_whole = isinstance(about, Thread) and path.startswith(own_path := addresses.thread(about.pk))
    heading = own.label if is_whole else title
    page = Page(
        # What is personal here is what is personal on the page of its subject: the box, the pencil.
        key=subject.key,
        kind="thread",
        title=own.label if is_whole else f"{title}: {own.label}",
        canonical=meta.canonical(path, about.language) + _key_of(request),
        noindex=visit.is_foreign(about.language),
        crumbs=[*_way(thread, own, visit), *([] if is_whole else [Link(label=title, url=path)])],
    )
    if is_whole and path == own_path and not _key_of(request):
        page.alternates = meta.of_texts({about.language: path})
    around = listing(page, visit, section=getattr(about, "section_id", None))
    page.og = meta.open_graph(page, around["edition"])
    return {
        **around,
        "about": _above(thread, visit) if is_whole else own,
        "heading": heading,
        "heading_lang": own.lang if is_whole else "",
        "language": editions.html_language(visit.language),
    }


def _above(thread: Thread, visit: Visit) -> Link | None:
    return board_at(thread.board_id, visit)


def _way(thread: Thread, own: Link, visit: Visit) -> list[Link]:
    """Return the way to what is talked about: over its board, where it is in one."""
    board = board_at(thread.board_id, visit)
    if board is None:
        return [own]
    return [Link(label=_("Forum"), url=visit.address(addresses.boards())), board, own]


def _key_of(request: HttpRequest) -> str:
    name = next((name for name in ("newer", "older") if name in request.GET), None)
    return f"?{name}={request.GET[name]}" if name else ""
