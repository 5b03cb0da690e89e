"""File an item: as a new article, as a change of the one it is, or as a proposal to the editors."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wagtail.models import Revision

from rostra.accounts.models import Member
from rostra.news.actions.correct import correct
from rostra.news.actions.publish import publish
from rostra.news.actions.save_draft import save_draft
from rostra.news.models import Article, Topic
from rostra.news.reprints import printed_first
from rostra.wire import queries
from rostra.wire.actions.link_translations import link_translations, original_of
from rostra.wire.actions.make_places import make_section, make_source, make_topic
from rostra.wire.composing import compose
from rostra.wire.identity import fingerprint_of, headline_key
from rostra.wire.models import Item
from rostra.wire.recognise import Recognised, Wishes, reason_to_hold
from rostra.wire.recognise.known import Known
from rostra.wire.rules import Deed, Standing, decide


@dataclass(slots=True)
class Filed:
    """What was done with an item: the deed, the article, sentences, and what had to be made."""

    deed: Deed
    article: Article | None = None
    notes: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)


def standing_of(
    item: Item | None, found: Recognised, wishes: Wishes, *, now: datetime
) -> tuple[Standing, str]:
    """Return how an item stands, and what holds it from being published."""
    article = item.article if item else None
    hold = reason_to_hold(found, has_section=bool(article and article.section_id), now=now)
    may_publish = wishes.publish and not hold
    if item is None or article is None:
        discarded = item is not None and item.status == Item.Status.DISCARDED
        return Standing(is_new=True, may_publish=may_publish, is_discarded=discarded), hold
    touched = is_touched(item, article)
    same = item.fingerprint == fingerprint_of(found, wishes)
    standing = Standing(
        is_new=False,
        is_same=same and (touched or not gains_section(article, found)),
        is_touched=touched,
        is_live=article.live,
        may_publish=may_publish,
    )
    return standing, hold


def gains_section(article: Article, found: Recognised) -> bool:
    """Say whether the paper now has the section that a draft was filed without."""
    if article.section_id or found.section is None:
        return False
    return article.get_latest_revision_as_object().section_id is None


def is_touched(item: Item, article: Article) -> bool:
    """Say whether a person has had a hand in an article since the wire filed it.

    A proposal that an editor published as it was counts as filed.
    """
    ours = {item.filed_revision}
    if article.live_revision_id == item.proposed_revision:
        ours.add(item.proposed_revision)
    return bool(
        article.latest_revision_id not in ours
        or hasattr(article, "withdrawal")
        or (article.first_published_at and not article.live)
        or article.locked
        or article.current_workflow_state
    )


def file_item(
    *,
    item: Item,
    found: Recognised,
    images: dict[str, int],
    known: Known,
    wishes: Wishes,
    by: Member | None,
    now: datetime,
) -> Filed:
    """File an item that has been kept, inside the transaction that kept it.

    Raises what the newsroom's actions raise; nothing of the item's article stays then.
    """
    standing, hold = standing_of(item, found, wishes, now=now)
    filed = Filed(decide(standing), item.article)
    if hold and wishes.publish and not standing.is_live:
        filed.notes.append(f"Kept as a draft: {hold}")
    match filed.deed:
        case Deed.LEAVE:
            leave(item, standing, filed)
        case Deed.PUBLISH:
            filed.notes.append("Published now; it was a draft.")
            put_before_readers(item, found, filed, by=by, now=now)
        case _:
            write(item, found, filed, images=images, known=known, by=by, now=now)
            item.fingerprint = fingerprint_of(found, wishes)
            goes = standing.may_publish or (standing.is_live and not hold)
            if goes and filed.deed is not Deed.PROPOSE:
                put_before_readers(item, found, filed, by=by, now=now)
    item.recognised = item.recognised | found.to_json()
    if images:
        item.recognised["images"] = images
    return filed


def leave(item: Item, standing: Standing, filed: Filed) -> None:
    """Leave an item that came again as it was, saying what it waits for."""
    if standing.is_discarded:
        filed.notes.append("It was discarded at the desk.")
    elif item.status == Item.Status.PROPOSED and standing.is_touched:
        filed.notes.append("Proposed to the editors before.")
    elif standing.may_publish and not standing.is_live:
        filed.notes.append("An editor has taken it over; publish it at the desk.")


def write(
    item: Item,
    found: Recognised,
    filed: Filed,
    *,
    images: dict[str, int],
    known: Known,
    by: Member | None,
    now: datetime,
) -> None:
    """Write an item into its article as a revision that readers do not see."""
    before = item.article
    draft = before.get_latest_revision_as_object() if before else Article()
    compose(
        draft,
        found,
        places=make_places(found, known, filed, by),
        images=images,
        related=queries.articles_headed(found.content.related),
        is_update=filed.deed is not Deed.PROPOSE,
    )
    draft.translation_of = draft.translation_of or original_of(item, found, filed.notes)
    waits = before is not None and before.latest_revision_id != before.live_revision_id
    revision = save_draft(article=draft, by=by, now=now)
    if filed.deed is Deed.PROPOSE and before is not None:
        item.proposed_revision = revision.pk
        propose(before, revision, waits=waits, notes=filed.notes)
        return
    item.article = filed.article = Article.objects.get(pk=draft.pk)
    item.headline_key = headline_key(found.content.headline)
    item.filed_revision, item.proposed_revision = revision.pk, None


def make_places(found: Recognised, known: Known, filed: Filed, by: Member | None) -> dict[str, Any]:
    """Return section, source and topics of an item, making those that are missing."""
    section = source = None
    if found.section:
        section, names = make_section(found.section, found.language, known, by)
        filed.made += [f"section {name}" for name in names]
    if found.source:
        source = found.source.number
        if source is None:
            source = make_source(found.source, found, known, by).pk
            filed.made.append(f"source {found.source.name}")
    numbers = [named.number for named in found.topics if named.number is not None]
    topics = list(Topic.objects.filter(pk__in=numbers)) if numbers else []
    for named in found.topics:
        if named.number is None:
            topics.append(make_topic(named, found, known, by))
            filed.made.append(f"topic {named.name}")
    return {"section": section, "source": source, "topics": topics}


def propose(article: Article, revision: Revision, *, waits: bool, notes: list[str]) -> None:
    """Leave a revision for the editors; a draft of theirs stays in front of it."""
    notes.append("A person has edited it, so the change is proposed as a revision.")
    if waits:
        Article.objects.filter(pk=article.pk).update(latest_revision=article.latest_revision_id)
        notes.append(f"Their draft stays in front; the proposal is revision {revision.pk}.")


def put_before_readers(
    item: Item, found: Recognised, filed: Filed, *, by: Member | None, now: datetime
) -> None:
    """Publish an article's latest revision, and say its corrections."""
    if item.article is None:
        return
    had_revision = item.article.latest_revision_id is not None
    article = publish(article=item.article, by=by, now=now)
    if not had_revision:
        item.filed_revision = article.latest_revision_id
    told = set(article.corrections.values_list("text", flat=True))
    for text in found.content.corrections:
        if text not in told:
            correct(article=article, text=text, by=by, now=now)
    item.article = filed.article = article
    if first := printed_first(article, now):
        filed.notes.append(f"Its text was printed before, as article {first.pk}.")
    link_translations(item, by=by, now=now)
