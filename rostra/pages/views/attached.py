"""The pictures of a comment that is being written: they survive preview and errors."""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from rostra.accounts.models import Member
from rostra.discussion.actions.keep_picture import discard, keep_picture, may_show, words
from rostra.discussion.models import Board, CommentPicture
from rostra.discussion.pictures import MOST


@dataclass
class Attached:
    """What is kept for the comment, what was wrong with a file, and places for more."""

    may: bool = False
    kept: list[CommentPicture] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def places(self) -> range:
        """The numbers of the file fields that are still free."""
        return range(1, MOST - len(self.kept) + 1)


def attached(request: HttpRequest, member: Member, board: Board | None, now: datetime) -> Attached:
    """Return the pictures of a comment as it was sent, with the new files kept.

    Each file has its field and its words beside it; a box takes a kept one away again.
    """
    found = Attached(may=may_show(member, board))
    if not found.may or request.method != "POST":
        return found
    found.kept = _kept(request, member)
    for place in range(1, MOST + 1):
        upload = request.FILES.get(f"file-{place}")
        if upload is None:
            continue
        if len(found.kept) >= MOST:
            break
        try:
            alt = request.POST.get(f"alt-new-{place}", "")
            found.kept.append(keep_picture(upload=upload, alt=alt, board=board, by=member, now=now))
        except ValidationError as error:
            found.errors += error.messages
    return found


def _kept(request: HttpRequest, member: Member) -> list[CommentPicture]:
    numbers = [each for each in request.POST.getlist("picture") if each.isdecimal()][:MOST]
    numbers = [each for each in numbers if len(each) < 18]
    kept = []
    for picture in CommentPicture.objects.filter(pk__in=numbers, member=member, comment=None):
        if f"remove-{picture.pk}" in request.POST:
            discard(picture)
            continue
        alt = words(request.POST.get(f"alt-{picture.pk}", picture.alt))
        if alt != picture.alt:
            picture.alt = alt
            picture.save(update_fields=["alt"])
        kept.append(picture)
    return kept
