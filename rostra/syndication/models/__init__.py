"""What is kept about what leaves the house."""

from rostra.syndication.models.sitemap_turn import SitemapTurn

__all__ = ["SitemapTurn"]
