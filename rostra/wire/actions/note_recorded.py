"""Note that what the wire loaded as a bare row has a revision now that says the same."""

from wagtail.models import Revision

from rostra.news.models import Article
from rostra.wire.models import Item


def note_recorded(*, article: Article, revision: Revision) -> None:
    """Take the first revision of an article for the one that the wire filed.

    Whoever published it changed nothing, so the wire may go on updating it.
    """
    Item.objects.filter(article=article, filed_revision=None).update(filed_revision=revision.pk)
