"""What each role may do to members; put together in ``config/roles.py``."""

MODERATOR = frozenset({"accounts.sanction_member", "accounts.set_level"})
EDITOR = MODERATOR
