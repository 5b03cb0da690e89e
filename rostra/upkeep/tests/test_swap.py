"""Swapping files: all or nothing."""

from rostra.upkeep.swap import Swap


def tree(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text() for path in files}


def build(folder):
    (folder / "media").mkdir()
    (folder / "media" / "old.jpg").write_text("old")
    (folder / "key").write_text("old key")
    (folder / "new-media").mkdir()
    (folder / "new-media" / "new.jpg").write_text("new")
    (folder / "new-key").write_text("new key")
    (folder / "database-wal").write_text("log")


def swapped(folder):
    swap = Swap("t")
    swap.put(folder / "new-media", folder / "media")
    swap.put(folder / "new-key", folder / "key")
    swap.put(None, folder / "database-wal")
    swap.put(None, folder / "never-there")
    return swap


def test_settling_leaves_the_new_alone(tmp_path):
    build(tmp_path)
    swapped(tmp_path).settle()
    assert tree(tmp_path) == {"media/new.jpg": "new", "key": "new key"}


def test_undoing_brings_the_old_back(tmp_path):
    build(tmp_path)
    swap = swapped(tmp_path)
    (tmp_path / "database-wal").write_text("written after the swap")
    swap.undo()
    assert tree(tmp_path) == {
        "media/old.jpg": "old",
        "key": "old key",
        "database-wal": "log",
    }


def test_undoing_without_an_old_one_removes_the_new(tmp_path):
    (tmp_path / "new").write_text("new")
    swap = Swap("t")
    swap.put(tmp_path / "new", tmp_path / "live")
    swap.undo()
    assert tree(tmp_path) == {}
