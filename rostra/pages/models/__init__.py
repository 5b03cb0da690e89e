"""The furniture of the paper: About, Contact, Advertise, Privacy, Jobs."""

from rostra.pages.models.furniture import FurniturePage

__all__ = ["FurniturePage"]
