"""Take the demo edition out again."""

from collections.abc import Callable

from django.db import models, transaction
from wagtail.models import Page

from rostra.changes.log import append
from rostra.upkeep.models import DemoRow

# Articles go first, for the rest is only held by them.
ORDER = (
    "article", "image", "topic", "source", "section", "furniturepage", "page", "edition", "member",
)  # fmt: skip


def remove_demo(*, progress: Callable[[str, int, int], None]) -> list[str]:
    """Delete what loading the demo edition made; return what stays because the paper uses it."""
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
    """Delete a row of the demo; False when rows that are not of the demo hold it."""
    if isinstance(thing, Page) and thing.get_children().exists():
        return False
    kind, key = thing._meta.model_name, thing.pk
    try:
        with transaction.atomic():
            thing.delete()
            append(f"{kind}:{key}")
    except models.ProtectedError:
        return False
    return True
