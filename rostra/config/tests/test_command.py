"""The rostra command: help, refusals, exit codes."""

import os
import subprocess
import sys

import pytest

from rostra import __version__
from rostra.config import command as rostra_command
from rostra.config import settings_page
from rostra.config.command_help import product_commands
from rostra.config.environment import make_secret_key
from rostra.config.variables import VARIABLES


@pytest.fixture
def rostra(tmp_path):
    """Return a function that runs the command in a process of its own."""

    def run(*arguments, **environ):
        return subprocess.run(
            command(*arguments),
            env=os.environ
            | {"ROSTRA_DATA": str(tmp_path / "data"), "ROSTRA_LOG": "text"}
            | environ,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def command(*arguments):
    return [sys.executable, "-m", "rostra.config.command", *arguments]


def test_help_groups_the_products_commands_with_a_line_each(rostra):
    result = rostra("--help")
    assert result.returncode == 0
    blocks = dict(block.split(":\n", 1) for block in result.stdout.split("\n\n") if ":\n" in block)
    names = {
        title: [line.split()[0] for line in rows.splitlines()] for title, rows in blocks.items()
    }
    assert names["Run the site"] == ["demo", "init", "press", "reads", "serve"]
    assert names["Bring content in"] == ["export", "feed", "import", "reread"]
    assert names["Keep it safe"] == ["backup", "doctor", "member", "restore", "sitemap"]
    assert "makemigrations" not in result.stdout


def test_help_lists_djangos_commands_when_asked(rostra):
    result = rostra("help", "--all")
    assert "makemigrations" in result.stdout
    assert "  backup" in result.stdout


def test_every_command_of_the_product_says_what_it_does():
    for name, found in product_commands().items():
        first = str(found.help).strip().splitlines()[0]
        assert 10 < len(first) < 90, name


def test_help_on_settings_names_every_setting(rostra):
    out = rostra("help", "settings").stdout
    assert all(variable.name in out for variable in VARIABLES)


def test_the_page_of_settings_is_what_the_table_says():
    assert settings_page.PAGE.read_text(encoding="utf-8") == settings_page.page()
    assert settings_page.main(["--check"]) == 0


def test_an_unknown_command_is_a_sentence_with_the_nearest_name(rostra):
    result = rostra("bakcup")
    assert result.returncode == 2
    assert result.stderr == "There is no command “bakcup”; did you mean “rostra backup”?\n"


def test_a_wrong_setting_is_a_sentence_without_traceback(rostra):
    for arguments in (["doctor"], ["serve"], ["help"]):
        result = rostra(*arguments, ROSTRA_DEBUG="yes")
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr == "ROSTRA_DEBUG is “yes”, but it must be 0 or 1.\n"


def test_an_unknown_setting_is_named_and_the_command_goes_on(rostra):
    result = rostra("help", "settings", ROSTRA_DEBGU="1")
    assert result.returncode == 0
    assert "did you mean ROSTRA_DEBUG?" in result.stderr


def test_serving_without_folder_or_migrations_is_refused_with_a_sentence(rostra, tmp_path):
    result = rostra("serve", "--port", "8119")
    assert result.returncode == 1
    assert "There is no site in" in result.stderr
    assert not (tmp_path / "data").exists()
    make_secret_key(tmp_path / "data" / "secret.key")
    result = rostra("serve", "--port", "8119")
    assert result.returncode == 1
    assert "The database is not up to date" in result.stderr
    assert "`rostra init`" in result.stderr
    # On a busy machine Granian may add that it ended a process which had ended already.
    lines = [line for line in result.stderr.splitlines() if not line.endswith("[granian]")]
    assert len(lines) == 1


def test_the_version_is_told_without_loading_django(rostra):
    assert rostra("--version", ROSTRA_DEBUG="yes").stdout == f"Rostra {__version__}\n"


def test_ctrl_c_ends_a_command_with_130(monkeypatch):
    def interrupted(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(rostra_command, "_run", interrupted)
    assert rostra_command.main(["import", "-"]) == 130


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    many = "for n in range(200_000): print(n)"
    process = subprocess.Popen(
        command("shell", "--no-imports", "-c", many),
        env=os.environ | {"ROSTRA_DATA": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"0\n"
    process.stdout.close()
    err = process.stderr.read()
    assert process.wait(timeout=20) == 141
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err
    process.stderr.close()


UNPREPARED = {
    "feed": ["feed", "list"],
    "import": ["import", "-"],
    "reread": ["reread"],
    "demo": ["demo"],
    "demo --remove": ["demo", "--remove", "--yes"],
    "backup": ["backup", "site.tar"],
    "press": ["press"],
    "reads": ["reads"],
    "worker": ["worker"],
    "sitemap": ["sitemap"],
    "export": ["export", "out"],
    "member": ["member", "sign-out", "nobody@example.org"],
}


@pytest.mark.parametrize("name", UNPREPARED)
def test_a_command_before_init_says_what_to_run(rostra, name):
    result = rostra(*UNPREPARED[name])
    assert result.returncode in (1, 2)
    assert result.stdout == ""
    assert "run `rostra init`" in result.stderr
    assert result.stderr.count("\n") == 1


def test_every_other_command_of_the_product_answers_before_init(rostra, tmp_path):
    others = set(product_commands()) - {arguments[0] for arguments in UNPREPARED.values()}
    assert others == {"init", "doctor", "restore"}
    assert "Traceback" not in rostra("doctor").stderr
    restored = rostra("restore", str(tmp_path / "none.tar"))
    assert (restored.returncode, restored.stderr.count("\n")) == (1, 1)


def test_help_on_a_command_needs_no_database(rostra):
    result = rostra("import", "--help")
    assert result.returncode == 0
    assert "--dry-run" in result.stdout


def test_a_database_that_cannot_be_reached_is_a_sentence(rostra):
    url = "postgresql://nobody@127.0.0.1:9/none"
    for arguments in (["init"], ["import", "-"], ["backup", "site.tar"]):
        result = rostra(*arguments, DATABASE_URL=url)
        assert result.returncode == 1, arguments
        assert "The database cannot be used: " in result.stderr
        assert "Traceback" not in result.stderr
