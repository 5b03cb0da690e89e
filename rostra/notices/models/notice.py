"""What one member is told."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.notices.ways import Way


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices, by what has become of them."""

    def unread(self) -> Self:
        """Return those that the member has not opened."""
        return self.filter(read_at=None)

    def waiting(self, way: Way) -> Self:
        """Return those that go a way by mail and are in none yet; what is read is not sent."""
        return self.filter(way=way, mail=None, read_at=None)


class Notice(models.Model):
    """A notice: its kind, what it is about (``comment:91``), where that is, and parameters.

    ``mark`` is what tells two notices of a kind about one thing apart (kinds.Kind.marks). A notice
    of a kind that folds stands for ``many`` events, its address is that of the first; once read it
    begins anew. ``mail`` is the one mail that carries it.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notices",
        db_index=False,  # notice_in_inbox begins with it
    )
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    mark = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=400)
    parameters = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    many = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    way = models.CharField(max_length=10, choices=Way.choices)
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.ForeignKey(
        "notices.Mail", null=True, blank=True, on_delete=models.SET_NULL, related_name="notices"
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        default_permissions = ()
        indexes = [
            models.Index(fields=["member", "-at", "-id"], name="notice_in_inbox"),
            models.Index(fields=["member"], name="notice_unread", condition=models.Q(read_at=None)),
            models.Index(
                fields=["id"],
                name="notice_to_mail",
                condition=models.Q(way=Way.AT_ONCE, mail=None, read_at=None),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "subject", "mark"], name="notice_once"
            ),
            models.CheckConstraint(
                condition=models.Q(way__in=Way.values), name="notice_goes_a_way"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
