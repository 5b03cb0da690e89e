"""After a backup was restored: erase again whom it brought back."""

from datetime import datetime

from rostra.accounts import ledger
from rostra.accounts.actions.erase import erase_again
from rostra.accounts.actions.leave import GRACE
from rostra.accounts.models import Erased, Leaving


def heed_ledger(*, now: datetime) -> int:
    """Take the ledger's file into the database and erase whom it names; return how many.

    Who wanted to leave when the backup was made has the days of grace anew: whether they took it
    back afterwards is no longer known.
    """
    rows = [
        Erased(
            number=each.number,
            joined_at=each.joined_at,
            address=each.address,
            at=each.at,
            texts=each.texts,
        )
        for each in ledger.read()
    ]
    Erased.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    Leaving.objects.filter(due_at__lt=now + GRACE).update(due_at=now + GRACE)
    return erase_again(now=now)
