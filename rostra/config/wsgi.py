"""The site as a WSGI application, for `rostra serve` and for any other WSGI server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rostra.config.settings")

django_application = get_wsgi_application()
# The addresses, and with them every view, load now and not in the first reader's request.
get_resolver().url_patterns  # noqa: B018  a cached property that does the loading

from rostra.config.logs import kept_note  # noqa: E402 - Django is set up only now
from rostra.press.porter import Porter  # noqa: E402
from rostra.rankings.reads.beacon import Beacon  # noqa: E402

application = Porter(Beacon(django_application), note=kept_note(settings.ENVIRONMENT))
