"""A member's own pages of the notices."""
