"""Put a board before or behind its neighbour."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.discussion.models import Board
from rostra.web.ordering import exchange


@transaction.atomic
def order_board(*, board: Board, up: bool, by: Member | None, now: datetime) -> None:
    """Exchange a board with the one before it (``up``) or behind it; all are numbered anew.

    At the end of the row nothing happens.
    """
    row = Board.objects.select_for_update().order_by("order", "id")
    if exchange(row, board, up=up):
        log(instance=board, action="discussion.order_board", user=by)
