"""A person with an account."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from rostra.accounts.naming import LONGEST, LONGEST_KEY, keys_of

TAKEN = {"unique": _("This name is taken, or looks like one that is. Choose another.")}

# Of django-allauth's authenticators those that are one; the codes on paper only stand in for them.
SECOND_FACTORS = ("totp", "webauthn")


class MemberManager(BaseUserManager["Member"]):
    """Make members by e-mail address."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Return an address as it is kept, in small letters: that is how it is looked up."""
        return (email or "").strip().lower()

    def create_user(
        self, email: str, password: str | None = None, *, name: str = "", **fields: Any
    ) -> "Member":
        """Make a member; without a password the account opens only by other means."""
        email = self.normalize_email(email)
        member = self.model(email=email, name=name or email.partition("@")[0], **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(
        self, email: str, password: str | None = None, *, name: str = "", **fields: Any
    ) -> "Member":
        """Make the owner's account."""
        return self.create_user(email, password, name=name, is_superuser=True, **fields)

    def named(self, name: str) -> "Member | None":
        """Return who is known by a name, however its width, case or Chinese script is written."""
        return self.filter(name_key=keys_of(name)[0]).first()

    def get_by_natural_key(self, username: str | None) -> "Member":
        """Find a member by address, in whatever case it is typed."""
        return self.get(email__iexact=username)


class Member(AbstractBaseUser, PermissionsMixin):
    """A person with an account, known by a display name, signing in by e-mail address."""

    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("display name"), max_length=LONGEST)
    # What the name is told apart by (``naming.keys_of``): written with the name, never read out.
    name_key = models.CharField(
        max_length=LONGEST_KEY, unique=True, blank=True, editable=False, error_messages=TAKEN
    )
    name_look = models.CharField(
        max_length=LONGEST_KEY, unique=True, blank=True, editable=False, error_messages=TAKEN
    )
    language = models.CharField(
        _("language"), max_length=10, blank=True, choices=settings.LANGUAGES
    )
    about = models.CharField(_("about me"), max_length=300, blank=True)
    # What its portraits' files are called (``portraits.py``); empty: an initial stands in.
    portrait = models.CharField(max_length=32, blank=True, editable=False)
    # The most telling role (``roles.settle_badge``): comments print it without asking for groups.
    badge = models.CharField(max_length=20, blank=True, editable=False)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    # Part of what each session is bound to: another one ends them all, wherever they are stored.
    session_nonce = models.CharField(max_length=32, blank=True, editable=False)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)

    objects: ClassVar[MemberManager] = MemberManager()
    # Django-allauth's: passkeys, apps, lists of codes.
    authenticator_set: Any

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="member_email_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="member_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Work out what the name is told apart by, before it is compared."""
        super().clean()
        self.name_key, self.name_look = keys_of(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the name together with what it is told apart by."""
        self.name_key, self.name_look = keys_of(self.name)
        if (fields := kwargs.get("update_fields")) is not None and "name" in fields:
            kwargs["update_fields"] = {*fields, "name_key", "name_look"}
        super().save(*args, **kwargs)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Bind sessions to the password, as Django does, and to the nonce besides."""
        salt = "rostra.accounts.member.session"
        bound_to = f"{self.password}:{self.session_nonce}"
        return salted_hmac(salt, bound_to, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        """Return the display name, the only name kept."""
        return self.name

    def get_short_name(self) -> str:
        """Return the display name, the only name kept."""
        return self.name

    @property
    def first_name(self) -> str:
        """The display name again: by this word the desk's sidebar asks for it."""
        return self.name

    @property
    def is_staff(self) -> bool:
        """Say whether this member has something to do at the desk, be it open to them or not."""
        return super().has_perm("wagtailadmin.access_admin")

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Say whether this member may do something for the paper.

        Where the site asks for a second factor, a role without one lies idle everywhere.
        """
        allowed = super().has_perm(perm, obj)
        return allowed and (self.has_second_factor or not settings.STAFF_SECOND_FACTOR)

    @cached_property
    def has_second_factor(self) -> bool:
        """Say whether signing in takes more than a password: a passkey, or codes from an app."""
        return self.authenticator_set.filter(type__in=SECOND_FACTORS).exists()
