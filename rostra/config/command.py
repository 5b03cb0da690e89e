"""Enter here from the shell: the `rostra` command over Django's management commands.

`rostra serve` is answered without loading Django. A room's management command joins the product's
help by the class attribute `group`; Django's own are shown by `rostra help --all`.
"""

import difflib
import os
import sys
from collections.abc import Sequence

from rostra import __version__
from rostra.config import environment, lifeline, supervisor
from rostra.config.environment import EnvironmentValueError

SETTINGS = "rostra.config.settings"
SERVE_HELP = "Serve the site: web and worker in one supervised group."
# The order of the groups in the help; a room's command names its group by the key.
GROUPS = {
    "run": "Run the site",
    "content": "Bring content in",
    "keep": "Keep it safe",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code (2: wrong use or settings, 130: Ctrl-C)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away (`rostra … | head`); the interpreter's last flush must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return code


def _run(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "help"
    if name in ("--version", "version"):
        sys.stdout.write(f"Rostra {__version__}\n")
        return 0
    if name == "serve":
        return supervisor.main(arguments[1:], os.environ)
    supervised = lifeline.join()
    try:
        env = environment.read(os.environ)
        environment.secret_key(env)
    except EnvironmentValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for warning in () if supervised else env.warnings:
        sys.stderr.write(f"{warning}\n")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    return _manage(name, arguments)


def _manage(name: str, arguments: list[str]) -> int:
    """Hand over to Django, which is loaded only now."""
    import django
    from django.core.management import execute_from_command_line, get_commands

    from rostra.config import command_help, readiness

    django.setup()
    if name in ("help", "--help", "-h") and arguments[1:] in ([], ["--all"], ["settings"]):
        sys.stdout.write(command_help.page("".join(arguments[1:]), GROUPS, SERVE_HELP))
        return 0
    if name != "help" and name not in get_commands():
        near = difflib.get_close_matches(name, [*get_commands(), "serve", "help"], n=1)
        hint = f"did you mean “rostra {near[0]}”?" if near else "`rostra help` lists them."
        sys.stderr.write(f"There is no command “{name}”; {hint}\n")
        return 2
    if name == "worker" and (sentence := readiness.refusal()):
        lifeline.refuse(sentence)
        return 1
    execute_from_command_line(["rostra", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main())
