"""The tables of the rankings."""

from rostra.rankings.models.bar import Bar
from rostra.rankings.models.left_out import LeftOut
from rostra.rankings.models.pin import Pin
from rostra.rankings.models.place import Place
from rostra.rankings.models.ranking import Ranking
from rostra.rankings.models.read_hour import ReadHour
from rostra.rankings.models.read_slice import ReadSlice
from rostra.rankings.models.salt import Salt

__all__ = ["Bar", "LeftOut", "Pin", "Place", "Ranking", "ReadHour", "ReadSlice", "Salt"]
