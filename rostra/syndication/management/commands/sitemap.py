"""Find out anew which files the sitemap has."""

from typing import Any

from django.core.management.base import BaseCommand

from rostra.kernel import clock
from rostra.syndication.actions.find_turns import find_turns


class Command(BaseCommand):
    help = "Find out anew, from the articles, which files the sitemap has and when they changed"
    group = "keep"
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Find them and say how many there are."""
        count = find_turns(now=clock.now())
        self.stdout.write(f"The sitemap has {count} files of articles.")
