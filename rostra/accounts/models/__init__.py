"""The tables of the members."""

from rostra.accounts.models.erased import Erased
from rostra.accounts.models.ignored import Ignored
from rostra.accounts.models.leaving import Leaving
from rostra.accounts.models.member import Member
from rostra.accounts.models.sanction import Sanction
from rostra.accounts.models.standing import Standing

__all__ = ["Erased", "Ignored", "Leaving", "Member", "Sanction", "Standing"]
