"""Draw docs/map.md from the import contract and the rooms' docstrings; `--check` only compares.

The contract in pyproject.toml is the map; this draws it for people.
"""

import ast
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAP = ROOT / "docs" / "map.md"
CONTRACT = "rooms"


def layers() -> list[list[str]]:
    """Return the rooms from top to bottom, strangers together."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    contract = next(each for each in contracts["contracts"] if each["id"] == CONTRACT)
    return [[room.strip() for room in line.split("|")] for line in contract["layers"]]


def sentence(path: Path) -> str:
    """Return the first line of a module's docstring; raise SystemExit where there is none."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    if not docstring:
        raise SystemExit(f"{path.relative_to(ROOT)} does not say what it is for.")
    return docstring.splitlines()[0]


def drawn() -> str:
    """Return the map as Markdown."""
    lines = [
        "# The rooms",
        "",
        "Drawn by `make map` from the import contract in `pyproject.toml`. A room imports from the",
        "rooms below it, never from those above or beside it; templates point down too. What a",
        "lower room has to tell an upper one it announces as an event, and `config/wiring.py` says",
        "who hears it.",
        "",
        "```",
        *(" | ".join(layer) for layer in layers()),
        "```",
    ]
    for room in (room for layer in layers() for room in layer):
        folder = ROOT / "rostra" / room
        lines += ["", f"## {room}", "", sentence(folder / "__init__.py"), ""]
        for inside in sorted(folder.iterdir(), key=lambda path: path.name):
            lines += entry(inside)
    return "\n".join(lines) + "\n"


def entry(path: Path) -> list[str]:
    """Return the line of one module or package of a room."""
    if path.is_dir() and (path / "__init__.py").exists():
        if path.name in {"tests", "migrations", "management", "templatetags"}:
            return []
        return [f"- `{path.name}/`: {sentence(path / '__init__.py')}"]
    if path.suffix != ".py" or path.name in {"__init__.py", "apps.py"}:
        return []
    return [f"- `{path.name}`: {sentence(path)}"]


def main() -> int:
    """Write the map, or say whether it is out of date."""
    new = drawn()
    if "--check" in sys.argv:
        if MAP.exists() and MAP.read_text(encoding="utf-8") == new:
            return 0
        print("docs/map.md is out of date: run `make map`.", file=sys.stderr)
        return 1
    MAP.parent.mkdir(exist_ok=True)
    MAP.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
