"""What each role may do to editions and furniture; put together in ``config/roles.py``."""

# The front page and the practical information; name, licences and contact are the owner's.
EDITOR = frozenset(
    {f"frontpage.{act}_edition" for act in ("change", "publish", "view", "lock", "unlock")}
)

# On the whole tree of pages: the furniture.
EDITOR_OF_PAGES = frozenset({"add_page", "change_page", "publish_page"})
