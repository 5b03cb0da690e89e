"""Addresses that nothing else answers: furniture, and where articles used to be."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.safestring import mark_safe
from wagtail.rich_text import expand_db_html

from rostra import press
from rostra.frontpage.models import FurniturePage
from rostra.kernel import html
from rostra.news.models import Article, OldAddress
from rostra.pages import addresses, meta
from rostra.pages.article_view import own_address
from rostra.pages.shapes import Link, Page
from rostra.pages.standing import Furniture
from rostra.pages.views.listing import listing
from rostra.pages.visit import Visit, begin, changes_at

ADDRESS_LIMIT = OldAddress._meta.get_field("address").max_length or 0
# An import may give an old address back at any time; a page that says there is none is young.
MISSING_FOR = 60


def otherwise(request: HttpRequest, rest: str) -> HttpResponse:
    """Print a furniture page, lead from an old address to its article, or say there is no page."""
    visit = begin(request)
    found = visit.standing.furniture_at(rest.removesuffix("/"), visit.language)
    if found is not None and rest.endswith("/"):
        return furniture(request, visit, found)
    article = moved(request, visit)
    if article is not None:
        # In the edition of its own language: nobody chose another by an address of the old site.
        home = own_address(article.pk, article.slug, article.language)
        return HttpResponsePermanentRedirect(home)
    if not rest.endswith("/") and (found is not None or leads_somewhere(f"{request.path_info}/")):
        return HttpResponsePermanentRedirect(f"{editions_path(request)}/")
    press.good_for(MISSING_FOR)
    raise Http404


def furniture(request: HttpRequest, visit: Visit, found: Furniture) -> HttpResponse:
    """Print a furniture page, in another language where the edition has none of its own."""
    body = FurniturePage.objects.filter(pk=found.number).values_list("body", flat=True).first()
    text = visit.html(html.clean(expand_db_html(body or "")), found.language)
    title, lang = visit.words(found.title, found.language), visit.lang(found.language)
    path = addresses.furniture(found.slug)
    siblings = {each.language: path for each in visit.standing.furniture if each.slug == found.slug}
    page = Page(
        key=addresses.key("furniture", found.number),
        kind="furniture",
        title=title,
        canonical=meta.canonical(path, found.language),
        alternates=meta.of_texts(siblings),
        noindex=visit.is_foreign(found.language),
        crumbs=[Link(label=title, url=visit.address(path), lang=lang)],
    )
    return render(
        request,
        "pages/furniture.html",
        {**listing(page, visit), "body": mark_safe(text), "lang": lang},
    )


def moved(request: HttpRequest, visit: Visit) -> Article | None:
    """Return the visible or withdrawn article that an old address led to: one query."""
    wanted = list(dict.fromkeys(candidates(request)))
    rows = OldAddress.objects.filter(address__in=wanted).values_list("address", "article_id")
    numbers = dict(rows) if wanted else {}
    number = next((numbers[each] for each in wanted if each in numbers), None)
    if number is None:
        return None
    press.depends(f"article:{number}")
    article = Article.objects.select_related("withdrawal").filter(pk=number).first()
    if article is None or hasattr(article, "withdrawal"):
        return article
    changes_at(article.embargo_until, visit)
    return Article.objects.visible(visit.now).filter(pk=number).first()


def candidates(request: HttpRequest) -> Iterator[str]:
    """Return how an old address may be written down: with its query first, encoded or not."""
    press.whole_query()
    query = request.META.get(press.AS_IT_CAME, "")
    for path in (request.get_full_path().partition("?")[0], request.path_info):
        for written in (f"{path}?{query}", path) if query else (path,):
            if len(written) <= ADDRESS_LIMIT and "\x00" not in written:
                yield written


def leads_somewhere(path: str) -> bool:
    """Say whether an address is answered by anything but this view."""
    try:
        return resolve(path).url_name != "otherwise"
    except Resolver404:
        return False


def editions_path(request: HttpRequest) -> str:
    """Return the path of a request as it may stand in a redirect: never another site's."""
    path = request.get_full_path().partition("?")[0]
    return "/" + path.lstrip("/\\")
