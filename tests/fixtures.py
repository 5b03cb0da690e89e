"""Fixtures for the tests of every room (loaded by the ``conftest.py`` at the root)."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import override_settings

from rostra.pages import standing
from rostra.screening import current
from tests import databases
from tests.cast import Cast, make_cast

# What the tests need otherwise than a running paper does.
PLAIN_FILES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


# What the kind of database cannot change: tests in the rooms that ask for none, and what a browser
# makes of a page. The suite on PostgreSQL leaves it out, for it has run on SQLite (Makefile); there
# the running site is asked by two people at once, written to while others read, and killed.
ROOMS = ("rostra/", "tests/policies/")
RUNNING = ("tests/journeys/", "tests/faults/")
AGAIN = (
    # What SQLite takes and PostgreSQL does not: NUL, numbers without an end.
    "tests/faults/test_addresses.py",
    "tests/faults/test_headlines.py",
    "tests/faults/test_press.py",
    "tests/faults/test_reads.py",
    "tests/faults/test_requests.py",
    "tests/faults/test_to_the_second.py",
    "tests/faults/test_twice.py",
    "tests/faults/test_uploads.py",
    "tests/journeys/test_desk_two_editors.py",
    "tests/journeys/test_floor.py",
    "tests/journeys/test_forum.py",
    "tests/journeys/test_moderation.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open all databases, the cache's too, to every test that asks for any; mark what runs once.

    What needs a browser comes first: one process does all of it, while the others do the rest.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)
    for item in items:
        marker = item.get_closest_marker("django_db")
        fixtures = set(getattr(item, "fixturenames", ()))
        asks = marker is not None or fixtures & {"db", "transactional_db"}
        runs_a_site = item.nodeid.startswith(RUNNING) and not item.nodeid.startswith(AGAIN)
        if runs_a_site or (item.nodeid.startswith(ROOMS) and not asks):
            item.add_marker(pytest.mark.once)
        if not asks:
            continue
        options = dict(marker.kwargs) if marker else {}
        if "transactional_db" in fixtures:
            options.setdefault("transaction", True)
        options.setdefault("databases", "__all__")
        item.add_marker(pytest.mark.django_db(**options), append=False)


@pytest.fixture(scope="session")
def django_db_modify_db_settings_tox_suffix(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Test on files when on SQLite, as a paper runs: threads and processes share them.

    What a test writes need not survive a power cut.
    """
    folder = tmp_path_factory.mktemp("databases")
    for alias, database in settings.DATABASES.items():
        if database["ENGINE"] == "rostra.config.sqlite":
            database.setdefault("TEST", {})["NAME"] = str(folder / f"{alias}.sqlite3")
            database["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Begin with databases that were migrated once, by an earlier run or by this one."""
    databases.fill_from_kept()
    default = settings.DATABASES["default"]
    if default["ENGINE"] == "django.db.backends.postgresql":
        template = databases.migrated(os.environ["DATABASE_URL"])
        connections["default"].settings_dict["TEST"]["TEMPLATE"] = template


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """Let Django use the databases just filled; they go with the folder of the run."""
    return django_db_keepdb or bool(databases.sqlite_aliases())


@pytest.fixture(autouse=True, scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep files in a folder of the run, hash passwords fast, need no collected static files."""
    media = tmp_path_factory.mktemp("media")
    with override_settings(
        MEDIA_ROOT=media,
        STORAGES=PLAIN_FILES,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield media


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Let no test see what an earlier one left in memory: its rollback is not in the log."""
    standing.forget()
    current.forget()


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the people of a small paper: owner, editor, member."""
    return make_cast()
