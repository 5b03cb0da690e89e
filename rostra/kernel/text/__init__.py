"""Text for people: folding, lines and paragraphs, lengths, excerpts, slugs."""

from rostra.kernel.text.excerpts import excerpt
from rostra.kernel.text.folding import fold
from rostra.kernel.text.lines import one_line, paragraphs
from rostra.kernel.text.measure import length, reading_minutes
from rostra.kernel.text.slugs import slug

__all__ = ["excerpt", "fold", "length", "one_line", "paragraphs", "reading_minutes", "slug"]
