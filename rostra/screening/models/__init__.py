"""The tables of the screening room."""

from rostra.screening.models.practice import Practice
from rostra.screening.models.word_rule import WordRule

__all__ = ["Practice", "WordRule"]
