"""Help members who cannot get in, from the machine itself."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rostra.accounts import ledger
from rostra.accounts.actions.reset_second_factor import reset_second_factor
from rostra.accounts.actions.sign_out_everywhere import sign_out_everywhere
from rostra.accounts.models import Erased, Member
from rostra.kernel import clock


class Command(BaseCommand):
    group = "keep"
    help = (
        "Help a member in (reset-second-factor, sign-out), or ask who was erased (erased)\n\n"
        "A forgotten password needs none of it: a code by mail opens the account too."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a verb and the member's address."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        for verb, said in (
            ("reset-second-factor", "take away passkeys, codes from apps and recovery codes"),
            ("sign-out", "end all sessions of the member"),
            ("erased", "say whether the ledger of erasures has this address, and since when"),
        ):
            verbs.add_parser(verb, help=said).add_argument("email", metavar="EMAIL")

    def handle(self, *args: Any, verb: str, email: str, **options: Any) -> None:
        """Do it, and say what was done."""
        if verb == "erased":
            self.stdout.write(erasures_of(email))
            return
        member = Member.objects.filter(email__iexact=email.strip()).first()
        if member is None:
            raise CommandError(f"There is no member with the address {email}.", returncode=2)
        if verb == "sign-out":
            sign_out_everywhere(member=member, by=None, now=clock.now())
            self.stdout.write(f"Signed {member.email} out everywhere.")
            return
        gone = reset_second_factor(member=member, by=None, now=clock.now())
        self.stdout.write(
            f"Took {gone} passkeys and lists of codes from {member.email} and signed them out;"
            " the password alone opens the account now."
        )


def erasures_of(email: str) -> str:
    """Return a line for each member that was erased while it had an address."""
    found = Erased.objects.filter(address=ledger.address_hash(email)).order_by("at")
    lines = [
        f"Member {each.number} was erased {each.at:%Y-%m-%d %H:%M} UTC"
        f"{', with what it wrote' if each.texts else ''}."
        for each in found
    ]
    return "\n".join(lines) or "Nobody with this address was erased."
