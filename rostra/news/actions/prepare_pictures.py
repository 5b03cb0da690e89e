"""Make an article's picture files before it is printed."""

from wagtail.models import Revision

from rostra.news import pictures, printing
from rostra.news.models import Article


def prepare_pictures(*, revision: Revision) -> None:
    """Encode what the revision's pictures still lack.

    Before the transaction of publishing, for encoding takes seconds and other writers would
    wait. A file that cannot be read is left to printing, which shows a placeholder.
    """
    make_pictures(revision.as_object())


def make_pictures(article: Article) -> None:
    """Encode what an article's pictures still lack, as ``prepare_pictures`` does."""
    for image in printing.images_of(article):
        try:
            pictures.make_renditions(image)
        except (OSError, ValueError):
            continue
