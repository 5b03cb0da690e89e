"""What the floor announces; receivers are connected in ``config/wiring.py``.

Sent inside the transaction, sender Comment, with ``comment`` (its thread read along), ``by`` and
``now``. What readers cannot see is not announced as said: it is when it becomes visible.
``held`` and ``settled`` bring the ``hold`` as well.
"""

from django.dispatch import Signal

# Readers can see a comment for the first time.
said = Signal()
# Its words were changed; ``before`` is the text as it was.
edited = Signal()
# Readers can see it no longer: taken back, hidden, or held after an edit.
withdrawn = Signal()
# Readers can see it again.
restored = Signal()
# A member likes it, or no longer.
liked = Signal()
unliked = Signal()
# It waits for a moderator, who then shows it to readers or refuses it.
held = Signal()
settled = Signal()

# Comments went from one thread to another, and have other floors there: sender Thread, with
# ``source``, ``target``, ``floors`` (by comment: the one it had, the one it has) and ``by``.
carried = Signal()
# An editor picked it for all readers, or no longer.
picked = Signal()
unpicked = Signal()
