"""Fail when a catalogue has strings without translation, or misses strings of the source.

The first needs nothing. The second runs gettext on a copy of the tree; without gettext's tools it
is left out, and said, unless ROSTRA_REQUIRE_ALL is 1.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "rostra" / "locale"
SOURCE_LANGUAGE = "en"

Key = tuple[str | None, str]


def messages(catalogue: Path) -> dict[Key, Message]:
    """Return a catalogue's messages by context and English text, without its header."""
    with catalogue.open("rb") as file:
        found = read_po(file)
    return {(m.context, _first(m.id)): m for m in found if m.id}


def _first(text: str | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


def is_finished(message: Message) -> bool:
    """Say whether a message is translated in all its forms, by a person."""
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return not message.fuzzy and bool(forms) and all(forms)


def unfinished() -> Iterator[str]:
    """Name each string without translation; English may be empty, for it is the source."""
    for catalogue in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        language = catalogue.parent.parent.name
        if language != SOURCE_LANGUAGE:
            for (_, text), message in messages(catalogue).items():
                if not is_finished(message):
                    yield f"{language}: not translated: {text}"


def ungathered() -> Iterator[str]:
    """Name each string of the source that a catalogue does not hold."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "rostra"
        shutil.copytree(ROOT / "rostra", copy, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
        command = [sys.executable, "-m", "django", "makemessages", "--all", "--no-wrap"]
        environ = os.environ | {
            "DJANGO_SETTINGS_MODULE": "rostra.config.settings",
            "PYTHONPATH": str(ROOT),
            "ROSTRA_DATA": str(Path(folder) / "data"),
        }
        subprocess.run(  # noqa: S603  Django's own command, no shell
            command, cwd=copy, env=environ, check=True, capture_output=True
        )
        for gathered in sorted((copy / "locale").glob("*/LC_MESSAGES/*.po")):
            language = gathered.parent.parent.name
            here = messages(LOCALE / gathered.relative_to(copy / "locale"))
            for _, text in sorted(set(messages(gathered)) - set(here), key=str):
                yield f"{language}: not in the catalogue (make messages): {text}"


def main() -> int:
    """Print what is wrong; return 1 when there is something."""
    wrong = list(unfinished())
    if shutil.which("xgettext"):
        wrong += ungathered()
    elif os.environ.get("ROSTRA_REQUIRE_ALL") == "1":
        wrong.append("gettext's tools are missing")
    else:
        sys.stdout.write("Without gettext's tools the source was not searched for new strings.\n")
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
