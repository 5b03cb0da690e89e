"""What each role may do with screening; put together in ``config/roles.py``."""

MODERATOR = frozenset(f"screening.{act}_wordrule" for act in ("view", "add", "change", "delete"))
EDITOR = MODERATOR | {"screening.change_practice"}
