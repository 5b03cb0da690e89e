"""A picture that a member shows with a comment in a board."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

ALT_LIMIT = 300


class CommentPicture(models.Model):
    """A picture, encoded anew by us; without a comment while its comment is being written."""

    comment = models.ForeignKey(
        "discussion.Comment",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="pictures",
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="comment_pictures",
    )
    # Below the one folder that is served as it is.
    file = models.FileField(_("file"), upload_to="images/floor/%Y/%m")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(_("what the picture shows"), max_length=ALT_LIMIT, blank=True)
    at = models.DateTimeField(_("at"), db_index=True)

    class Meta:
        verbose_name = _("picture in a comment")
        verbose_name_plural = _("pictures in comments")
        default_permissions = ()
        ordering = ["id"]

    def __str__(self) -> str:
        return self.alt or str(self.file)
