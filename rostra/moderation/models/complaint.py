"""A complaint about rights or law."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

WORDS_LIMIT = 5_000


class Complaint(models.Model):
    """What somebody, with name and address, says is against their rights or the law."""

    class Reason(models.TextChoices):
        """Which right or law."""

        COPYRIGHT = "copyright", _("copyright or related rights")
        PRIVACY = "privacy", _("privacy or personal data")
        DEFAMATION = "defamation", _("defamation")
        OTHER = "other", _("another law or an order")

    case = models.ForeignKey("moderation.Case", on_delete=models.PROTECT, related_name="complaints")
    name = models.CharField(_("your name"), max_length=120)
    address = models.EmailField(_("your e-mail address"))
    url = models.CharField(_("address of the page"), max_length=500)
    reason = models.CharField(_("what it is about"), max_length=12, choices=Reason.choices)
    words = models.TextField(_("what is wrong, and why"), max_length=WORDS_LIMIT)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name}: {self.url}"[:80]
