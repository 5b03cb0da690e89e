"""How far a member has read a thread."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadMark(models.Model):
    """The highest floor that a member has seen in a thread; it only rises."""

    thread = models.ForeignKey(
        "discussion.Thread",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # no thread is deleted, nor looked up by it
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # read_mark_once begins with it
    )
    floor = models.PositiveIntegerField(_("floor"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("read mark")
        verbose_name_plural = _("read marks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["member", "thread"], name="read_mark_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} read {self.thread_id} to {self.floor}"
