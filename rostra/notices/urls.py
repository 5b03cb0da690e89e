"""A member's own addresses of the notices, under /me/."""

from django.urls import path, re_path

from rostra.notices import addresses
from rostra.notices.views.follows import follow, follows
from rostra.notices.views.inbox import inbox, open_notice, read_everything
from rostra.notices.views.switches import switches
from rostra.notices.views.unsubscribe import unsubscribe

urlpatterns = [
    path("notices/", inbox, name="me_notices"),
    path("notices/read", read_everything, name="me_notices_read"),
    path("notices/switches/", switches, name="me_switches"),
    re_path(r"^notices/(?P<number>[0-9]{1,18})/$", open_notice, name="me_notice"),
    path("follows/", follows, name="me_follows"),
    re_path(rf"^follows/(?P<subject>{addresses.SUBJECT})/$", follow, name="me_follow"),
    re_path(r"^unsubscribe/(?P<token>[-\w:]{1,200})/$", unsubscribe, name="me_unsubscribe"),
]
