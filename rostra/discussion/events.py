"""What the floor announces; receivers are connected in ``config/wiring.py``.

Sent inside the transaction, sender Comment, with ``comment`` (its thread read along), ``by`` and
``now``. What readers cannot see is not announced as said: it is when it becomes visible.
"""

from django.dispatch import Signal

# Readers can see a comment for the first time.
said = Signal()
# Its words were changed; ``before`` is the text as it was.
edited = Signal()
# Readers can see it no longer: taken back, or hidden.
withdrawn = Signal()
# Readers can see it again.
restored = Signal()
# A member likes it, or no longer.
liked = Signal()
unliked = Signal()
