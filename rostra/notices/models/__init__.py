"""The tables of the notices."""

from rostra.notices.models.follow import Follow
from rostra.notices.models.letterbox import Letterbox
from rostra.notices.models.mail import Mail
from rostra.notices.models.notice import Notice
from rostra.notices.models.preference import Preference
from rostra.notices.models.spread import Spread

__all__ = ["Follow", "Letterbox", "Mail", "Notice", "Preference", "Spread"]
