"""The tables of the editions."""

from rostra.frontpage.models.edition import Edition
from rostra.frontpage.models.furniture_page import FurniturePage
from rostra.frontpage.models.practical_link import PracticalLink

__all__ = ["Edition", "FurniturePage", "PracticalLink"]
