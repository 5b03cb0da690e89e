"""One line of the change log."""

from django.db import models


class Change(models.Model):
    """Something changed: a kind of thing and the key of the one that did.

    ``transaction`` is PostgreSQL's id of the writing transaction (0 on SQLite, where writers
    queue and ids are given in the order of commit). Followers sort by (transaction, id) and
    read only below the oldest transaction still open, so a line that commits late is never
    passed over: see docs/decisions on the change log.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    transaction = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["transaction", "id"], name="change_order"),
            models.Index(fields=["kind", "id"], name="change_kind"),
            models.Index(fields=["at"], name="change_at"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(kind=""), name="change_has_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"
