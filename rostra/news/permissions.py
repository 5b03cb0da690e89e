"""What each role may do in the newsroom; put together in ``config/roles.py``.

Model permissions are named ``app.codename``; those of pictures hold for every collection.
"""

EDITOR = frozenset(
    {
        "wagtailadmin.access_admin",
        *(f"news.{act}_article" for act in ("add", "change", "delete", "publish", "view")),
        *(f"news.{act}_article" for act in ("lock", "unlock")),
        *(
            f"news.{act}_{kind}"
            for act in ("add", "change", "view")
            for kind in ("topic", "source")
        ),
        "news.view_section",
        "news.view_correction",
    }
)

EDITOR_OF_PICTURES = frozenset(
    {"wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"}
)
