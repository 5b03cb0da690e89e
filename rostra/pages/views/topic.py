"""The page of a topic."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from wagtail.rich_text import expand_db_html

from rostra import press
from rostra.discussion.subjects import Subject
from rostra.kernel import html, script
from rostra.news import addresses as news
from rostra.news import shelves
from rostra.news.models import Topic
from rostra.pages import addresses, floor, meta
from rostra.pages.article_view import topic_picture
from rostra.pages.shapes import Link, Page, TopicView
from rostra.pages.views.listing import is_first, listing, own_canonical, shelf_cards
from rostra.pages.visit import Visit, begin
from rostra.web import editions


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Print special coverage, newest first: the articles in its own language."""
    visit = begin(request)
    found = Topic.objects.select_related("lead_image").filter(slug=slug).first()
    if found is None:
        press.depends("topic:all")
        raise Http404
    press.depends(f"topic:{found.pk}")
    shelf = shelves.topic(script.family(found.language), found.pk)
    shown, keys = shelf_cards(request, visit, shelf, with_topics=False)
    view = topic_view(found, visit)
    others = translations(found)
    page = about(request, found, view, visit, others)
    switch = {
        code: editions.address(news.topic(other), code)
        for language, other in others.items()
        for code in meta.scripts_of(language)
        if code == language or code not in others
    }
    context = {**listing(page, visit, keys, switch=switch), "topic": view, "cards": shown}
    if is_first(request):
        subject = Subject("topic", found.pk)
        context["thread"] = floor.thread_of(subject, news.topic(found.slug), visit)
    return render(request, "pages/topic.html", context)


def about(
    request: HttpRequest, found: Topic, view: TopicView, visit: Visit, others: dict[str, str]
) -> Page:
    """Return what the page says about itself: a foreigner is not to be indexed."""
    is_foreign = visit.is_foreign(found.language)
    path = news.topic(found.slug)
    paths = {language: news.topic(slug) for language, slug in others.items()}
    own = meta.canonical(path, found.language)
    return Page(
        key=addresses.key("topic", found.pk),
        kind="topic",
        title=view.title,
        description=view.deck,
        canonical=own if is_foreign else own_canonical(request, visit),
        alternates=meta.of_texts(paths | {found.language: path}) if is_first(request) else [],
        noindex=is_foreign,
        crumbs=[Link(label=view.title, url=view.url, lang=view.lang)],
    )


def translations(found: Topic) -> dict[str, str]:
    """Return the slugs of a topic's translations by language: one query."""
    first = found.translation_of_id or found.pk
    rows = Topic.objects.filter(Q(pk=first) | Q(translation_of=first)).exclude(pk=found.pk)
    return dict(rows.values_list("language", "slug"))


def topic_view(found: Topic, visit: Visit) -> TopicView:
    """Return a topic in the script of the page."""
    intro = html.clean(expand_db_html(found.intro))
    return TopicView(
        title=visit.words(found.title, found.language),
        url=visit.address(news.topic(found.slug)),
        lang=visit.lang(found.language),
        deck=visit.words(found.deck, found.language),
        intro=mark_safe(visit.html(intro, found.language)),
        picture=topic_picture(found.lead_image, found.language, visit),
        closed=found.closed_at is not None and found.closed_at <= visit.now,
    )
