"""The ways a notice goes, each with all that the ways before it do."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """How far a notice of a kind goes."""

    NOTHING = "nothing", _("not at all")
    INBOX = "inbox", _("inbox")
    DIGEST = "digest", _("inbox and digest")
    AT_ONCE = "at-once", _("inbox and a mail at once")


class Rhythm(TextChoices):
    """How often a member gets a digest."""

    DAILY = "daily", _("every day")
    WEEKLY = "weekly", _("every week")
    NEVER = "never", _("never")
