"""What the members' room asks of the others; receivers are connected in ``config/wiring.py``.

Every room with rows that point at a member answers both: ``tests/policies`` holds it to that.
"""

from django.dispatch import Signal

# What do you hold about ``member``? Answered with a list of ``holdings.Holding``: each has a name
# and rows as plain dicts, read while they are written out, so that nobody's years fill the memory.
gathering = Signal()

# Forget ``member``, a part at a time: answered with True while there is more to forget. Asked
# again until nobody has more, each time in a transaction of its own, for others want to write too;
# what was done before is done no second time. ``texts`` says whether what the member wrote goes
# as well; ``now`` is the moment. Then the member's row is deleted, and ``on_delete`` does the rest.
erasing = Signal()
