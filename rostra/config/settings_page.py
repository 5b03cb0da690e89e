"""Write docs/running/settings.md from the table of settings; `--check` only compares."""

import sys
from pathlib import Path

from rostra.config.variables import VARIABLES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "running" / "settings.md"
HEAD = """\
# Settings

Made from `rostra/config/variables.py` by `python -m rostra.config.settings_page`; edit that file.

Rostra reads its settings from the environment. Every one has a safe default, so none is needed to
begin with. A wrong value is refused at start with a sentence that says what is allowed, and a
`ROSTRA_…` name that does not exist is named with the nearest that does. `rostra help settings`
prints this table.
"""


def page() -> str:
    """Return the page as Markdown."""
    rows = ["| name | default | allowed | what it does |", "| --- | --- | --- | --- |"]
    for variable in VARIABLES:
        cells = (f"`{variable.name}`", variable.default, variable.allowed, variable.purpose)
        rows.append("| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |")
    return HEAD + "\n" + "\n".join(rows) + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` return 1 when it is not what would be written."""
    if arguments == ["--check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
            return 0
        sys.stderr.write(f"{PAGE.name} is out of date: python -m rostra.config.settings_page\n")
        return 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
