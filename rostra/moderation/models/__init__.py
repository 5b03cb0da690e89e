"""The tables of moderation."""

from rostra.moderation.models.appeal import Appeal
from rostra.moderation.models.case import Case
from rostra.moderation.models.complaint import Complaint
from rostra.moderation.models.decision import Decision
from rostra.moderation.models.house_rule import HouseRule
from rostra.moderation.models.note import Note
from rostra.moderation.models.report import Report
from rostra.moderation.models.tally import Tally

__all__ = ["Appeal", "Case", "Complaint", "Decision", "HouseRule", "Note", "Report", "Tally"]
