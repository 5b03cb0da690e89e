"""The page of an article."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import pgettext

from rostra import press
from rostra.discussion.subjects import Subject
from rostra.kernel import clock, script
from rostra.news import addresses, article_queries, queries, shelves
from rostra.news.article_queries import Companion, Particulars
from rostra.news.models import Article
from rostra.news.reprints import text_key
from rostra.pages import addresses as pages
from rostra.pages import floor, json_ld, meta, standing
from rostra.pages.article_view import address, article_view, own_address
from rostra.pages.floor_shapes import ThreadView
from rostra.pages.frame import frame
from rostra.pages.related import related, targets, wishes
from rostra.pages.shapes import ArticleView, EditionView, Link, Page, Sidebar
from rostra.pages.sidebar import beside, sidebar
from rostra.pages.sidebar import wishes as sidebar_wishes
from rostra.pages.views.gone import gone
from rostra.pages.visit import SLIDE, Visit, begin, changes_at


def article(request: HttpRequest, number: str, slug: str | None = None) -> HttpResponse:
    """Print an article; an old slug leads to the right one, a withdrawn article is gone."""
    press.depends(f"article:{int(number)}")
    visit = begin(request)
    found = article_queries.article_to_print(int(number), visit.language, now=visit.now)
    if found is None:
        raise Http404
    if hasattr(found, "withdrawal"):
        return gone(request, visit, found)
    if not found.is_visible:
        for moment in (found.embargo_until, found.published_at):
            changes_at(moment, visit)
        raise Http404
    if visit.path != address(found):
        return HttpResponsePermanentRedirect(visit.address(address(found)))
    particulars = article_queries.particulars(found.pk)
    return render(request, "pages/article.html", context(found, particulars, visit))


def context(found: Article, particulars: Particulars, visit: Visit) -> dict[str, Any]:
    """Return what the template prints of an article with what hangs on it: six queries at most."""
    companions = article_queries.companions(targets(particulars.lines), of=found, now=visit.now)
    first = article_queries.first_of(found, companions)
    translations = [each for each in companions if each.is_translation]
    subjects = [told.subject for told in particulars.topics]
    shelves_asked = wishes(found, subjects, script.family(found.language))
    read = beside(visit)
    newest, turn = queries.newest([*sidebar_wishes(read, visit), *shelves_asked], now=visit.now)
    changes_at(turn, visit)
    declare(found, particulars, [wish.shelf for wish in shelves_asked])
    lines = related(
        found,
        particulars.lines,
        {each.number: each for each in companions},
        [newest[wish.shelf] for wish in shelves_asked],
        visit,
    )
    subject, under = Subject("article", found.pk or 0), floor.policy_of(found, visit)
    thread = floor.thread_of(subject, address(found), visit, under)
    view = article_view(
        found,
        visit,
        found=particulars,
        related=lines,
        translations=translations,
        comment_count=thread.count,
        first=first,
    )
    boxes = sidebar(visit, newest, read)
    return whole(found, view, visit, translations, boxes=boxes, thread=thread)


def declare(found: Article, particulars: Particulars, shelf_names: list[str]) -> None:
    """Declare what the page is made of beside the article itself."""
    if text := article_queries.fingerprint_of(found):
        press.depends(text_key(text))
    press.depends(*(f"topic:{told.subject.number}" for told in particulars.topics))
    if found.source_id is not None:
        press.depends(f"source:{found.source_id}")
    press.depends(*map(shelves.press_key, shelf_names), within=SLIDE)


def whole(
    found: Article,
    view: ArticleView,
    visit: Visit,
    translations: list[Companion],
    *,
    boxes: Sidebar | None,
    thread: ThreadView,
) -> dict[str, Any]:
    """Return the whole context of the page."""
    taken = {found.language, *(each.language for each in translations)}
    # A translation stands in for itself in the other script, unless that has its own.
    switch = {
        code: own_address(each.number, each.slug, code)
        for each in translations
        for code in meta.scripts_of(each.language)
        if code == each.language or code not in taken
    }
    around = frame(visit, section=found.section_id, switch=switch)
    page = about(found, view, visit, around["edition"], translations)
    return {**around, "page": page, "article": view, "sidebar": boxes, "thread": thread}


def about(
    found: Article,
    view: ArticleView,
    visit: Visit,
    edition: EditionView,
    translations: list[Companion],
) -> Page:
    """Return what the page says about itself.

    Canonical is the article's own language in its own script; where it stands as a foreigner
    it is not to be indexed.
    """
    path = address(found)
    paths = {each.language: addresses.article(each.number, each.slug) for each in translations}
    front = Link(label=edition.name, url=edition.home)
    nodes = visit.standing.sections.line(found.section_id)
    trail = [front, *map(visit.section_link, nodes)]
    page = Page(
        key=pages.key("article", found.pk or 0),
        kind="article",
        title=view.headline,
        description=view.description,
        canonical=meta.canonical(path, found.language),
        alternates=meta.of_texts(paths | {found.language: path}),
        noindex=visit.is_foreign(found.language),
        crumbs=[*trail, Link(label=pgettext("the last crumb: the article itself", "Text"))],
    )
    page.feeds = meta.feeds_under("/", edition.name, edition)
    if nodes:
        section = visit.section_link(nodes[-1]).label
        page.feeds[:0] = meta.feeds_under(addresses.section(nodes[-1].slug), section, edition)
    page.og = meta.open_graph_of_article(page, view, edition)
    page.json_ld = json_ld.dump(
        json_ld.news_article(view, edition, page.canonical),
        json_ld.breadcrumbs([*trail, Link(label=view.headline, url=view.url)]),
    )
    return page


def preview(request: HttpRequest, draft: Article) -> HttpResponse:
    """Print the real page from an article that may not be saved, in its own edition."""
    with translation.override(draft.language):
        visit = Visit(
            language=draft.language,
            now=clock.now(),
            standing=standing.standing(),
            path=address(draft),
            is_preview=True,
        )
        typed = article_queries.particulars_typed(draft)
        return render(request, "pages/article.html", context(draft, typed, visit))
