"""A member's own page at the desk: name and language, zone and theme."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.account import LocalePreferencesForm
from wagtail.admin.views.account import (
    AccountView,
    BaseSettingsPanel,
    LocaleSettingsPanel,
    NotificationsSettingsPanel,
    ThemeSettingsPanel,
)
from wagtail.users.models import UserProfile

from rostra.accounts.forms import ProfileForm


class NamePanel(BaseSettingsPanel):
    """Display name and language: the one language, of the desk and of the paper's private pages."""

    name = "profile"
    title = _("Name and language")
    form_class = ProfileForm
    order = 100


class ZoneForm(LocalePreferencesForm):
    """The zone in which the desk shows times."""

    preferred_language = None

    class Meta:
        model = UserProfile
        fields = ["current_time_zone"]


class ZonePanel(LocaleSettingsPanel):
    """The zone alone: the language is the member's."""

    title = _("Time zone")
    form_class = ZoneForm


class ProfileView(AccountView):
    """Wagtail's page without what accounts keep: address, password, picture."""

    KEPT = (NotificationsSettingsPanel, ThemeSettingsPanel)

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Return the panels of this member."""
        user, profile = self.request.user, UserProfile.get_for_user(self.request.user)
        kept = [panel for panel in super().get_panels() if isinstance(panel, self.KEPT)]
        own = [NamePanel(self.request, user, profile), ZonePanel(self.request, user, profile)]
        return [*own, *kept]


profile = require_admin_access(ProfileView.as_view())
