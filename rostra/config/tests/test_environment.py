"""Settings from the environment: defaults, refusals, warnings, the secret key."""

import dataclasses
import ipaddress
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rostra.config import environment
from rostra.config.environment import EnvironmentValueError, read
from rostra.config.variables import VARIABLES


def test_an_empty_environment_gives_the_safe_defaults():
    env = read({})
    assert env.data == Path("data").absolute()
    assert env.database_url == f"sqlite:///{env.data}/rostra.sqlite3"
    assert env.url == "http://127.0.0.1:8000"
    assert env.hosts == ("127.0.0.1", "localhost", "[::1]")
    assert (env.host, env.port, env.workers) == ("127.0.0.1", 8000, 1)
    assert env.debug is False
    assert env.proxies == ()
    assert env.language == "zh-hans"
    assert env.mail_url == "console:"
    assert env.mail_from == "rostra@localhost"
    assert env.log_format == "auto"
    assert env.warnings == ()


def test_every_field_has_a_variable_and_every_variable_a_field():
    fields = {field.name for field in dataclasses.fields(environment.Environment)} - {"warnings"}
    assert {variable.field for variable in VARIABLES} == fields
    assert len({variable.name for variable in VARIABLES}) == len(VARIABLES)


def test_the_address_follows_the_port_and_the_hosts_follow_the_address():
    assert read({"PORT": "9000"}).url == "http://127.0.0.1:9000"
    env = read({"ROSTRA_URL": "https://News.Example.org/"})
    assert env.url == "https://news.example.org"
    assert env.hosts == ("news.example.org", "localhost", "127.0.0.1", "[::1]")
    assert env.mail_from == "rostra@news.example.org"


def test_names_in_any_script_are_kept_as_browsers_send_them():
    env = read({"ROSTRA_URL": "https://新闻.example:8443", "ROSTRA_HOSTS": ".新闻.example"})
    assert env.url == "https://xn--efvy88h.example:8443"
    assert env.hosts == (".xn--efvy88h.example",)


def test_all_values_are_parsed(tmp_path):
    env = read(
        {
            "ROSTRA_DATA": str(tmp_path),
            "DATABASE_URL": "postgresql://u:p@db:5432/rostra",
            "ROSTRA_HOSTS": "a.example, .b.example",
            "ROSTRA_PROXIES": "10.0.0.0/8, ::1",
            "ROSTRA_WORKERS": "4",
            "ROSTRA_TIME_ZONE": "Asia/Shanghai",
            "ROSTRA_DEBUG": "1",
            "ROSTRA_LANGUAGE": "EN",
            "ROSTRA_MAIL_URL": "submission://u:p@mail.example:587",
            "ROSTRA_MAIL_FROM": "The Paper <desk@a.example>",
            "ROSTRA_CACHE_URL": "redis://127.0.0.1:6379/0",
            "ROSTRA_LOG": "json",
            "ROSTRA_BIND": "[::]",
        }
    )
    assert env.data == tmp_path
    assert env.hosts == ("a.example", ".b.example")
    assert env.proxies == (ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("::1/128"))
    assert (env.workers, env.debug, env.language, env.host) == (4, True, "en", "::")
    assert env.time_zone == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ROSTRA_DATA", __file__),
        ("DATABASE_URL", "mysql://u@h/x"),
        ("DATABASE_URL", "sqlite://relative.db"),
        ("DATABASE_URL", "postgresql://host"),
        ("DATABASE_URL", "postgresql://host:notaport/x"),
        ("ROSTRA_URL", "news.example.org"),
        ("ROSTRA_URL", "https://news.example.org/paper"),
        ("ROSTRA_URL", "javascript:alert(1)"),
        ("ROSTRA_HOSTS", "https://a.example"),
        ("ROSTRA_HOSTS", ","),
        ("ROSTRA_PROXIES", "10.0.0.1/8"),
        ("ROSTRA_PROXIES", "proxy.example"),
        ("ROSTRA_WORKERS", "0"),
        ("ROSTRA_WORKERS", "-1"),
        ("ROSTRA_WORKERS", "two"),
        ("ROSTRA_WORKERS", "٣"),
        ("ROSTRA_TIME_ZONE", "Mars/Olympus"),
        ("ROSTRA_TIME_ZONE", "../../etc/passwd"),
        ("ROSTRA_DEBUG", "yes"),
        ("ROSTRA_LANGUAGE", "zh"),
        ("ROSTRA_MAIL_URL", "smtp://"),
        ("ROSTRA_MAIL_URL", "mail.example"),
        ("ROSTRA_MAIL_FROM", "nobody"),
        ("ROSTRA_CACHE_URL", "memcached://x"),
        ("ROSTRA_LOG", "xml"),
        ("ROSTRA_ROBOTS", "nothing of the kind"),
        ("ROSTRA_MAIL_FROM", "The Paper <desk@a.example"),
        ("ROSTRA_BIND", "not a host"),
        ("ROSTRA_BIND", "300.0.0.1"),
        ("ROSTRA_BIND", "0"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "80a"),
    ],
)
def test_a_wrong_value_is_refused_with_a_sentence_that_says_what_is_allowed(name, value):
    with pytest.raises(EnvironmentValueError) as refusal:
        read({name: value})
    message = str(refusal.value)
    allowed = next(variable.allowed for variable in VARIABLES if variable.name == name)
    assert message == f"{name} is “{value}”, but it must be {allowed}."


def test_a_refusal_never_prints_a_password():
    with pytest.raises(EnvironmentValueError) as refusal:
        read({"DATABASE_URL": "mysql://owner:hunter2:@x@db/rostra"})
    assert "hunter2" not in str(refusal.value)
    assert "owner:…@db/rostra" in str(refusal.value)


def test_an_empty_value_counts_as_not_set():
    assert read({"PORT": " ", "ROSTRA_DEBUG": ""}) == read({})


def test_an_unknown_name_gives_a_warning_with_the_nearest_known_one():
    env = read({"ROSTRA_HOST": "a.example", "ROSTRA_REQUIRE_ALL": "1", "ROSTRA_TEST_X": "1"})
    assert env.warnings == (
        "ROSTRA_HOST is not a setting and has no effect; did you mean ROSTRA_HOSTS?",
    )


def test_mail_settings_follow_the_mail_address():
    console = environment.mail_settings(read({}))
    assert console["EMAIL_BACKEND"].endswith("console.EmailBackend")
    url = "submission://desk%40a.example:p%2Fw@mail.example"
    settings = environment.mail_settings(read({"ROSTRA_MAIL_URL": url}))
    assert settings["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail.example", 587)
    assert settings["EMAIL_HOST_USER"] == "desk@a.example"
    assert settings["EMAIL_HOST_PASSWORD"] == "p/w"
    assert settings["EMAIL_USE_TLS"] is True
    assert settings["EMAIL_TIMEOUT"] == 20


def test_reading_the_environment_loads_neither_django_nor_a_parser_library():
    script = "import sys, rostra.config.environment; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"django", "environs", "marshmallow", "structlog", "rich"}


def test_the_secret_key_is_made_once_and_readable_by_the_owner_alone(tmp_path):
    env = read({"ROSTRA_DATA": str(tmp_path / "new" / "data")})
    path = env.data / "secret.key"
    assert environment.make_secret_key(path)
    key = environment.secret_key(env)
    assert len(key) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(env.data.stat().st_mode) == 0o700
    assert not environment.make_secret_key(path)
    assert environment.secret_key(env) == key
    assert [child.name for child in env.data.iterdir()] == ["secret.key"]


def test_of_many_first_starts_at_once_one_makes_the_key(tmp_path):
    with ThreadPoolExecutor(16) as pool:
        made = list(pool.map(environment.make_secret_key, [tmp_path / "secret.key"] * 64))
    assert made.count(True) == 1
    assert [child.name for child in tmp_path.iterdir()] == ["secret.key"]


def test_looking_at_a_folder_without_a_key_makes_none(tmp_path):
    env = read({"ROSTRA_DATA": str(tmp_path / "data")})
    assert environment.secret_key(env) != environment.secret_key(env)
    assert not env.data.exists()


def test_a_damaged_secret_key_is_refused_and_not_replaced(tmp_path):
    (tmp_path / "secret.key").write_text("short")
    with pytest.raises(EnvironmentValueError, match="shorter than 50"):
        environment.secret_key(read({"ROSTRA_DATA": str(tmp_path)}))
    assert (tmp_path / "secret.key").read_text() == "short"
