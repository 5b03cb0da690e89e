"""Put a board before or behind its neighbour."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.discussion.models import Board


@transaction.atomic
def order_board(*, board: Board, up: bool, by: Member | None, now: datetime) -> None:
    """Exchange a board with the one before it (``up``) or behind it; all are numbered anew.

    At the end of the row nothing happens.
    """
    row = list(Board.objects.select_for_update().order_by("order", "id"))
    at = [each.pk for each in row].index(board.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(row):
        return
    row[at], row[to] = row[to], row[at]
    for order, each in enumerate(row, start=1):
        if each.order != order:
            each.order = order
            each.save(update_fields=["order"])
    log(instance=board, action="discussion.order_board", user=by)
