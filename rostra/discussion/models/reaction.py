"""What one member thinks of a comment, without words."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.discussion.reactions import LIKE


class Reaction(models.Model):
    """A reaction, of a kind (``reactions.KINDS``): one of a member to a comment."""

    comment = models.ForeignKey(
        "discussion.Comment",
        on_delete=models.CASCADE,
        related_name="reactions",
        db_index=False,  # reaction_once begins with it
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reactions"
    )
    kind = models.CharField(_("kind"), max_length=20, default=LIKE)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["comment", "member"], name="reaction_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.kind} {self.comment_id}"
