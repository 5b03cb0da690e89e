"""Write a backup of the site to one file."""

from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser
from django.template.defaultfilters import filesizeformat

from rostra.kernel import clock
from rostra.upkeep.actions.back_up import back_up
from rostra.upkeep.archive import BackupError
from rostra.upkeep.progress import byte_bar


class Command(BaseCommand):
    help = "Write database, pictures and key to one file, while the site runs"
    group = "keep"
    takes_any_site = True
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and whether it may be written over."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--force", action="store_true", help="write over an existing FILE")

    def handle(self, *args: Any, file: Path, force: bool, **options: Any) -> None:
        """Back up and say what was written."""
        try:
            with byte_bar("Backing up") as progress:
                backup = back_up(path=file, now=clock.now(), overwrite=force, progress=progress)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Wrote {backup.path} ({filesizeformat(backup.bytes)}): "
            f"{backup.rows} rows, {backup.pictures} picture files, the secret key.\n"
            "Keep it as safe as the site itself: it opens everything."
        )
