"""What each role may do with the wire; put together in ``config/roles.py``."""

EDITOR = frozenset(
    {
        *(f"wire.{act}_feed" for act in ("add", "change", "delete", "view")),
        *(f"wire.{act}_item" for act in ("change", "view")),
    }
)
