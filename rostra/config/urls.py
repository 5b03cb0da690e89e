"""All addresses of the site: readers' pages last, for theirs are the short ones."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as desk_urls

from rostra.accounts.views.profile import profile
from rostra.pages.views.report import complaint, report
from rostra.syndication import urls as syndication

urlpatterns = [
    # Wagtail's own sign-in takes a bare password: it must not be reachable.
    path("desk/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("desk/logout/", RedirectView.as_view(pattern_name="account_logout")),
    # Wagtail's page about oneself asks for names that members do not have.
    path("desk/account/", profile),
    path("desk/", include(desk_urls)),
    path("accounts/", include("rostra.accounts.account_urls")),
    path("accounts/", include("allauth.urls")),
    path("me/", include("rostra.accounts.me_urls")),
    path("me/", include("rostra.notices.urls")),
    path("me/", include("rostra.pages.me_urls")),
    path("report/<str:key>/", report, name="report"),
    path("complaint/", complaint, name="complaint"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *syndication.for_machines,
    *i18n_patterns(
        path("", include("rostra.syndication.urls")),
        path("", include("rostra.pages.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "rostra.pages.views.errors.bad_request"
handler403 = "rostra.pages.views.errors.forbidden"
handler404 = "rostra.pages.views.errors.not_found"
handler429 = "rostra.pages.views.errors.too_often"
handler500 = "rostra.pages.views.errors.server_error"
