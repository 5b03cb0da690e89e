"""Backing up and restoring whole sites, by the commands themselves and on both databases."""

import fcntl
import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import time
import uuid
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connections

from rostra.upkeep.archive import manifest_of
from tests import databases

# One process prepares the site, for all of them; at the end, where tests may empty the database.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("backup")]

WRITER = """
import itertools, sys
from rostra.accounts.actions.register_member import register_member
from rostra.kernel import clock
for number in itertools.count():
    register_member(email=f"w{number}@example.org", name=f"w{number}", password=None, by=None,
                    now=clock.now())
    if number == 5:
        print("writing", flush=True)
"""
COUNT = """
from allauth.account.models import EmailAddress
from rostra.accounts.models import Member
print(Member.objects.count(), EmailAddress.objects.count())
"""
MAKE_MEMBER = """
from rostra.accounts.actions.register_member import register_member
from rostra.kernel import clock
register_member(email="gone@example.org", name="Gone", password=None, by=None, now=clock.now())
"""
ERASE_MEMBER = """
from rostra.accounts.actions.erase import carry_out
from rostra.accounts.models import Member
from rostra.kernel import clock
member = Member.objects.get(email="gone@example.org")
carry_out(member=member, texts=False, by=None, now=clock.now())
"""
MAKE_SALTS = """
from rostra.kernel import clock
from rostra.rankings.reads import salts
print(salts.living(now=clock.now()).older.hex())
"""
SALTS = """
from rostra.rankings.models import Salt
print(Salt.objects.count())
"""


class Site:
    """A data folder with its database, worked on by commands only."""

    def __init__(self, data: Path, url: str):
        self.data = data
        self.environ = os.environ | {
            "ROSTRA_DATA": str(data),
            "DATABASE_URL": url,
            "ROSTRA_DEBUG": "1",  # Static files need no collecting then.
            "PYTHONDONTWRITEBYTECODE": "",  # Each command starts twice as fast.
        }
        self.environ.pop("ROSTRA_CACHE_URL", None)

    def command(self, *arguments):
        return [sys.executable, "-m", "rostra.config.command", *map(str, arguments)]

    def run(self, *arguments):
        return subprocess.run(
            self.command(*arguments), env=self.environ, capture_output=True, text=True, check=False
        )

    def done(self, *arguments):
        """Run a command that has to work; return what it printed."""
        result = self.run(*arguments)
        assert result.returncode == 0, result.stderr + result.stdout
        return result.stdout

    def refused(self, *arguments):
        """Run a command that has to fail; return its sentence."""
        result = self.run(*arguments)
        assert result.returncode == 1, result.stderr + result.stdout
        assert "Traceback" not in result.stderr
        return result.stderr

    def people(self):
        """Return the numbers of members and of their addresses."""
        return tuple(map(int, self.done("shell", "--no-imports", "-c", COUNT).split()))

    def files(self):
        """Return the content of key and pictures, by name."""
        paths = [self.data / "secret.key", *sorted((self.data / "media").rglob("*"))]
        return {str(p.relative_to(self.data)): p.read_bytes() for p in paths if p.is_file()}


def on_postgresql():
    return not settings.IS_SQLITE


def scratch_database(template=None):
    """Make an empty database beside the test's own; return its name."""
    name = f"scratch_{uuid.uuid4().hex[:12]}"
    with connections["default"].cursor() as cursor:
        like = f" TEMPLATE {template}" if template else ""
        cursor.execute(f"CREATE DATABASE {name}{like}")
    return name


def url_of(name):
    values = connections["default"].settings_dict
    host = quote(values["HOST"] or "localhost", safe="")
    login = quote(values["USER"]) + (f":{quote(values['PASSWORD'])}" if values["PASSWORD"] else "")
    port = f":{values['PORT']}" if values["PORT"] else ""
    return f"postgresql://{login}@{host}{port}/{name}"


def edited(file, folder, change):
    """Return a copy of a backup, in `folder`, with its manifest changed in place by `change`."""
    copy = folder / "edited.rostra-backup"
    with tarfile.open(file) as source, tarfile.open(copy, "w") as target:
        for member in source:
            content = source.extractfile(member).read()
            if member.name == "manifest.json":
                values = json.loads(content)
                change(values)
                content = json.dumps(values).encode()
                member.size = len(content)
            target.addfile(member, io.BytesIO(content))
    return copy


@pytest.fixture
def empty_site(tmp_path, transactional_db):
    """Return a function that makes sites without anything."""

    def make():
        data = tmp_path / f"data-{uuid.uuid4().hex[:6]}"
        return Site(data, url_of(scratch_database()) if on_postgresql() else "")

    return make


@pytest.fixture(scope="session")
def prepared(tmp_path_factory, django_db_setup, django_db_blocker):
    """Prepare one site, to be copied by the tests: migrating takes a while."""
    data = tmp_path_factory.mktemp("prepared") / "data"
    name = ""
    with django_db_blocker.unblock():
        if on_postgresql():
            name = scratch_database(databases.migrated(os.environ["DATABASE_URL"]))
        else:
            databases.copy_kept(data)
        site = Site(data, url_of(name) if name else "")
        connections["default"].close()
    site.done("init", "--owner-email", "owner@example.org")
    picture = data / "media" / "original" / "图 1.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(os.urandom(300_000))
    return site, name


@pytest.fixture(scope="session")
def backup(prepared, tmp_path_factory):
    """Back the prepared site up once; tests that change the file copy it."""
    file = tmp_path_factory.mktemp("backups") / "site.rostra-backup"
    prepared[0].done("backup", file)
    return file


@pytest.fixture
def site(prepared, tmp_path, transactional_db):
    """Return a site with an owner and a picture."""
    original, name = prepared
    data = tmp_path / "data"
    shutil.copytree(original.data, data)
    return Site(data, url_of(scratch_database(name)) if name else "")


def test_a_restored_site_is_the_one_backed_up(site, empty_site, tmp_path):
    file = tmp_path / "site.rostra-backup"
    said = site.done("backup", file)
    assert f"Wrote {file}" in said
    assert file.stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob(".*.part"))
    found = manifest_of(file)
    assert found.counts["accounts_member"] == 1
    assert "pictures/original/图 1.jpg" in found.parts

    other = empty_site()
    assert "Restored the site" in other.done("restore", file)
    assert other.files() == site.files()
    assert other.people() == (1, 1)
    again = tmp_path / "again.rostra-backup"
    other.done("backup", again)
    repeated = manifest_of(again)
    assert repeated.counts == found.counts
    assert repeated.migrations == found.migrations
    assert {p.name for p in other.data.iterdir()} >= {"media", "secret.key"}
    assert not [p for p in other.data.iterdir() if "restore" in p.name]


def test_who_was_erased_since_the_backup_is_erased_again(site, empty_site, tmp_path):
    before, after = tmp_path / "before.rostra-backup", tmp_path / "after.rostra-backup"
    site.done("shell", "--no-imports", "-c", MAKE_MEMBER)
    site.done("backup", before)
    site.done("shell", "--no-imports", "-c", ERASE_MEMBER)
    assert site.people() == (1, 1)
    site.done("backup", after)
    assert "erased.jsonl" in manifest_of(after).parts
    assert manifest_of(after).pictures == 1

    said = site.done("restore", before, "--force")
    assert "Erased again, as the ledger of erasures has it: 1." in said
    assert site.people() == (1, 1)
    # On another machine only the backup knows; an older one put in afterwards is no way around it.
    other = empty_site()
    assert "Erased again" not in other.done("restore", after)
    assert "Erased again, as the ledger of erasures has it: 1." in other.done(
        "restore", before, "--force"
    )
    assert other.people() == (1, 1)


def test_the_salts_of_readers_are_in_no_backup(site, empty_site, tmp_path):
    salt = bytes.fromhex(site.done("shell", "--no-imports", "-c", MAKE_SALTS))
    file = tmp_path / "site.rostra-backup"
    site.done("backup", file)
    assert site.done("shell", "--no-imports", "-c", SALTS).strip() == "2"
    with tarfile.open(file) as archive:
        for member in archive:
            content = archive.extractfile(member).read()
            plain = gzip.decompress(content) if member.name.endswith(".gz") else content
            assert salt not in plain
    other = empty_site()
    other.done("restore", file)
    assert other.done("shell", "--no-imports", "-c", SALTS).strip() == "0"


def test_the_doctor_finds_no_failure_in_a_fresh_site(site):
    said = site.done("doctor")
    assert not [line for line in said.splitlines() if line.startswith("fail")]
    assert "ok   database:" in said
    assert ("ok   sqlite: write-ahead log" in said) != on_postgresql()


def test_a_backup_while_others_write_is_of_one_moment(site, empty_site, tmp_path):
    file = tmp_path / "busy.rostra-backup"
    writer = subprocess.Popen(
        site.command("shell", "--no-imports", "-c", WRITER),
        env=site.environ,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert writer.stdout.readline() == "writing\n"
        site.done("backup", file)
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.communicate()
    other = empty_site()
    other.done("restore", file)
    members, addresses = other.people()
    assert members == addresses
    assert 6 < members < site.people()[0]


def test_a_site_that_is_here_is_replaced_only_when_told(site, backup):
    kept = site.files()
    (site.data / "media" / "original" / "图 1.jpg").unlink()
    (site.data / "media" / "later.jpg").write_bytes(b"later")
    site.done("init", "--owner-email", "second@example.org")
    assert "--force puts the backup in its place" in site.refused("restore", backup)
    assert site.people() == (2, 2)
    site.done("restore", backup, "--force")
    assert site.people() == (1, 1)
    assert site.files() == kept


def test_a_restore_that_fails_leaves_everything_as_it_was(site, backup, tmp_path):
    before = site.files()
    # Right in itself, but it counts members that the database does not hold.
    changed = edited(backup, tmp_path, lambda values: values["counts"].update(accounts_member=7))
    assert "everything is as it was before" in site.refused("restore", changed, "--force")
    assert site.files() == before
    assert site.people() == (1, 1)
    assert not [p for p in site.data.iterdir() if "restore" in p.name]


def test_a_cut_off_backup_changes_nothing(site, backup, tmp_path):
    file = tmp_path / "cut.rostra-backup"
    file.write_bytes(backup.read_bytes()[:100_000])
    site.refused("restore", file, "--force")
    assert site.people() == (1, 1)


def test_no_backup_is_written_over_unless_told(site, tmp_path):
    file = tmp_path / "site.rostra-backup"
    file.write_text("mine")
    assert "--force writes over it" in site.refused("backup", file)
    assert file.read_text() == "mine"
    site.done("backup", file, "--force")
    assert manifest_of(file).counts["accounts_member"] == 1


def test_no_backup_lies_where_readers_can_fetch_it(site):
    assert "among the pictures" in site.refused("backup", site.data / "media" / "b.tar")
    assert "no folder" in site.refused("backup", site.data / "nowhere" / "b.tar")


def test_no_restore_while_the_site_is_served(site, backup):
    with (site.data / ".serving").open("a") as serving:
        fcntl.flock(serving, fcntl.LOCK_SH)
        assert "stop `rostra serve` first" in site.refused("restore", backup, "--force")


def test_a_backup_of_a_newer_rostra_is_refused(site, backup, tmp_path):
    newer = edited(backup, tmp_path, lambda values: values["migrations"].append("news.9001_future"))
    assert "newer than this one" in site.refused("restore", newer, "--force")


def test_a_backup_of_the_other_kind_is_refused(site, backup, tmp_path):
    other = "sqlite" if on_postgresql() else "postgresql"
    foreign = edited(backup, tmp_path, lambda values: values.update(database=other))
    assert f"The backup is of a site on {other}" in site.refused("restore", foreign, "--force")


def test_a_killed_backup_leaves_no_half_file_under_the_name(site, tmp_path):
    (site.data / "media" / "big.bin").write_bytes(os.urandom(40_000_000))
    file = tmp_path / "site.rostra-backup"
    process = subprocess.Popen(site.command("backup", file), env=site.environ)
    while not list(tmp_path.glob(".site.rostra-backup.*")) and process.poll() is None:
        time.sleep(0.002)
    process.kill()
    process.wait()
    assert not file.exists()


def test_what_a_backup_takes_on_the_way_lies_beside_it_and_goes(site, tmp_path):
    """Beside it, so that the disk of a running site is never filled."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    seen = set()
    process = subprocess.Popen(site.command("backup", folder / "b.tar"), env=site.environ)
    while process.poll() is None:
        seen |= {path.name.partition("-")[0] for path in folder.iterdir()}
        assert not list(site.data.glob(".b*"))
    assert process.returncode == 0
    assert any(name.startswith(".b.tar.") for name in seen)
    assert [path.name for path in folder.iterdir()] == ["b.tar"]


def test_without_its_key_or_its_tables_a_site_is_not_backed_up(site, empty_site, tmp_path):
    (site.data / "secret.key").rename(tmp_path / "key")
    assert "There is no secret key" in site.refused("backup", tmp_path / "b.tar")
    other = empty_site()
    other.data.mkdir()
    (tmp_path / "key").rename(other.data / "secret.key")
    assert "There is no site here" in other.refused("backup", tmp_path / "b.tar")
    assert not list(tmp_path.glob("*.tar"))


def test_a_backup_that_finds_no_room_is_a_sentence_and_leaves_nothing(site, tmp_path):
    small = ["sh", "-c", 'ulimit -f 128 && exec "$@"', "sh"]  # 64 KB a file.
    result = subprocess.run(
        [*small, *site.command("backup", tmp_path / "b.tar")],
        env=site.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.startswith("The backup cannot be written: ") or on_postgresql()
    assert result.stderr.count("\n") == 1
    assert not [path for path in tmp_path.iterdir() if "b.tar" in path.name]
