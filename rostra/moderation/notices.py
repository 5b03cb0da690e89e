"""What members are told of decisions about them: the kinds of notices of this room."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rostra.accounts.models import Sanction
from rostra.moderation.models import Appeal, Decision
from rostra.notices.kinds import Kind
from rostra.notices.models import Notice
from rostra.notices.ways import Way


def look(notices: Sequence[Notice], language: str, now: datetime) -> dict[int, dict[str, Any]]:
    """Return what the templates print, acts and outcomes in words of the active language."""
    return {notice.pk: in_words(notice.parameters) for notice in notices}


def in_words(parameters: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of a notice with the labels of what they name."""
    return {
        **parameters,
        "act": _label(Decision.Act, parameters.get("act")),
        "sanction": _label(Sanction.Kind, parameters.get("sanction")),
        "outcome": _label(Appeal.Outcome, parameters.get("outcome")),
    }


def _label(choices: Any, value: Any) -> Any:
    return choices(value).label if value in choices.values else ""


HOUSE: dict[str, Any] = {"room": "moderation", "personal": False, "least": Way.INBOX, "look": look}
KINDS = (
    Kind(name="decision", label=_("Decisions of moderators about you"), **HOUSE),
    Kind(name="undone", label=_("Decisions about you that are undone"), **HOUSE),
    Kind(name="judged", label=_("How your appeals are judged"), **HOUSE),
)
