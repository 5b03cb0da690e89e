"""A member's own pages, under ``/me/``."""

from django.urls import path, re_path

from rostra.accounts.views import others, own_data, settings

OTHER = r"^members/(?P<number>[0-9]{1,18})"

urlpatterns = [
    path("profile", settings.profile, name="me_profile"),
    path("standing", settings.standing, name="me_standing"),
    path("ignored", settings.ignored, name="me_ignored"),
    path("data", own_data.data, name="me_data"),
    path("data/download", own_data.download, name="me_download"),
    path("leave", own_data.go, name="me_leave"),
    re_path(rf"{OTHER}/$", others.acts, name="me_member"),
    re_path(rf"{OTHER}/(?P<name>ignore|unignore)$", others.fold, name="me_fold"),
    re_path(rf"{OTHER}/level$", others.level, name="me_level"),
    re_path(rf"{OTHER}/erase$", others.remove, name="me_erase"),
]
