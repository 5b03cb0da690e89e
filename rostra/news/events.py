"""What the newsroom announces; receivers are connected in ``config/wiring.py``.

Wagtail announces ``published`` and ``unpublished`` itself.
"""

from django.dispatch import Signal

# A revision is about to be published: sender Article, revision. Sent outside the transaction.
publishing = Signal()

# A row that had no revision got one that says what the row says: sender Article, article, revision.
recorded = Signal()
