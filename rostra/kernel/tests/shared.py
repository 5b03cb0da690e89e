"""Real data for tests: third-party texts that are not part of the project.

The folder is named by ROSTRA_SHARED_DATA, or stands beside the project as ../shared/data. Where it
is missing the tests that need it skip and say so, ROSTRA_REQUIRE_ALL or not: a clone has no way to
get it.
"""

import gzip
import json
import os
import re
import tarfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

BESIDE = Path(__file__).resolve().parents[4] / "shared" / "data"
FOLDER = Path(os.environ.get("ROSTRA_SHARED_DATA") or BESIDE)

# Property tests on a busy machine: no deadline for an example.
unhurried = settings(deadline=None, max_examples=200)


def needs(name: str) -> pytest.MarkDecorator:
    """Mark a test that needs a part of the shared data."""
    return pytest.mark.skipif(
        not (FOLDER / name).exists(),
        reason=f"shared data {name!r} is not here (set ROSTRA_SHARED_DATA)",
    )


def lines(name: str) -> list[dict]:
    """Read a JSON Lines file of the shared data."""
    path = FOLDER / name
    raw = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    return [json.loads(line) for line in raw.splitlines()]


def chinese_news() -> list[str]:
    """Return the Chinese Wikinews texts."""
    return [item["text"] for item in lines("wikinews/zh.jsonl.gz")]


@cache
def html5lib(folder: str) -> dict[str, str]:
    """Return the files of html5lib's tests under a folder, by name."""
    with tarfile.open(FOLDER / "hostile/html5lib-tests.tar.xz") as archive:
        return {
            member.name: archive.extractfile(member).read().decode("utf-8", "replace")
            for member in archive
            if member.isfile() and f"/{folder}/" in f"/{member.name}"
        }


@cache
def hostile() -> list[str]:
    """Return every hostile string: XSS payloads, naughty strings, html5lib's inputs."""
    found = list(json.loads((FOLDER / "hostile/blns.json").read_text(encoding="utf-8")))
    with gzip.open(FOLDER / "hostile/payloadbox-xss.txt.gz", "rt", encoding="utf-8") as file:
        found += file.read().split("\n")
    for text in html5lib("tree-construction").values():
        found += re.findall(r"#data\n(.*?)\n#errors", text, re.DOTALL)
    for text in html5lib("tokenizer").values():
        found += [test["input"] for test in json.loads(text).get("tests", [])]
    return found
