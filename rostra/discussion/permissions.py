"""What each role may do on the floor; put together in ``config/roles.py``."""

EDITOR = frozenset({"discussion.hide_comment", "discussion.close_thread"})
