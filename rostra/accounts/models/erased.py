"""The erasure ledger: who was erased, so that an older backup does not bring them back."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Erased(models.Model):
    """One member that was erased: no name, no address, only what recognises the row again.

    A number alone would not do: after an older backup is restored it may be given once more. The
    same entry lies in a file beside the database (``rostra.accounts.ledger``).
    """

    number = models.BigIntegerField(_("number"))
    joined_at = models.DateTimeField(_("joined"))
    # HMAC of the address under the site's key: to answer whether an address was erased, and when.
    address = models.CharField(max_length=64)
    at = models.DateTimeField(_("erased"))
    texts = models.BooleanField(_("with texts"))

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        default_permissions = ()
        permissions = [("erase_member", "Can erase members")]
        constraints = [
            models.UniqueConstraint(fields=["number", "joined_at"], name="erased_once"),
        ]

    def __str__(self) -> str:
        return f"#{self.number}"
