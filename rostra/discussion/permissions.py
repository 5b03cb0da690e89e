"""What each role may do on the floor; put together in ``config/roles.py``."""

MODERATOR = frozenset({"discussion.hide_comment", "discussion.close_thread"})
EDITOR = MODERATOR
