"""Take a list of words in, and give the rules out again."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.changes.log import append
from rostra.screening import current
from rostra.screening.actions.save_rule import check
from rostra.screening.models import WordRule
from rostra.screening.models.word_rule import NOTE_LIMIT, WORD_LIMIT

LINES = 20_000
BATCH = 500
SWITCHES = (
    "is_pattern", "in_comments", "in_titles", "in_names", "in_profiles",
    "fold_case", "fold_script", "fold_split", "fold_sound", "is_whole",
)  # fmt: skip
COLUMNS = ("word", "act", *SWITCHES, "language", "note", "on")
ACTS = {"hold": 2, "mask": 1, "refuse": 3}
NAMES = {number: name for name, number in ACTS.items()}
YES = frozenset(("1", "yes", "true", "on", "x", "是"))


@dataclass
class Report:
    """What came of a list: rules made, words known already, and what is wrong on which line."""

    added: int = 0
    known: int = 0
    wrong: list[tuple[int, str, str]] = field(default_factory=list)


class LineError(ValueError):
    """A line that makes no rule; its text says why."""


def import_rules(*, text: str, defaults: Mapping[str, Any], by: Any, now: datetime) -> Report:
    """Make a rule of each line, off until somebody switches it on; all or, on an error, the rest.

    Words that are known stay as they are. A line of CSV may say ``on`` itself.
    """
    report = Report()
    known = set(WordRule.objects.values_list("word", "is_pattern"))
    made: list[WordRule] = []
    for number, line in _lines(text):
        if number > LINES:
            report.wrong.append((number, "", _("More than %d lines: the rest is left.") % LINES))
            break
        try:
            rule = _rule(line, defaults)
        except LineError as error:
            report.wrong.append((number, line.get("word", "")[:60], str(error)))
            continue
        if (rule.word, rule.is_pattern) in known:
            report.known += 1
            continue
        known.add((rule.word, rule.is_pattern))
        rule.made_at = rule.changed_at = now
        rule.made_by = by
        rule.begins_at = now if line.get("on", "").strip().lower() in YES else None
        made.append(rule)
    with transaction.atomic():
        WordRule.objects.bulk_create(made, batch_size=BATCH, ignore_conflicts=True)
        append(current.SUBJECT)
    report.added = len(made)
    return report


def export_rules() -> Iterator[str]:
    """Return the rules as CSV, line by line; what comes out comes in again."""
    yield _written(COLUMNS)
    for rule in WordRule.objects.order_by("made_at", "pk").iterator():
        switches = ["1" if getattr(rule, name) else "" for name in SWITCHES]
        own = [rule.word, NAMES[rule.act], *switches, rule.language, rule.note]
        yield _written([*own, "1" if rule.begins_at else ""])


def _written(cells: Any) -> str:
    line = StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _lines(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Return the lines that say something, by number; CSV where the first line names columns."""
    text = text.lstrip("\ufeff").replace("\x00", "")
    if text.splitlines()[0].split(",")[0].strip() == "word":
        rows = csv.DictReader(StringIO(text), restval="")
        for row in rows:
            line = {str(name).strip(): str(value) for name, value in row.items() if name}
            if line.get("word", "").strip():
                yield rows.line_num, line
        return
    for number, written in enumerate(text.splitlines(), start=1):
        word = written.strip()
        if word and not word.startswith("#"):
            yield number, {"word": word}


def _rule(line: Mapping[str, str], defaults: Mapping[str, Any]) -> WordRule:
    word = line["word"].strip()
    if len(word) > WORD_LIMIT:
        raise LineError(_("Longer than %d characters.") % WORD_LIMIT)
    rule = WordRule(word=word, **defaults)
    if act := line.get("act", "").strip().lower():
        if act not in ACTS:
            raise LineError(_("Unknown act: %s. Known are hold, mask and refuse.") % act[:20])
        rule.act = ACTS[act]
    for name in SWITCHES:
        if name in line:
            setattr(rule, name, line[name].strip().lower() in YES)
    rule.note = line.get("note", rule.note)[:NOTE_LIMIT]
    language = line.get("language", "").strip()
    rule.language = language if language in dict(settings.LANGUAGES) else ""
    try:
        check(rule)
    except ValidationError as error:
        raise LineError(" ".join(error.messages)) from error
    return rule
