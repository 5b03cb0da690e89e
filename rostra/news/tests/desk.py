"""Help for the tests of the desk: its addresses, and the article form as a browser sends it."""

from typing import Any

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from rostra.news.models import Article, Section
from rostra.news.models.blocks import TEXT_FEATURES


def url(name: str, *args: Any, kind: str = "article") -> str:
    """Return the address of a page of the desk."""
    return reverse(f"wagtailsnippets_news_{kind}:{name}", args=args)


def article_form(
    *,
    text: str = "<p>早晨六点，第一班渡轮驶出北宇港。</p>",
    section: Section | None = None,
    **changed: Any,
) -> dict[str, Any]:
    """Return the fields of the article form; ``changed`` replaces some."""
    return nested_form_data(
        {
            "headline": "首班渡轮驶出",
            "slug": "",
            "deck": "",
            "byline": "",
            "language": "zh-hans",
            "section": section.pk if section else "",
            "source": "",
            "source_url": "",
            "translation_of": "",
            "lead_image": "",
            "published_at": "",
            "updated_at": "",
            "embargo_until": "",
            "go_live_at": "",
            "expire_at": "",
            "body": streamfield([("text", rich_text(text, features=TEXT_FEATURES))]),
            "citations": inline_formset([]),
            "related_lines": inline_formset([]),
            **changed,
        }
    )


def loaded(article: Article) -> dict[str, Any]:
    """Return the hidden fields by which a form says which revision it was opened at."""
    revision = article.latest_revision
    return {
        "loaded_revision_id": revision.pk,
        "loaded_revision_created_at": revision.created_at.isoformat(),
    }
