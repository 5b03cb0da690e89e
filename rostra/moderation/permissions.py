"""What each role may do to keep the floor civil; put together in ``config/roles.py``."""

MODERATOR = frozenset(
    {
        "moderation.decide_case",
        *(f"moderation.{act}_houserule" for act in ("add", "change", "delete", "view")),
    }
)
EDITOR = MODERATOR
