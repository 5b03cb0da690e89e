"""The demo edition comes in, is told of on the screen, and goes out again."""

import io

from django.core.management import call_command
from rich.console import Console

from rostra.upkeep.actions.load_demo import LoadedDemo
from rostra.upkeep.management.commands import demo as command


def test_the_password_stays_on_a_screen_with_progress_bars(monkeypatch):
    """Bars that end wipe the lines below them: nothing may be said before that."""
    screen = io.StringIO()

    def load_demo(*, now, progress):
        progress("draw", 1, 2)
        progress("print", 1, 2)
        return LoadedDemo({"new": 60}, [], "a long password")

    monkeypatch.setattr(command, "load_demo", load_demo)
    monkeypatch.setattr(command, "Console", lambda **_: Console(file=screen, force_terminal=True))
    call_command("demo", stdout=screen)
    assert "Drawing pictures" in screen.getvalue()
    assert screen.getvalue().endswith("Its password, shown this once: a long password\n")
