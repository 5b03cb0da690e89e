"""Make the files of a picture that stands on a page without being part of an article."""

from django.db import transaction

from rostra import press
from rostra.changes.log import append
from rostra.news.models import Image
from rostra.news.pictures import kept_renditions, make_renditions


def encode_picture(*, image: int) -> bool:
    """Encode what an image lacks, and have pages that show it printed anew; say if it did.

    The lead pictures of topics are made so, for no reader's request encodes anything. Raises
    OSError or ValueError for a file that cannot be read.
    """
    found = Image.objects.filter(pk=image).first()
    if found is None or kept_renditions(found) is not None:
        return False
    make_renditions(found)
    key = f"image:{image}"
    with transaction.atomic():
        append(key)
        transaction.on_commit(lambda: press.touch(key))
    return True
