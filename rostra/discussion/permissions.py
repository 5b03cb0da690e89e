"""What each role may do on the floor; put together in ``config/roles.py``."""

MODERATOR = frozenset(
    {"discussion.hide_comment", "discussion.close_thread", "discussion.arrange_thread"}
)
EDITOR = (
    MODERATOR
    | {"discussion.pick_comment"}
    | {f"discussion.{act}_board" for act in ("add", "change", "view")}
)
