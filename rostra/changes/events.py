"""What the change log announces; receivers are connected in ``config/wiring.py``."""

from django.dispatch import Signal

# Sent after the commit of what was logged, in the process that logged it. ``lines``: a sequence
# of ``changes.lines.Line``. Not for what must not be lost: a kill may come between.
committed = Signal()
