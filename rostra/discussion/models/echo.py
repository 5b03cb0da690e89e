"""What a comment of the last days sounds like, so that copies of it are known."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Echo(models.Model):
    """One hash of a comment's sketch; gone with the days that copies are looked for."""

    comment = models.ForeignKey("discussion.Comment", on_delete=models.CASCADE, related_name="+")
    key = models.BigIntegerField()
    at = models.DateTimeField(_("at"))

    class Meta:
        default_permissions = ()
        indexes = [
            # Answers by itself what shares a key.
            models.Index(fields=["key", "at", "comment"], name="echo_by_key"),
            models.Index(fields=["at"], name="echo_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.key}"
