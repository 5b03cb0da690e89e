"""Examine the site and say what is to be done."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.text import Text

from rostra.kernel import clock
from rostra.upkeep.checkup import examine

COLOURS = {"ok": "green", "warn": "yellow", "fail": "bold red"}


class Command(BaseCommand):
    help = "Examine the site: settings, folders, database, mail, workers"
    group = "keep"
    takes_any_site = True
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, json: bool, **options: Any) -> None:
        """Print each finding; end with code 1 when one is a failure."""
        findings = []
        console = Console(file=self.stdout, highlight=False, soft_wrap=True)  # type: ignore[arg-type]
        for finding in examine(now=clock.now()):
            findings.append(finding)
            if json:
                self.stdout.write(_as_json(asdict(finding)))
                continue
            line = Text(f"{finding.level:<5}", style=COLOURS[finding.level])
            console.print(line.append(f"{finding.about}: {finding.text}", style="default"))
            if finding.advice:
                console.print(f"      {finding.advice}", markup=False)
        if any(finding.level == "fail" for finding in findings):
            sys.exit(1)


def _as_json(values: dict[str, str]) -> str:
    return json.dumps(values, ensure_ascii=False)
