"""Make everything ready: folder, key, database, static files, the owner."""

import getpass
import sys
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.upkeep.actions.add_owner import OwnerExistsError, add_owner
from rostra.upkeep.actions.prepare import prepare
from rostra.upkeep.models import DemoRow


class Command(BaseCommand):
    help = "Make the data folder, its key and the database, or bring them up to date"
    group = "run"
    takes_any_site = True
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the owner's address and whether to load the demo edition."""
        parser.add_argument("--owner-email", help="make an owner's account with this address")
        parser.add_argument("--owner-name", default="", help="the name readers see")
        parser.add_argument(
            "--demo", action="store_true", help="load the demo edition, the first time"
        )

    def handle(
        self, *args: Any, owner_email: str | None, owner_name: str, demo: bool, **options: Any
    ) -> None:
        """Prepare, make the owner, load the demo edition."""
        prepare(say=self.stdout.write)
        if owner_email:
            self._add_owner(owner_email, owner_name, password=None)
        elif not demo and self._can_ask():
            self._ask_for_owner(owner_name)
        if demo:
            self._load_demo()
        self.stdout.write(f"Ready: {settings.DATA}")

    def _can_ask(self) -> bool:
        is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
        return is_terminal and not Member.objects.filter(is_superuser=True).exists()

    def _ask_for_owner(self, name: str) -> None:
        try:
            email = input("E-mail address of the owner (empty: later): ").strip()
        except EOFError:
            email = ""
        if not email:
            return
        password = getpass.getpass("Password (empty: a random one is made): ")
        if password and password != getpass.getpass("The same again: "):
            raise CommandError("The passwords differ; nothing was made.", returncode=2)
        self._add_owner(email, name, password=password or None)

    def _add_owner(self, email: str, name: str, password: str | None) -> None:
        try:
            owner = add_owner(email=email, name=name, password=password, now=clock.now())
        except OwnerExistsError as error:
            self.stdout.write(str(error))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        else:
            self.stdout.write(f"Made the owner's account {owner.member.email}.")
            if owner.made_password:
                self.stdout.write(f"Its password, shown this once: {owner.made_password}")

    def _load_demo(self) -> None:
        """Load the demo edition into a paper without articles; once in the folder's life.

        One that was broken off is loaded to its end.
        """
        offered = settings.DATA / ".demo-offered"
        if offered.exists():
            return
        if DemoRow.objects.exists() or not apps.get_model("news", "Article").objects.exists():
            call_command("demo", stdout=self.stdout)
        offered.touch()
