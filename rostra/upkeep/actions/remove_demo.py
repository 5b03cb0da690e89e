"""Take the demo edition out again."""

from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.log_actions import registry
from wagtail.models import Page, ReferenceIndex

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.discussion.models import Comment, Thread
from rostra.moderation.models import Case
from rostra.news.models import Article, Image, Topic
from rostra.rankings.models import ReadHour, ReadSlice
from rostra.upkeep.models import DemoRow

# What is said goes first, then the articles, for the rest is only held by them; pictures after the
# topics they lead.
ORDER = (
    "thread", "board", "article", "topic", "image", "source", "section", "furniturepage", "page",
    "edition", "member",
)  # fmt: skip
# These go even when somebody tried the desk on them.
GO_EDITED = ("thread", "article", "image", "member")


def remove_demo(*, progress: Callable[[str, int, int], None]) -> list[str]:
    """Delete what loading the demo edition made; return what stays.

    That is what the paper uses, and what of the frame (editions, sections, pages …) a person has
    edited: it is theirs now.
    """
    rows = sorted(
        DemoRow.objects.select_related("content_type"),
        key=lambda row: (ORDER.index(row.content_type.model), -row.object_id),
    )
    kept = []
    for done, row in enumerate(rows, start=1):
        thing = row.content_type.get_all_objects_for_this_type(pk=row.object_id).first()
        if thing is not None and not _delete(thing):
            kept.append(str(thing))
        else:
            row.delete()
        progress("remove", done, len(rows))
    return kept


def _delete(thing: models.Model) -> bool:
    """Delete a row of the demo; False when it is to stay."""
    if _is_used(thing) or _is_edited(thing):
        return False
    kind, key = thing._meta.model_name, thing.pk
    try:
        with transaction.atomic():
            if isinstance(thing, Article):
                for reads in (ReadHour, ReadSlice):
                    reads.objects.filter(article_id=thing.pk).delete()
                thing.items.all().delete()  # As it came in, for it is not to come back.
            if isinstance(thing, Thread):
                _empty(thing)
            thing.delete()
            append(f"{kind}:{key}")
    except models.ProtectedError:
        return False
    return True


def _is_used(thing: models.Model) -> bool:
    """Say whether the paper would silently lose something with it; the database refuses the rest.

    Of pictures in texts the index of references knows, which the worker keeps.
    """
    if isinstance(thing, Thread):
        cast = DemoRow.objects.filter(content_type=ContentType.objects.get_for_model(Member))
        said = Comment.objects.filter(thread=thing).exclude(author=None)
        return said.exclude(author__in=cast.values("object_id")).exists()
    if isinstance(thing, Topic):
        return Article.objects.filter(topics=thing.pk).exists()
    if isinstance(thing, Image):
        leads = [model.objects.filter(lead_image=thing.pk) for model in (Article, Topic)]
        shown = ReferenceIndex.get_references_to(thing)
        return any(rows.exists() for rows in [*leads, shown])
    return isinstance(thing, Page) and thing.get_children().exists()


def _empty(thread: Thread) -> None:
    """Delete what was said in a thread, from the deepest up, and what waits because of it."""
    comments = Comment.objects.filter(thread=thread)
    keys = [f"comment:{number}" for number in comments.values_list("pk", flat=True)]
    Case.objects.filter(subject__in=keys).delete()
    deepest = comments.aggregate(deepest=models.Max("depth"))["deepest"] or 0
    for depth in range(deepest, -1, -1):
        comments.filter(depth=depth).delete()


def _is_edited(thing: models.Model) -> bool:
    if thing._meta.model_name in GO_EDITED:
        return False
    return registry.get_logs_for_instance(thing).filter(user__isnull=False).exists()
