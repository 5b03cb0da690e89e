"""Put a backup in the place of the site."""

from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser

from rostra.upkeep.actions.restore import restore
from rostra.upkeep.archive import BackupError
from rostra.upkeep.progress import byte_bar


class Command(BaseCommand):
    help = "Put a backup in the place of database, pictures and key"
    group = "keep"
    takes_any_site = True
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and whether a site that is here may be replaced."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--force", action="store_true", help="replace the site that is here")

    def handle(self, *args: Any, file: Path, force: bool, **options: Any) -> None:
        """Restore and say what is here now."""
        said: list[str] = []  # What is printed below a bar is wiped with it.
        try:
            with byte_bar("Restoring") as show:
                whole = file.stat().st_size if file.is_file() else 0
                done = 0

                def advance(count: int) -> None:
                    nonlocal done
                    done += count
                    show(whole, done)

                manifest = restore(path=file, overwrite=force, say=said.append, progress=advance)
        except BackupError as error:
            raise CommandError(str(error)) from error
        for line in said:
            self.stdout.write(line)
        self.stdout.write(
            f"Restored the site of {manifest.made_at} (Rostra {manifest.rostra}): "
            f"{sum(manifest.counts.values())} rows, {manifest.pictures} picture files.\n"
            "Everybody has to sign in again."
        )
