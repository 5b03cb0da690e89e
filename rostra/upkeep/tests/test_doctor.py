"""The doctor finds what is wrong and says what to do; all else is ok."""

import dataclasses
import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from rostra.kernel import clock
from rostra.notices.models import Mail
from rostra.upkeep import checkup, static_files
from rostra.upkeep.checkup import database, place, work
from rostra.upkeep.checkup.finding import fail, ok
from rostra.worker.models import Heartbeat


@pytest.fixture
def data(tmp_path, settings):
    """Give the doctor a data folder in good order."""
    settings.DATA = tmp_path / "data"
    settings.MEDIA_ROOT = settings.DATA / "media"
    settings.STATIC_ROOT = settings.DATA / "static"
    for folder in (settings.DATA, settings.MEDIA_ROOT, settings.STATIC_ROOT):
        folder.mkdir(mode=0o700)
    (settings.STATIC_ROOT / "staticfiles.json").touch()
    (settings.STATIC_ROOT / ".collected").write_text(static_files._sources())
    key = settings.DATA / "secret.key"
    key.touch(mode=0o600)
    return settings.DATA


def levels(check):
    return [finding.level for finding in check(clock.now())]


def only(check):
    (finding,) = check(clock.now())
    return finding


def test_a_folder_in_good_order_is_ok(data):
    for check in (place.folder_is_closed, place.folders_are_writable, place.disk_has_room):
        assert set(levels(check)) == {"ok"}
    for check in (place.static_files_are_there, place.pictures_can_be_made):
        assert only(check).level == "ok"
    assert levels(place.nothing_is_left_over) == []


def test_an_open_key_is_a_failure_with_the_cure(data):
    (data / "secret.key").chmod(0o644)
    findings = [f for f in place.folder_is_closed(clock.now()) if f.level == "fail"]
    assert [f.about for f in findings] == ["secret.key"]
    assert f"chmod 600 {data}/secret.key" in findings[0].advice


def test_a_missing_picture_folder_is_a_failure(data):
    (data / "media").rmdir()
    assert "fail" in levels(place.folders_are_writable)


def test_static_files_that_were_not_collected_are_a_failure(data):
    (data / "static" / "staticfiles.json").unlink()
    assert only(place.static_files_are_there).level == "fail"


def test_static_files_of_another_version_are_a_warning(data):
    (data / "static" / ".collected").write_text("those of last year")
    assert only(place.static_files_are_there).level == "warn"


def test_a_missing_key_is_a_failure(data):
    (data / "secret.key").unlink()
    assert levels(place.folder_is_closed) == ["ok", "fail"]


def test_a_missing_folder_is_the_only_finding(settings, tmp_path):
    settings.DATA = tmp_path / "nowhere"
    (finding,) = checkup.examine(now=clock.now())
    assert (finding.level, finding.about) == ("fail", "data")
    assert "ROSTRA_DATA" in finding.advice


def test_what_a_killed_restore_left_is_named(data):
    (data / ".before-restore-1234-rostra.sqlite3").touch()
    assert ".before-restore-1234-rostra.sqlite3" in only(place.nothing_is_left_over).text


@pytest.mark.parametrize(
    ("free", "level"), [(10 * 2**30, "ok"), (500 * 2**20, "warn"), (100 * 2**20, "fail")]
)
def test_the_disk_is_watched(data, monkeypatch, free, level):
    monkeypatch.setattr(place.shutil, "disk_usage", lambda path: type("Usage", (), {"free": free}))
    assert only(place.disk_has_room).level == level


@pytest.mark.parametrize(
    ("url", "debug", "level"),
    [
        ("http://127.0.0.1:8000", True, "ok"),
        ("https://news.example", False, "ok"),
        ("http://news.example", False, "warn"),
        ("https://news.example", True, "fail"),
    ],
)
def test_settings_that_do_not_fit_the_address_are_found(url, debug, level, settings):
    settings.SITE_URL, settings.DEBUG = url, debug
    assert levels(place.settings_fit)[-1] == level


def test_unknown_settings_are_repeated(settings):
    settings.ENVIRONMENT = SimpleNamespace(warnings=("ROSTRA_WORKER is not a setting.",))
    assert next(place.settings_fit(clock.now())).text == "ROSTRA_WORKER is not a setting."


def test_a_mail_server_that_does_not_answer_is_a_failure():
    with override_settings(
        EMAIL_BACKEND=place.SMTP_BACKEND, EMAIL_HOST="127.0.0.1", EMAIL_PORT=9, EMAIL_TIMEOUT=1
    ):
        finding = only(place.mail_leaves)
    assert finding.level == "fail"
    assert "127.0.0.1:9 does not take mail" in finding.text


def test_printed_mail_is_a_warning():
    assert only(place.mail_leaves).level == "warn"


@pytest.mark.django_db
def test_the_database_of_the_suite_is_in_good_order():
    for check in (database.is_migrated, database.cache_keeps, database.can_be_backed_up):
        assert set(levels(check)) <= {"ok"}


@pytest.mark.django_db
def test_workers_are_alive_while_their_heart_beats():
    now = clock.now()
    assert only(work.workers_live).level == "warn"
    heart = Heartbeat.objects.create(worker_id="w", started_at=now, seen_at=now)
    assert only(work.workers_live).level == "ok"
    Heartbeat.objects.filter(pk=heart.pk).update(seen_at=now - timedelta(minutes=2))
    assert only(work.workers_live).level == "warn"


@pytest.mark.django_db
def test_tasks_that_wait_or_failed_are_counted():
    now = clock.now()
    assert only(work.tasks_move).level == "ok"
    task = DBTaskResult.objects.create(
        args_kwargs={}, task_path="x", backend_name="default", run_after=now
    )
    DBTaskResult.objects.update(enqueued_at=now - timedelta(hours=1))
    assert "1 wait" in only(work.tasks_move).text
    DBTaskResult.objects.filter(pk=task.pk).update(status="FAILED", finished_at=now)
    assert "1 failed" in only(work.tasks_move).text


@pytest.mark.django_db
def test_mails_that_a_server_does_not_take_are_told(cast):
    now = clock.now()
    assert only(work.mails_go).level == "ok"
    given = {"member": cast.member, "kind": "notice", "made_at": now}
    mail = Mail.objects.create(**given, due_at=now - timedelta(hours=1))
    assert "1 wait" in only(work.mails_go).text
    Mail.objects.filter(pk=mail.pk).update(tries=2, due_at=now, why="SMTPServerDisconnected: gone")
    assert "SMTPServerDisconnected" in only(work.mails_go).text
    Mail.objects.filter(pk=mail.pk).update(claimed_at=now, sent_at=now)
    assert only(work.mails_go).level == "ok"


@pytest.mark.django_db
def test_a_site_without_owner_is_told_how_to_get_one(cast):
    assert only(work.owner_exists).level == "ok"
    cast.owner.is_superuser = False
    cast.owner.save()
    assert "--owner-email" in only(work.owner_exists).advice


@pytest.mark.django_db
def test_a_check_that_breaks_is_a_finding_and_the_rest_go_on(data, monkeypatch):
    def breaks_badly(now):
        yield ok("first", "half")
        raise RuntimeError("no such thing\nsecond line")

    monkeypatch.setattr(checkup, "PLACE", [breaks_badly])
    monkeypatch.setattr(checkup, "DATABASE", [lambda now: iter([ok("last", "done")])])
    found = [dataclasses.astuple(finding)[:3] for finding in checkup.examine(now=clock.now())]
    assert found[:2] == [
        ("ok", "first", "half"),
        ("fail", "breaks badly", "could not be checked: no such thing"),
    ]
    assert ("ok", "last", "done") in found


@pytest.mark.django_db
def test_tables_that_are_not_there_are_not_asked(data, monkeypatch):
    def not_migrated(now):
        yield fail("database", "3 migrations not applied", "Run `rostra init`.")

    monkeypatch.setattr(database, "is_migrated", not_migrated)
    about = [finding.about for finding in checkup.examine(now=clock.now())]
    assert "database" in about
    assert not {"cache", "worker", "tasks", "owner"} & set(about)


@pytest.mark.django_db
def test_the_command_prints_json_and_ends_with_one_on_failure(data, capsys):
    (data / "secret.key").chmod(0o644)
    with pytest.raises(SystemExit) as end:
        call_command("doctor", "--json")
    assert end.value.code == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"level", "about", "text", "advice"} == set(lines[0])
    assert any(line["level"] == "fail" and line["about"] == "secret.key" for line in lines)


@pytest.mark.django_db
def test_the_command_prints_a_line_each_and_the_advice_below(data, capsys, monkeypatch):
    # The suite's own SQLite is set up for speed, which the doctor rightly dislikes.
    monkeypatch.setattr(checkup, "DATABASE", [work.tasks_move])
    call_command("doctor")
    out = capsys.readouterr().out
    assert "ok   disk:" in out
    assert "warn mail: is not sent" in out
    assert "      Set ROSTRA_MAIL_URL=smtp://" in out
