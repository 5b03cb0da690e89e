"""What the newsroom announces; receivers are connected in ``config/wiring.py``.

Wagtail announces ``published`` and ``unpublished`` itself.
"""

from django.dispatch import Signal

# A revision is about to be published: sender Article, revision. Sent outside the transaction.
publishing = Signal()
