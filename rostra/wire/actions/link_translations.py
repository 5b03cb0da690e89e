"""Link an article with the one it translates, whichever of the two came first."""

from datetime import datetime

from rostra.accounts.models import Member
from rostra.kernel.net import safe_url
from rostra.news.actions.publish import publish
from rostra.news.actions.save_draft import save_draft
from rostra.news.models import Article
from rostra.wire.identity import identity_of_key, identity_of_url
from rostra.wire.models import Item
from rostra.wire.recognise import Recognised


def original_of(item: Item, found: Recognised, notes: list[str]) -> Article | None:
    """Return the article an item translates; when it has not come in, the item waits for it."""
    key = found.content.translation_of
    item.waits_for = ""
    if not key:
        return None
    url = safe_url(key)
    identity = identity_of_url(url) if url else identity_of_key(key, found.content)
    there = Item.objects.filter(identity=identity, article__isnull=False).first()
    if there is None or there.article is None:
        item.waits_for = identity
        notes.append(f"It translates “{key[:60]}”, which has not come in yet.")
        return None
    original = there.article.translation_of or there.article
    if refusal := refuse(original, found.language, item.article_id):
        notes.append(refusal)
        return None
    return original


def refuse(original: Article, language: str, number: int | None) -> str:
    """Say why an article cannot be the translation of another; empty when it can."""
    if original.pk == number or original.language == language:
        return "It is in the language of what it is said to translate; not linked."
    taken = original.translations.filter(language=language).exclude(pk=number)
    return "What it translates has a translation into this language already." if taken else ""


def link_translations(item: Item, *, by: Member | None, now: datetime) -> None:
    """Link the translations that waited for an item, except those a person has edited."""
    if item.article is None:
        return
    for waiting in Item.objects.waiting_for(item.identity).select_related("article"):
        article = waiting.article
        untouched = article and article.latest_revision_id == waiting.filed_revision
        if article and untouched and not refuse(item.article, article.language, article.pk):
            draft = article.get_latest_revision_as_object()
            draft.translation_of = item.article
            waiting.filed_revision = save_draft(article=draft, by=by, now=now).pk
            if article.live:
                publish(article=Article.objects.get(pk=article.pk), by=by, now=now)
        waiting.waits_for = ""
        waiting.save(update_fields=["waits_for", "filed_revision"])
