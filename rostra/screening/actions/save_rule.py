"""Make a word rule, or change one."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.changes.log import append
from rostra.screening import current
from rostra.screening.models import WordRule
from rostra.screening.words import UnusableError, compiled, readings


@transaction.atomic
def save_rule(*, rule: WordRule, by: Any, now: datetime) -> WordRule:
    """Write a rule down; every process asks it from its next text on.

    Raises ValidationError for what cannot be looked for, and for what is looked for already.
    """
    is_new = rule.pk is None
    if is_new:
        rule.made_at, rule.made_by = now, by
    rule.changed_at = now
    check(rule)
    rule.full_clean()
    rule.save()
    log(instance=rule, action="wagtail.create" if is_new else "wagtail.edit", user=by)
    append(current.SUBJECT)
    return rule


def check(rule: WordRule) -> None:
    """Raise ValidationError where a rule says nothing that could be looked for."""
    rule.word = rule.word.strip()
    if not rule.where:
        raise ValidationError(_("Choose at least one place where it is looked for."))
    try:
        if rule.is_pattern:
            compiled(rule.word)
        else:
            readings(rule.rule())
    except UnusableError as error:
        raise ValidationError({"word": _unusable(rule)}) from error


def _unusable(rule: WordRule) -> str:
    if rule.is_pattern:
        return _(
            "This pattern cannot be used: it is no pattern of RE2 (no look-around, no"
            " back-references), or fits everything."
        )
    return _("There is nothing to look for in this word.")
