"""The tables of the newsroom."""

from rostra.news.models.article import Article
from rostra.news.models.citation import Citation
from rostra.news.models.correction import Correction
from rostra.news.models.image import Image, Rendition
from rostra.news.models.old_address import OldAddress
from rostra.news.models.placement import Placement
from rostra.news.models.printed import Printed, PrintedBody
from rostra.news.models.related_line import RelatedLine
from rostra.news.models.section import Section, SectionName
from rostra.news.models.source import Source
from rostra.news.models.topic import Topic
from rostra.news.models.withdrawal import Withdrawal

__all__ = [
    "Article",
    "Citation",
    "Correction",
    "Image",
    "OldAddress",
    "Placement",
    "Printed",
    "PrintedBody",
    "RelatedLine",
    "Rendition",
    "Section",
    "SectionName",
    "Source",
    "Topic",
    "Withdrawal",
]
