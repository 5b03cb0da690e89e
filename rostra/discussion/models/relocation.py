"""What went from one thread to another: a merge, or a branch that was split off."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Relocation(models.Model):
    """Comments that went from a thread to another, so that they can go back.

    ``floors`` has the floor each comment stood on before, by its number. Of a branch ``root`` is
    the comment it begins with, and ``parent`` what that answered.
    """

    class Kind(models.TextChoices):
        """What was done."""

        MERGE = "merge", _("merged")
        SPLIT = "split", _("split off")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    source = models.ForeignKey(
        "discussion.Thread", on_delete=models.PROTECT, related_name="departures"
    )
    target = models.ForeignKey(
        "discussion.Thread", on_delete=models.PROTECT, related_name="arrivals"
    )
    root = models.ForeignKey(
        "discussion.Comment", null=True, on_delete=models.PROTECT, related_name="+"
    )
    parent = models.ForeignKey(
        "discussion.Comment", null=True, on_delete=models.PROTECT, related_name="+"
    )
    floors = models.JSONField(default=dict)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("relocation of comments")
        verbose_name_plural = _("relocations of comments")
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="relocation_elsewhere"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="merge", root=None, parent=None)
                | models.Q(kind="split", root__isnull=False),
                name="relocation_of_branch_has_root",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"
