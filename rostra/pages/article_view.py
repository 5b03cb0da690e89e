"""The page of an article, put together: what may be shown of it, in the script of the page."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from rostra import press
from rostra.kernel import text
from rostra.news import addresses, printing
from rostra.news.article_queries import Companion, Particulars, Told
from rostra.news.models import Article, Image, Printed, Source
from rostra.news.pictures import picture_of
from rostra.pages import share
from rostra.pages.cards import in_script
from rostra.pages.shapes import (
    ArticleView,
    CorrectionLine,
    Link,
    SourceView,
    TopicView,
)
from rostra.pages.visit import Visit, changes_at
from rostra.web import editions
from rostra.web.pictures import Picture

DESCRIPTION_LIMIT = 160
LEAST_SECONDS, MOST_SECONDS = 5, 30


@dataclass(frozen=True, slots=True)
class Prints:
    """What printing an article found out, or finds out now for one that is not printed."""

    body: str
    picture: Picture | None
    excerpt: str
    reading_minutes: int
    good_until: datetime | None


def address(article: Article) -> str:
    """Return an article's address, without an edition's prefix."""
    return addresses.article(article.pk or 0, article.slug)


def rights_of(article: Article) -> str:
    """Return how much of an article may be shown; what we wrote ourselves in full."""
    return article.source.rights if article.source else Source.Rights.FULL


def prints(article: Article, visit: Visit) -> Prints:
    """Return what is printed of an article; print it now where that is missing or out of date.

    Out of date is what shows a picture whose rights have ended; missing, what was loaded in bulk.
    """
    language = editions.shown_in(article.language, visit.language)
    kept: Printed | None = getattr(article, "printed", None)
    html: str | None = getattr(article, "html", None)
    is_good = kept is None or kept.good_until is None or kept.good_until > visit.now
    if kept is None or html is None or not is_good:
        encode = visit.is_preview
        kept = printing.print_article(article, now=visit.now, encode=encode)
        html = printing.body_html(article, language, now=visit.now, encode=encode)
    else:
        html = visit.html(html, article.html_language)
    return Prints(
        body=html,
        picture=Picture.from_json(kept.lead) if kept.lead else None,
        excerpt=kept.excerpt,
        reading_minutes=kept.reading_minutes,
        good_until=kept.good_until,
    )


def article_view(
    article: Article,
    visit: Visit,
    *,
    found: Particulars,
    related: tuple[Link, ...] = (),
    translations: list[Companion] | None = None,
    comment_count: int = 0,
    first: Companion | None = None,
) -> ArticleView:
    """Return an article for its page, and declare when it changes by itself."""
    printed = prints(article, visit)
    changes_at(printed.good_until, visit)
    changes_at(article.expire_at, visit)
    rights = rights_of(article)
    is_full = rights == Source.Rights.FULL
    headline = visit.words(article.headline, article.language)
    permalink = editions.absolute(visit.address(address(article)))
    node = visit.standing.sections.nodes.get(article.section_id or 0)
    return ArticleView(
        number=article.pk or 0,
        url=visit.address(address(article)),
        permalink=permalink,
        lang=editions.html_language(editions.shown_in(article.language, visit.language)),
        headline=headline,
        description=description(article, printed, visit),
        deck=""
        if rights == Source.Rights.HEADLINE
        else visit.words(article.deck, article.language),
        byline=visit.words(article.byline, article.language),
        section=visit.section_link(node) if node else None,
        published_at=article.published_at or visit.now,
        updated_at=article.updated_at,
        source=source_view(article.source, visit) if article.source else None,
        source_url=article.source_url,
        rights=rights,
        picture=lead(article, printed, visit),
        body=body(article, printed, rights, visit),
        excerpt=rights == Source.Rights.EXCERPT,
        read_more_url="" if is_full else read_on(article),
        citations=tuple(
            Link(
                label=visit.words(cited.words, article.language),
                url=visit.address(addresses.source(cited.slug)) if cited.slug else "",
            )
            for cited in found.citations
        ),
        topics=tuple(teaser(told, visit) for told in found.topics),
        corrections=tuple(
            CorrectionLine(at=each.at, text=visit.words(each.text, article.language))
            for each in found.corrections
        ),
        related=related,
        reading_minutes=printed.reading_minutes if is_full else 0,
        translations=tuple(translation_link(each) for each in translations or ()),
        first=first_link(first, visit) if first else None,
        share=share.links(permalink, headline),
        read_after=0 if visit.is_preview else read_after(printed.reading_minutes if is_full else 0),
        comment_count=comment_count,
    )


def read_after(minutes: int) -> int:
    """Return after how many seconds in sight an article of so many minutes counts as read.

    A sixth of its reading time: whoever stays so long did not come by mistake.
    """
    return max(LEAST_SECONDS, min(MOST_SECONDS, minutes * 10))


def body(article: Article, printed: Prints, rights: str, visit: Visit) -> SafeString:
    """Return as much of the text as may be shown. Its HTML was cleaned when it was printed."""
    if rights == Source.Rights.HEADLINE:
        return SafeString()
    if rights == Source.Rights.EXCERPT:
        return format_html("<p>{}</p>", visit.words(printed.excerpt, article.language))
    return mark_safe(printed.body)


def lead(article: Article, printed: Prints, visit: Visit) -> Picture | None:
    """Return the lead picture in the page's script; none where only the headline is ours."""
    if printed.picture is None or rights_of(article) == Source.Rights.HEADLINE:
        return None
    return in_script(printed.picture, article.language, visit)


def read_on(article: Article) -> str:
    """Return where a reader finds the whole text."""
    return article.source_url or (article.source.home_page if article.source else "")


def source_view(source: Source, visit: Visit) -> SourceView:
    """Return the outlet an article comes from."""
    return SourceView(
        name=visit.words(source.name, source.language),
        url=visit.address(addresses.source(source.slug)),
        lang=visit.lang(source.language),
        home_page=source.home_page,
    )


def teaser(told: Told, visit: Visit) -> TopicView:
    """Return a topic as an article's page tells of it."""
    return TopicView(
        title=visit.words(told.subject.title, told.subject.language),
        url=visit.address(addresses.topic(told.subject.slug)),
        lang=visit.lang(told.subject.language),
        deck=visit.words(told.deck, told.subject.language),
    )


def translation_link(companion: Companion) -> Link:
    """Return the way to a translation, in the edition of its own language."""
    return Link(
        label=dict(settings.LANGUAGES)[companion.language],
        url=own_address(companion.number, companion.slug, companion.language),
        lang=editions.html_language(companion.language),
    )


def first_link(first: Companion, visit: Visit) -> Link:
    """Return the way to the article a text was printed in before."""
    press.depends(f"article:{first.number}")
    changes_at(first.expire_at, visit)
    return Link(
        label=visit.words(first.headline, first.language),
        url=visit.address(addresses.article(first.number, first.slug)),
        lang=visit.lang(first.language),
    )


def own_address(number: int, slug: str, language: str) -> str:
    """Return an article's address in the edition of its own language and script."""
    return editions.address(addresses.article(number, slug), language)


def description(article: Article, printed: Prints, visit: Visit) -> str:
    """Return one or two sentences about an article, nothing where only the headline is ours."""
    if rights_of(article) == Source.Rights.HEADLINE:
        return ""
    words = article.deck or text.excerpt(printed.excerpt, DESCRIPTION_LIMIT)
    return visit.words(words, article.language)


def topic_picture(image: Image | None, language: str, visit: Visit) -> Picture | None:
    """Return a topic's lead picture in the page's script; none where it may not be shown."""
    if image is None:
        return None
    press.depends(f"image:{image.pk}")
    changes_at(image.rights_until, visit)
    picture = picture_of(image, now=visit.now, encode=False)
    return in_script(picture, language, visit) if picture.src else None
