"""The tables of the rankings."""

from rostra.rankings.models.left_out import LeftOut
from rostra.rankings.models.read_hour import ReadHour
from rostra.rankings.models.read_slice import ReadSlice
from rostra.rankings.models.salt import Salt

__all__ = ["LeftOut", "ReadHour", "ReadSlice", "Salt"]
