"""What a page is, for machines: schema.org as JSON-LD."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from rostra.discussion.models import Thread
from rostra.kernel import html
from rostra.pages.floor_shapes import BranchView, CommentView
from rostra.pages.shapes import ArticleView, EditionView, Link
from rostra.web import editions

# schema.org and the search engines that read it take no longer headline.
HEADLINE_LIMIT = 110
# What could end the script element, or a line in old JavaScript, is written as an escape.
ESCAPES = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


def dump(*things: Mapping[str, Any]) -> SafeString:
    """Return things as JSON-LD that cannot end the script element it stands in."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))


def news_article(view: ArticleView, edition: EditionView, canonical: str) -> dict[str, Any]:
    """Return an article as a NewsArticle."""
    published = timezone.localtime(view.published_at)
    modified = timezone.localtime(view.updated_at) if view.updated_at else published
    thing: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": view.headline[:HEADLINE_LIMIT],
        "inLanguage": view.lang,
        "datePublished": published.isoformat(),
        "dateModified": modified.isoformat(),
        "mainEntityOfPage": canonical,
        "url": view.permalink,
        "publisher": publisher(edition),
        "author": author(view, edition),
        "isAccessibleForFree": True,
        "commentCount": view.comment_count,
    }
    optional = {
        "description": view.description,
        "articleSection": view.section.label if view.section else "",
        "image": image(view),
        "isBasedOn": view.source_url,
        "citation": [each.label for each in view.citations],
        "about": [topic.title for topic in view.topics],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": each.text,
                "datePublished": timezone.localtime(each.at).isoformat(),
            }
            for each in view.corrections
        ],
    }
    return thing | {name: value for name, value in optional.items() if value}


def discussion(
    title: str, canonical: str, branches: Sequence[BranchView], count: int, thread: Thread
) -> dict[str, Any]:
    """Return a thread as a DiscussionForumPosting with the comments of the page.

    What a member started in a board is its first comment; the others answer it.
    """
    posting: dict[str, Any] = {
        "@type": "DiscussionForumPosting",
        "headline": title[:HEADLINE_LIMIT],
        "url": canonical,
        "mainEntityOfPage": canonical,
        "datePublished": timezone.localtime(thread.opened_at).isoformat(),
        "commentCount": count,
    }
    first = branches[0].root if branches else None
    if thread.board_id is not None and first is not None and first.floor == 1:
        opening = comment(first)
        names = ("author", "text", "inLanguage", "upvoteCount", "image")
        posting |= {name: opening[name] for name in names if name in opening}
        below = [comment(each) for each in branches[0].below]
        posting["comment"] = below + [each for other in branches[1:] for each in _branch(other)]
        posting["commentCount"] = max(count - 1, 0)
    else:
        posting["comment"] = [each for branch in branches for each in _branch(branch)]
    return posting


def _branch(branch: BranchView) -> list[dict[str, Any]]:
    if branch.root is None:
        return [comment(each) for each in branch.below]
    return [comment(branch.root, branch.below)]


def comment(view: CommentView, below: Iterable[CommentView] = ()) -> dict[str, Any]:
    """Return a comment with what was answered; of hidden words only that they were there."""
    thing: dict[str, Any] = {
        "@type": "Comment",
        "url": editions.absolute(view.url),
        "datePublished": timezone.localtime(view.at).isoformat(),
        "creativeWorkStatus": "Deleted" if view.state else "",
        "author": {} if view.state else speaker(view),
        "text": html.plain(view.html),
        "inLanguage": view.lang,
        "upvoteCount": view.likes,
        "image": [absolute(each.src) for each in view.pictures] if not view.state else [],
        "comment": [comment(each) for each in below],
    }
    return {name: value for name, value in thing.items() if value}


def speaker(view: CommentView) -> dict[str, str]:
    """Return who said something; a former member has no page."""
    person = {"@type": "Person", "name": view.author}
    return person | ({"url": editions.absolute(view.who.url)} if view.who else {})


def author(view: ArticleView, edition: EditionView) -> dict[str, str]:
    """Return who wrote an article: by its byline, else the outlet it comes from."""
    if view.byline:
        return {"@type": "Person", "name": view.byline}
    name = view.source.name if view.source else edition.name
    return {"@type": "Organization", "name": name}


def publisher(edition: EditionView) -> dict[str, str]:
    """Return the paper."""
    return {
        "@type": "NewsMediaOrganization",
        "name": edition.name,
        "url": editions.absolute(edition.home),
    }


def image(view: ArticleView) -> dict[str, Any]:
    """Return the lead picture, empty without one."""
    picture = view.picture
    if picture is None or not picture.src:
        return {}
    return {
        "@type": "ImageObject",
        "url": absolute(picture.src),
        "width": picture.width,
        "height": picture.height,
        "caption": picture.caption,
        "creditText": picture.credit,
    }


def breadcrumbs(links: Iterable[Link]) -> dict[str, Any]:
    """Return the way to a page as a BreadcrumbList."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": link.label,
                "item": editions.absolute(link.url),
            }
            for position, link in enumerate(links, start=1)
        ],
    }


def website(edition: EditionView) -> dict[str, Any]:
    """Return the site itself."""
    return {
        "@type": "WebSite",
        "name": edition.name,
        "url": editions.absolute(edition.home),
        "inLanguage": editions.html_language(edition.language),
        "publisher": publisher(edition),
    }


def absolute(url: str) -> str:
    """Return the full address of a file: on this site, or already elsewhere."""
    return editions.absolute(url) if url.startswith("/") else url
