"""The tables of the members."""

from rostra.accounts.models.member import Member
from rostra.accounts.models.sanction import Sanction
from rostra.accounts.models.standing import Standing

__all__ = ["Member", "Sanction", "Standing"]
