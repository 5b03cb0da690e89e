"""Examine the machine: settings, folders, disk, picture formats, mail."""

import os
import shutil
import smtplib
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.template.defaultfilters import filesizeformat
from PIL import features

from rostra.upkeep import static_files
from rostra.upkeep.archive import KEY
from rostra.upkeep.checkup.finding import Finding, fail, ok, warn
from rostra.upkeep.swap import ASIDE

MEGABYTE = 1024 * 1024
LEAST_ROOM = 200 * MEGABYTE
GOOD_ROOM = 1024 * MEGABYTE
OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}
SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def settings_fit(now: datetime) -> Iterator[Finding]:
    """Compare the settings with each other."""
    for line in settings.ENVIRONMENT.warnings:
        yield warn("settings", line, "Rename or remove it.")
    site = urlsplit(settings.SITE_URL)
    is_public = site.hostname not in OWN_MACHINE
    if is_public and settings.DEBUG:
        yield fail("settings", "ROSTRA_DEBUG is 1 on a public address", "Set ROSTRA_DEBUG=0.")
    elif is_public and site.scheme == "http":
        yield warn(
            "settings",
            f"{settings.SITE_URL} is public but not encrypted",
            "Put a proxy with a certificate in front and set ROSTRA_URL=https://…",
        )
    else:
        yield ok("settings", settings.SITE_URL)


def folder_is_closed(now: datetime) -> Iterator[Finding]:
    """Look whether others on the machine can read the data folder or the key."""
    for path, mode in ((settings.DATA, 0o700), (settings.DATA / KEY, 0o600)):
        if not path.exists():
            yield fail(
                path.name,
                f"{path} is not there",
                "Bring it back from a backup, or run `rostra init` to make a new one.",
            )
            continue
        found = stat.S_IMODE(path.stat().st_mode)
        if found & 0o077:
            yield fail(
                path.name,
                f"other users of this machine can open {path} (mode {found:o})",
                f"Run `rostra init`, or `chmod {mode:o} {path}`.",
            )
        else:
            yield ok(path.name, f"{path} is closed to others")


def folders_are_writable(now: datetime) -> Iterator[Finding]:
    """Look whether the site can write where it has to."""
    for path in (settings.DATA, Path(settings.MEDIA_ROOT)):
        if not path.is_dir():
            yield fail(path.name, f"{path} does not exist", "Run `rostra init`.")
        elif not os.access(path, os.W_OK | os.X_OK):
            yield fail(path.name, f"{path} cannot be written to", "Give it to the site's user.")
        else:
            yield ok(path.name, f"{path} can be written to")


def disk_has_room(now: datetime) -> Iterator[Finding]:
    """Look how much room is left."""
    free = shutil.disk_usage(settings.DATA).free
    text = f"{filesizeformat(free)} free"
    advice = "Make room, or move the data folder (ROSTRA_DATA) to a bigger disk."
    if free < LEAST_ROOM:
        yield fail("disk", text, advice)
    elif free < GOOD_ROOM:
        yield warn("disk", text, advice)
    else:
        yield ok("disk", text)


def static_files_are_there(now: datetime) -> Iterator[Finding]:
    """Look whether stylesheets and scripts were collected."""
    if settings.DEBUG:
        yield ok("static files", "served from the source while ROSTRA_DEBUG is 1")
    elif not static_files.are_there():
        yield fail("static files", "not collected", "Run `rostra init`.")
    elif not static_files.are_current():
        yield warn("static files", "collected by another version", "Run `rostra init`.")
    else:
        yield ok("static files", "collected")


def pictures_can_be_made(now: datetime) -> Iterator[Finding]:
    """Look whether this machine's Pillow can write what readers are sent."""
    missing = [name for name in ("avif", "webp", "jpg") if not features.check(name)]
    if missing:
        yield fail(
            "pictures",
            f"Pillow cannot write {', '.join(missing)}",
            "Reinstall Pillow from its wheel (make environment).",
        )
    else:
        yield ok("pictures", "AVIF, WebP and JPEG can be written")


def nothing_is_left_over(now: datetime) -> Iterator[Finding]:
    """Look for what a restore left when it was killed."""
    for pattern in (f"{ASIDE}*", ".restore-*"):
        for path in sorted(settings.DATA.glob(pattern)):
            yield warn(
                "leftovers",
                f"{path} is left from a restore that was ended",
                "Delete it when the site has all it should have.",
            )


def mail_leaves(now: datetime) -> Iterator[Finding]:
    """Look whether mail goes anywhere; a mail server is greeted, nothing is sent."""
    if settings.EMAIL_BACKEND != SMTP_BACKEND:
        yield warn(
            "mail",
            "is not sent, so nobody else can confirm an address or reset a password",
            "Set ROSTRA_MAIL_URL=smtp://… to send it.",
        )
        return
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    connection = get_connection(timeout=10)
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        yield fail("mail", f"{server} does not take mail: {error}", "Check ROSTRA_MAIL_URL.")
    else:
        connection.close()
        yield ok("mail", f"{server} answers")
