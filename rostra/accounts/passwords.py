"""How good a password must be: guessed at as an attacker would, by zxcvbn."""

import re
import threading

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_zxcvbn_password_validator import ZxcvbnPasswordValidator

from rostra.accounts.models import Member

LONGEST = 256
# zxcvbn takes no more, and time that grows with the square; a beginning that holds is enough.
GUESSED_AT = 72

_one_at_a_time = threading.Lock()


class PasswordStrength(ZxcvbnPasswordValidator):
    """Refuse what could be guessed from a stolen copy, and say why and what would be better."""

    def validate(self, password: str, user: Member | None = None) -> None:
        """Raise ValidationError for a password that is guessed too easily, or is no password."""
        if len(password) > LONGEST:
            raise ValidationError(
                _("This password is too long: %(limit)d characters are enough.")
                % {"limit": LONGEST},
                code="long",
            )
        # The library keeps what it is told of a member in a table that all its callers share.
        with _one_at_a_time:
            # It cannot guess at nothing at all.
            found = self.get_strength(password[:GUESSED_AT] or " ", user)
        if found["acceptable"]:
            return
        reasons = [str(each).strip() for each in (found["warning"], *found["suggestions"]) if each]
        sentences = [_("%(sentence)s.") % {"sentence": reason} for reason in reasons]
        too_easy = _("This password is too easy to guess.")
        raise ValidationError([too_easy, *sentences], code="weak")

    def get_help_text(self) -> str:
        """Return what is said before anything is typed."""
        return _("A few words that do not belong together make a good password.")

    def _get_user_inputs(self, user: Member | None) -> list[str]:
        """Return what others know of a member and of the site, whole and in words."""
        known = [settings.WAGTAIL_SITE_NAME, settings.SITE_URL.partition("//")[2]]
        if user is not None:
            known += [user.name or "", user.email or ""]
        words = [word for text in known for word in re.split(r"[\W_]+", text)]
        return [text for text in {*known, *words} if text]
