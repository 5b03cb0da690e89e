"""Enter here from the shell: the `rostra` command over Django's management commands.

`rostra serve` is answered without loading Django. A room's management command joins the product's
help by the class attribute `group`; Django's own are shown by `rostra help --all`. One that works
before `rostra init` and on a sick site says so by `takes_any_site`; the others are refused there.
"""

import difflib
import errno
import os
import sys
from collections.abc import Sequence

from rostra import __version__
from rostra.config import environment, lifeline, supervisor
from rostra.config.environment import EnvironmentValueError

SETTINGS = "rostra.config.settings"
SERVE_HELP = "Serve the site: web and worker in one supervised group"
# The order of the groups in the help; a room's command names its group by the key.
GROUPS = {
    "run": "Run the site",
    "content": "Bring content in",
    "keep": "Keep it safe",
}
# With these the machine refuses us, and the place of the refusal in our code says nothing.
REFUSALS = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE,
}  # fmt: skip
# What each of Django's commands takes and an owner never needs; it works, but is not in the help.
UNSAID_OPTIONS = {
    "--version", "--verbosity", "--settings", "--pythonpath", "--no-color", "--force-color",
}  # fmt: skip


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
    except OSError as error:
        if error.errno not in REFUSALS or "--traceback" in arguments:
            raise
        return _failed(f"{error.filename or 'The machine'}: {error.strerror}.")
    return code


def _run(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "help"
    asks_help = bool({"-h", "--help"} & set(arguments))
    if name in ("--version", "version"):
        sys.stdout.write(f"Rostra {__version__}\n")
        return 0
    if arguments[:2] == ["help", "serve"]:
        return supervisor.main(["--help"], os.environ)
    if name == "serve":
        return supervisor.main(arguments[1:], os.environ)
    supervised = lifeline.join()
    try:
        env = environment.read(os.environ)
        if (
            name == "init"
            and not asks_help
            and environment.make_secret_key(env.data / environment.KEY)
        ):
            sys.stdout.write("Made the secret key.\n")
        environment.secret_key(env)
    except EnvironmentValueError as error:
        return _failed(str(error), code=2)
    for warning in () if supervised else env.warnings:
        sys.stderr.write(f"{warning}\n")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    return _manage(name, arguments, asks_help=asks_help)


def _manage(name: str, arguments: list[str], *, asks_help: bool) -> int:
    """Hand over to Django, which is loaded only now."""
    import django
    from django.core.management import BaseCommand, get_commands, load_command_class
    from django.utils import translation

    from rostra.config import command_help, readiness

    django.setup()
    # All that commands say is English: what rooms say on the way makes no mixture of it then.
    translation.activate("en")
    if name in ("help", "--help", "-h") and arguments[1:] in ([], ["--all"], ["settings"]):
        sys.stdout.write(command_help.page("".join(arguments[1:]), GROUPS, SERVE_HELP))
        return 0
    app = get_commands().get(name, "")
    if name != "help" and not app:
        near = difflib.get_close_matches(name, [*get_commands(), "serve", "help"], n=1)
        hint = f"did you mean “rostra {near[0]}”?" if near else "`rostra help` lists them."
        return _failed(f"There is no command “{name}”; {hint}", code=2)
    if str(app).startswith("rostra."):
        BaseCommand.suppressed_base_arguments = UNSAID_OPTIONS
        command = load_command_class(str(app), name)
        needs_site = not asks_help and not getattr(command, "takes_any_site", False)
        if needs_site and (sentence := readiness.refusal()):
            lifeline.refuse(sentence)
            return 1
    return _execute(name, arguments)


def _execute(name: str, arguments: list[str]) -> int:
    """Run a management command; say in a sentence what is no mistake of ours."""
    from django.core.management import CommandError, execute_from_command_line
    from django.db import DatabaseError, OperationalError

    if name == "help" or "--traceback" in arguments:
        execute_from_command_line(["rostra", *arguments])
        return 0
    try:
        # Django leaves its errors to us then, instead of printing them with the name of a class.
        execute_from_command_line(["rostra", name, "--traceback", *arguments[1:]])
    except CommandError as error:
        return _failed(str(error), code=error.returncode)
    except DatabaseError as error:
        # The bare class is SQLite's for a file that is none of its own.
        if not isinstance(error, OperationalError) and type(error) is not DatabaseError:
            raise
        reason = str(error).strip().splitlines()[0]
        return _failed(f"The database cannot be used: {reason}. `rostra doctor` may say more.")
    return 0


def _failed(sentence: str, *, code: int = 1) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
