"""Make an article's picture files before it is published."""

from wagtail.models import Revision

from rostra.news import pictures, printing


def prepare_pictures(*, revision: Revision) -> None:
    """Encode what the revision's pictures still lack.

    Before the transaction of publishing, for encoding takes seconds and other writers would
    wait. A file that cannot be read is left to printing, which shows a placeholder.
    """
    for image in printing.images_of(revision.as_object()):
        try:
            pictures.make_renditions(image)
        except (OSError, ValueError):
            continue
