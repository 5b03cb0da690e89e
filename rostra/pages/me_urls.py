"""The personal addresses under /me/."""

from django.urls import path, re_path

from rostra.pages.views import arrange, at_comment, decisions, say, unread
from rostra.pages.views.me import for_page
from rostra.pages.views.start import start

urlpatterns = [
    path("for/<str:key>", for_page, name="me_for"),
    path("threads/<str:key>/seen", unread.seen, name="me_seen"),
    path("threads/<str:key>/unread", unread.unread, name="me_unread"),
    path("boards/<slug:slug>/start", start, name="me_start"),
    path("threads/<int:number>/arrange", arrange.thread, name="me_arrange"),
    re_path(
        rf"^threads/(?P<number>[0-9]{{1,18}})/(?P<name>{'|'.join(arrange.ACTS)})$",
        arrange.act,
        name="me_arranging",
    ),
    path("comments/<int:number>/split", arrange.split, name="me_split"),
    path("threads/<str:key>/reply", say.reply, name="me_reply"),
    re_path(
        r"^threads/(?P<key>[a-z]+:[0-9]{1,18})/(?P<name>close|open)$", say.settle, name="me_thread"
    ),
    path("decisions/", decisions.decisions, name="me_decisions"),
    path("decisions/<int:number>/", decisions.decision, name="me_decision"),
    path("appeal/<str:token>/", decisions.banned, name="me_appeal"),
    path("comments/<int:number>/", at_comment.comment, name="me_comment"),
    path("comments/<int:number>/edit", say.edit, name="me_edit"),
    re_path(
        rf"^comments/(?P<number>[0-9]{{1,18}})/(?P<name>{'|'.join(at_comment.ACTS)})$",
        at_comment.act,
        name="me_act",
    ),
]
