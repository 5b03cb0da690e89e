"""Which rows live in the second SQLite file: what may lose its last second in a power cut."""

from typing import Any

CACHE_APPS = frozenset({"sessions", "django_cache"})


class CacheRouter:
    """Send sessions and Django's cache table to the ``cache`` database."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Name the database to read from."""
        return "cache" if model._meta.app_label in CACHE_APPS else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Say whether an app's tables belong to a database."""
        return (app_label in CACHE_APPS) == (db == "cache")
