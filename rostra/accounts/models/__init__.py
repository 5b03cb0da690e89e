"""The tables of the members."""

from rostra.accounts.models.member import Member

__all__ = ["Member"]
