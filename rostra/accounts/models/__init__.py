"""The tables of the members."""

from rostra.accounts.models.member import Member
from rostra.accounts.models.sanction import Sanction

__all__ = ["Member", "Sanction"]
