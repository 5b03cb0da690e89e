"""Print the help of the rostra command: the product's commands in groups, or the settings."""

import textwrap
from collections import defaultdict
from collections.abc import Mapping

from django.core.management import BaseCommand, get_commands, load_command_class

from rostra.config.variables import VARIABLES


def page(topic: str, groups: Mapping[str, str], serve: str) -> str:
    """Return the help page of a topic: "" for the product's commands, "--all", or "settings"."""
    if topic == "settings":
        return _settings()
    return _commands(groups, serve, everything=topic == "--all")


def product_commands() -> dict[str, BaseCommand]:
    """Return the rooms' commands that name a group, by name."""
    loaded = {
        name: load_command_class(app, name)
        for name, app in get_commands().items()
        if isinstance(app, str) and app.startswith("rostra.")
    }
    return {name: command for name, command in loaded.items() if getattr(command, "group", "")}


def _commands(groups: Mapping[str, str], serve: str, *, everything: bool) -> str:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    found["run"].append(("serve", serve))
    for name, command in product_commands().items():
        found[command.group].append((name, _first_line(command)))  # type: ignore[attr-defined]
    lines = ["Usage: rostra COMMAND [OPTIONS]   (rostra COMMAND --help says more)", ""]
    for key in [*groups, *sorted(set(found) - set(groups))]:
        if found[key]:
            lines += [f"{groups.get(key, key)}:", *_table(sorted(found[key])), ""]
    if everything:
        own = {name for rows in found.values() for name, _ in rows}
        rest = [(name, f"({app})") for name, app in get_commands().items() if name not in own]
        lines += ["Django's and its libraries':", *_table(sorted(rest)), ""]
    lines.append("`rostra help settings` lists the settings; `rostra help --all` all commands.")
    return "\n".join(lines) + "\n"


def _first_line(command: BaseCommand) -> str:
    return str(command.help).strip().partition("\n")[0].removesuffix(".")


def _table(rows: list[tuple[str, str]]) -> list[str]:
    width = max(len(name) for name, _ in rows)
    return [f"  {name:<{width}}  {text}" for name, text in rows]


def _settings() -> str:
    blocks = ["Rostra reads these from the environment:", ""]
    for variable in VARIABLES:
        about = f"{variable.purpose} Allowed: {variable.allowed}. Default: {variable.default}."
        blocks += [f"  {variable.name}", textwrap.indent(textwrap.fill(about, 88), "      ")]
    return "\n".join(blocks) + "\n"
