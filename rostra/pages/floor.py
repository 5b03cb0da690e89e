"""What was said, put together for a page: threads and comments in the script of the page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.http import QueryDict
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rostra import press
from rostra.discussion import (
    addresses,
    board_queries,
    policy,
    queries,
    reactions,
    rules,
    subjects,
)
from rostra.discussion.models import Comment, CommentPicture, Thread
from rostra.discussion.policy import OPEN, Policy
from rostra.discussion.queries import Branch, Said, ThreadPage
from rostra.discussion.subjects import Subject
from rostra.moderation import addresses as moderation
from rostra.news import addresses as news
from rostra.news.models import Article, Topic
from rostra.news.models.commenting import choice_of
from rostra.pages.boards import board_at
from rostra.pages.floor_shapes import (
    BranchView,
    CommentPictureView,
    CommentView,
    ReactionView,
    ThreadView,
    Who,
)
from rostra.pages.frame import and_back
from rostra.pages.people import who
from rostra.pages.shapes import Link, marked
from rostra.pages.visit import Visit, changes_at

Pictures = Mapping[int, Sequence[CommentPicture]]
NONE: Pictures = {}
# Answers stand further in down to this level; what is deeper names the floor it answers.
LEVELS = 4
# Names are not among what the press watches: a new one is on the pages within the hour.
NAMES_HOLD = 3600


def policy_of(about: Article | Topic | Thread, visit: Visit) -> Policy:
    """Return how comments are taken there, and declare when that ends; no query."""
    if not isinstance(about, Article):
        return OPEN
    above = [node.commenting for node in visit.standing.sections.line(about.section_id)]
    found = policy.policy_of([choice_of(about), *above[::-1]], about.published_at, visit.now)
    changes_at(found.closes_at, visit)
    return found


def thread_of(subject: Subject, back: str, visit: Visit, under: Policy = OPEN) -> ThreadView:
    """Return the first page of what is said about a subject: three queries at most.

    ``back`` is the address of the page it stands on, without prefix; ``under`` says how comments
    are taken.
    """
    thread = queries.thread_of(subject)
    page = ThreadPage()
    if thread is not None and thread.last_floor:
        page = queries.thread_page(thread, addresses.ORDERS[0], QueryDict())
    return thread_view(subject, thread, page, f"{back}#thread", visit, under=under)


def thread_view(
    subject: Subject,
    thread: Thread | None,
    page: ThreadPage,
    back: str,
    visit: Visit,
    *,
    order: str = addresses.ORDERS[0],
    under: Policy = OPEN,
) -> ThreadView:
    """Return a page of a thread, and declare what it is made of."""
    press.depends(subject.press_key)
    if thread is not None:
        # Another one's where the subject's own was merged.
        press.depends(subjects.of(thread).press_key)
    if page.branches:
        press.good_for(NAMES_HOLD)
    here = visit.address(back)
    view = ThreadView(
        key=subject.key,
        reply_url=addresses.reply(subject.key),
        sign_in_url=and_back("account_login", here),
        register_url=and_back("account_signup", here),
        closed=under.is_closed,
        note=under.sentence,
        fresh_url=visit.address(addresses.fresh(subject.key, 0)),
    )
    if thread is None:
        return view
    address = visit.address(addresses.thread(thread.pk, order))
    shown = (said for branch in page.branches for said in (branch.root, *branch.below))
    pictures = queries.pictures(shown)
    return replace(
        view,
        count=thread.comment_count,
        notes=notes(thread, visit),
        last=thread.last_floor,
        order=order,
        closed=view.closed or not rules.is_open(thread),
        note=view.note if rules.is_open(thread) else "",
        closed_why=thread.closed_why,
        branches=tuple(_branch(each, subject, visit, pictures) for each in page.branches),
        orders=_orders(thread, order, visit) if thread.comment_count > 1 else (),
        more_url=f"{address}?{page.after}" if page.after else "",
    )


def notes(thread: Thread, visit: Visit) -> tuple[SafeString, ...]:
    """Return in sentences who can speak in a thread, and what went from it: a query at most."""
    said = []
    if thread.board is not None and thread.board.closed_at is not None:
        said.append(escape(_("Its board is closed: it can be read, and nothing more is said.")))
    former = board_at(thread.moved_from_id, visit)
    if thread.moved_at is not None and former is not None:
        link = format_html('<a href="{}">{}</a>', former.url, marked(former.label, former.lang))
        said.append(format_html(_("A moderator moved this thread here from {}."), link))
    for each in board_queries.departures(thread):
        where = each.target
        words = marked(visit.words(where.title, where.language), visit.lang(where.language))
        link = format_html('<a href="{}">{}</a>', visit.address(addresses.thread(where.pk)), words)
        floor = each.floors[str(each.root_id)]
        said.append(
            format_html(_("#{} and what was answered to it went to a thread: {}."), floor, link)
        )
    return tuple(said)


def comment_view(
    said: Said, subject: Subject, visit: Visit, pictures: Pictures = NONE, *, below: int = 0
) -> CommentView:
    """Return a comment; ``below`` is the depth of what the page takes for its roots."""
    level = said.depth - below
    return CommentView(
        number=said.number,
        floor=said.floor,
        anchor=addresses.floor(said.floor),
        url=visit.address(addresses.comment(said.number)),
        author=said.author or _("a former member"),
        who=_who(said, visit),
        at=said.written_at,
        edited_at=said.edited_at,
        html=_words(said, visit),
        lang=visit.lang(said.language),
        level=min(level, LEVELS),
        answers=said.answers or 0 if level > 1 else 0,
        likes=said.likes,
        replies=said.replies,
        state=_state(said),
        reply_url=addresses.reply(subject.key, said.number),
        acts_url=addresses.acts(said.number),
        report_url=moderation.report(f"comment:{said.number}", visit.language),
        picked=said.picked_at is not None,
        reactions=_reactions(said, visit),
        pictures=tuple(
            CommentPictureView(
                src=each.file.url,
                width=each.width,
                height=each.height,
                alt=visit.words(each.alt, said.language),
            )
            for each in pictures.get(said.number, ())
        ),
    )


def comment_views(
    comments: Iterable[Said],
    subject: Subject,
    visit: Visit,
    pictures: Pictures = NONE,
    *,
    below: int = 0,
) -> tuple[CommentView, ...]:
    """Return comments as the page prints them."""
    shown = (each for each in comments if not is_removed(each))
    return tuple(comment_view(each, subject, visit, pictures, below=below) for each in shown)


def is_removed(said: Said) -> bool:
    """Say whether a comment has not even a place any more."""
    return said.hidden_at is not None and said.hidden_how == Comment.Hidden.REMOVED


def path_of(thread: Thread) -> str:
    """Return the address of what a thread is about, without prefix; its row is read already."""
    if thread.article is not None:
        return news.article(thread.article.pk, thread.article.slug)
    if thread.topic is not None:
        return news.topic(thread.topic.slug)
    return addresses.thread(thread.pk)


def _branch(branch: Branch, subject: Subject, visit: Visit, pictures: Pictures) -> BranchView:
    return BranchView(
        root=None
        if is_removed(branch.root)
        else comment_view(branch.root, subject, visit, pictures),
        below=comment_views(branch.below, subject, visit, pictures),
        more=branch.more,
        more_url=visit.address(addresses.comment(branch.root.number)),
    )


def _words(said: Said, visit: Visit) -> SafeString:
    if _state(said):
        return SafeString()
    # Cleaned when it was written.
    return mark_safe(visit.html(said.html, said.language))


def _who(said: Said, visit: Visit) -> Who | None:
    if said.author_number is None or said.author is None:
        return None
    return who(said.author_number, said.author, said.badge or "", said.portrait or "", visit)


def _state(said: Said) -> str:
    if said.held_at is not None:
        return _("This comment waits for a moderator.")
    if said.hidden_at is not None:
        if said.hidden_how == Comment.Hidden.WITHHELD:
            return _("This comment is withheld for legal reasons.")
        return _("A moderator has hidden this comment.")
    if said.deleted_at is not None:
        return _("Its author has taken this comment back.")
    return ""


def _reactions(said: Said, visit: Visit) -> tuple[ReactionView, ...]:
    """Return the reactions to a comment but plain likes, which have their own words."""
    if not said.is_visible:
        return ()
    return tuple(
        ReactionView(kind, known.icon, str(known.label), said.reaction_counts[kind])
        for kind, known in reactions.KINDS.items()
        if kind != reactions.LIKE and said.reaction_counts.get(kind)
    )


def _orders(thread: Thread, order: str, visit: Visit) -> tuple[Link, ...]:
    names = {"oldest": _("Oldest"), "newest": _("Newest"), "best": _("Best")}
    if thread.picks or order == addresses.PICKED:
        names[addresses.PICKED] = _("Picked by the editors")
    return tuple(
        Link(
            label=name,
            url=visit.address(addresses.thread(thread.pk, each)),
            note="current" if each == order else "",
        )
        for each, name in names.items()
    )
