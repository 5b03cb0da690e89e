"""What moderation announces; receivers are connected in ``config/wiring.py``.

Sent inside the transaction, sender Decision, with ``decision``, ``by`` and ``now``.
"""

from django.dispatch import Signal

decided = Signal()
undone = Signal()
