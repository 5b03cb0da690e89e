"""The form of a backup: whole ones unpack, all others are refused before anything is touched."""

import io
import json
import tarfile

import pytest

from rostra.upkeep.archive import (
    DATABASES,
    KEY,
    MANIFEST,
    BackupError,
    Manifest,
    Writer,
    manifest_of,
    unpack,
)

DATABASE = DATABASES["sqlite"]


def manifest(**changes):
    values = {
        "rostra": "0.1.0",
        "made_at": "2026-01-02T03:04:05+00:00",
        "database": "sqlite",
        "migrations": ["news.0001_initial"],
        "counts": {"news_article": 3},
    }
    return Manifest(**values | changes)


@pytest.fixture
def whole(tmp_path):
    """Return a small but whole backup."""
    sources = {DATABASE: b"rows" * 999, KEY: b"key", "pictures/图/a b.jpg": bytes(70_000)}
    path = tmp_path / "whole.rostra-backup"
    with path.open("wb") as file:
        writer = Writer(file)
        for name, content in sources.items():
            source = tmp_path / "source"
            source.write_bytes(content)
            writer.add(source, name)
        writer.finish(manifest(parts=writer.parts))
    return path


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "unpacked"
    made.mkdir()
    return made


def rewritten(whole, change):
    """Write the backup anew with its members changed: `change` gets and gives (name, bytes)."""
    with tarfile.open(whole) as tar:
        members = [(m.name, tar.extractfile(m).read()) for m in tar]
    with tarfile.open(whole, "w") as tar:
        for name, content in change(members):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return whole


def test_a_whole_backup_unpacks_to_what_went_in(whole, folder):
    read = []
    found = unpack(whole, folder, read.append)
    assert found.counts == {"news_article": 3}
    assert (folder / DATABASE).read_bytes() == b"rows" * 999
    assert (folder / "pictures/图/a b.jpg").read_bytes() == bytes(70_000)
    assert sum(read) == sum(part.bytes for part in found.parts.values())
    assert manifest_of(whole) == found


@pytest.mark.parametrize("share", [0, 0.001, 0.05, 0.3, 0.6, 0.8])
def test_a_cut_off_backup_is_refused(whole, folder, share):
    content = whole.read_bytes()
    whole.write_bytes(content[: int(len(content) * share)])
    for read in (manifest_of, lambda path: unpack(path, folder)):
        with pytest.raises(BackupError):
            read(whole)


def test_every_changed_byte_of_the_contents_is_found(whole, folder):
    def flip(members):
        return [(n, b"x" + c[1:] if n.startswith("pictures") else c) for n, c in members]

    with pytest.raises(BackupError, match=r"a b\.jpg is not what the manifest says"):
        unpack(rewritten(whole, flip), folder)


def test_a_member_too_many_or_too_few_is_found(whole, folder):
    more = rewritten(whole, lambda members: [("pictures/b.jpg", b"b"), *members])
    with pytest.raises(BackupError, match=r"b\.jpg is not in the manifest"):
        unpack(more, folder)


def test_a_missing_member_is_found(whole, folder):
    fewer = rewritten(whole, lambda members: [m for m in members if m[0] != KEY])
    with pytest.raises(BackupError, match=r"secret\.key is missing from the backup"):
        unpack(fewer, folder)


def test_nothing_may_follow_the_manifest(whole, folder):
    longer = rewritten(whole, lambda members: [*members, ("pictures/late.jpg", b"late")])
    with pytest.raises(BackupError, match="behind its manifest"):
        unpack(longer, folder)
    with pytest.raises(BackupError, match="does not end with a manifest"):
        manifest_of(longer)


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "pictures/../../outside",
        "/etc/cron.d/outside",
        "pictures//twice",
        "pictures",
        "other/file",
        "pictures/./here",
    ],
)
def test_ways_out_of_the_folder_are_refused(whole, folder, name):
    bad = rewritten(whole, lambda members: [(name, b"x"), *members])
    with pytest.raises(BackupError):
        unpack(bad, folder)
    assert not (folder.parent / "outside").exists()


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE]
)
def test_links_folders_and_devices_are_refused(tmp_path, folder, kind):
    path = tmp_path / "links"
    with tarfile.open(path, "w") as tar:
        info = tarfile.TarInfo("pictures/link")
        info.type, info.linkname = kind, "/etc/passwd"
        tar.addfile(info)
    with pytest.raises(BackupError, match="which no backup of Rostra holds"):
        unpack(path, folder)


def test_the_same_name_twice_is_refused(whole, folder):
    twice = rewritten(whole, lambda members: [members[0], *members])
    with pytest.raises(BackupError):
        unpack(twice, folder)


@pytest.mark.parametrize(
    "content", [b"", b"not a tar at all", b"\x1f\x8b" + bytes(600), bytes(10_240)]
)
def test_foreign_files_are_refused(tmp_path, folder, content):
    path = tmp_path / "foreign"
    path.write_bytes(content)
    for read in (manifest_of, lambda path: unpack(path, folder)):
        with pytest.raises(BackupError):
            read(path)


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(BackupError, match="No such file"):
        manifest_of(tmp_path / "nothing")


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"{}", b"\xff", b'{"parts": {"a": 1}}', b'{"parts": []}'],
)
def test_a_manifest_that_is_none_is_refused(raw):
    with pytest.raises(BackupError, match="manifest cannot be read"):
        Manifest.from_json(raw)


@pytest.mark.parametrize("changes", [{"format": 2}, {"database": "oracle"}])
def test_a_manifest_of_another_format_is_refused(changes):
    values = json.loads(manifest().to_json()) | changes
    with pytest.raises(BackupError, match="this Rostra cannot read that"):
        Manifest.from_json(json.dumps(values).encode())


def test_the_manifest_alone_is_no_backup(whole, folder):
    with tarfile.open(whole) as tar:
        raw = json.loads(tar.extractfile(MANIFEST).read())
    raw["parts"] = {}
    bare = rewritten(whole, lambda members: [(MANIFEST, json.dumps(raw).encode())])
    with pytest.raises(BackupError, match="lacks its database or its key"):
        unpack(bare, folder)
