"""What each role may do with the rankings; put together in ``config/roles.py``."""

EDITOR = frozenset(
    {
        "rankings.view_ranking",
        *(f"rankings.{act}_{kind}" for act in ("add", "delete") for kind in ("pin", "bar")),
    }
)
