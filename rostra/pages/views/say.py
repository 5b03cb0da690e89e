"""The private pages where members write."""

import re

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.discussion import addresses, policies, queries, rules, subjects
from rostra.discussion.actions.close import close, reopen
from rostra.discussion.actions.edit import edit as change
from rostra.discussion.actions.keep_picture import with_pictures
from rostra.discussion.actions.say import read, say
from rostra.discussion.forms import CommentForm
from rostra.discussion.models import Comment, Thread
from rostra.discussion.screened import asks_work
from rostra.discussion.subjects import Subject
from rostra.kernel import clock, script, text
from rostra.news import addresses as news
from rostra.news.models import Article, Topic
from rostra.pages.views.attached import Attached, attached
from rostra.screening import work
from rostra.screening.guard import WorkForm
from rostra.screening.verdict import Verdict
from rostra.web import editions

EXCERPT = 200
NUMBER = re.compile("[0-9]{1,18}", re.ASCII)
# What a visitor typed while nobody was signed in, by subject, until it is sent.
TYPED = "typed"


@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, key: str) -> HttpResponse:
    """Let a member say something about a subject, or answer a comment (``?to=91``)."""
    subject, now = subjects.read(key), clock.now()
    if subject is None or (about := subjects.find(subject, now=now)) is None:
        raise Http404
    answered = _answered(request, subject)
    form = CommentForm(
        request.POST if request.method == "POST" else None, initial=_begun(request, answered)
    )
    if not isinstance(request.user, Member):
        return sign_in_first(request)
    thread = queries.thread_of(subject)
    pictures = attached(request, request.user, thread.board if thread else None, now)
    preview = ""
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST or pictures.errors:
            preview = preview_of(form)
        elif (
            said := _say(
                request,
                request.user,
                subject=subject,
                form=form,
                answered=answered,
                pictures=pictures,
            )
        ) is not None:
            request.session.pop(TYPED, None)
            return _after(said, about)
    under = policies.policy_for(about, now=now)
    context = {
        "form": form,
        "attached": pictures,
        "preview": mark_safe(preview),
        "about": link_to(subject, about),
        "answered": answered and {"author": author_of(answered), "text": _excerpt(answered)},
        "work": asked_work(request, request.user),
        "silence": sanctions.silence(request.user, now),
        "refusal": policies.refusal(request.user, under),
        "policy": under.sentence,
        "is_closed": not rules.may_comment(request.user, thread),
        "title": _("Reply") if answered else _("Write a comment"),
        "settle": {
            "key": subject.key,
            "is_open": rules.is_open(thread),
            "arrange": addresses.arrange(thread.pk)
            if thread and rules.may_arrange(request.user)
            else "",
        }
        if rules.may_close(request.user)
        else None,
    }
    status = 422 if pictures.errors else _status(form)
    return render(request, "pages/me/write.html", context, status=status)


def _say(
    request: HttpRequest,
    by: Member,
    *,
    subject: Subject,
    form: CommentForm,
    answered: Comment | None,
    pictures: Attached,
) -> Comment | None:
    """Say what the form holds; None where it says what is wrong."""

    def speak(beside: Verdict | None) -> Comment:
        return say(
            subject=subject,
            text=form.cleaned_data["text"],
            by=by,
            language=editions.current(),
            now=clock.now(),
            parent=answered.pk if answered else 0,
            beside=beside,
            has_worked=work.is_done(request),
        )

    try:
        if not pictures.kept:
            return speak(None)
        return with_pictures(speak, pictures=pictures.kept, by=by)
    except ValidationError as error:
        form.add_error("text", error)
        return None


def preview_of(form: CommentForm) -> str:
    """Return the text as it will look; the form says what is wrong with it."""
    try:
        return read(form.cleaned_data["text"])
    except ValidationError as error:
        form.add_error("text", error)
        return ""


def asked_work(request: HttpRequest, member: Member) -> WorkForm | None:
    """Return the work that a form asks of a member's browser, None for none."""
    return WorkForm() if asks_work(member) and not work.was_done(request) else None


@require_POST
def settle(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Let an editor close a thread for a reason, or open it again."""
    subject, now = subjects.read(key), clock.now()
    if subject is None:
        raise Http404
    if not isinstance(request.user, Member):
        return sign_in_first(request)
    thread = queries.thread_of(subject)
    try:
        if name == "close":
            close(subject=subject, why=request.POST.get("why", ""), by=request.user, now=now)
        elif thread is not None:
            reopen(thread=thread, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return HttpResponseRedirect(addresses.reply(subject.key))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Let its author change the words of a comment."""
    found, member = comment_of(number), request.user
    if not isinstance(member, Member):
        return sign_in_first(request)
    silence = sanctions.silence(member, clock.now())
    if request.method != "POST" and (silence or not rules.may_edit(member, found, now=clock.now())):
        messages.error(request, silence or _("It cannot be edited any more."))
        return HttpResponseRedirect(addresses.acts(number))
    initial = {"text": found.text}
    form = CommentForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            found = change(
                comment=found, text=form.cleaned_data["text"], by=member, now=clock.now()
            )
        except ValidationError as error:
            form.add_error("text", error)
        else:
            return _after(found, about_of(found))
    context = {
        "form": form,
        "about": link_to(subjects.of(found.thread), about_of(found)),
        "title": _("Edit your comment"),
        "is_edit": True,
        "silence": silence,
    }
    return render(request, "pages/me/write.html", context, status=_status(form))


def _after(said: Comment, about: Article | Topic | Thread) -> HttpResponse:
    """Lead to what was said: its page, or, where readers do not see it, its author's."""
    address = addresses.comment(said.pk)
    return HttpResponseRedirect(
        public(address, about) if said.is_visible else addresses.acts(said.pk)
    )


def comment_of(number: int) -> Comment:
    """Return a comment; raise Http404 where there is none."""
    found = queries.comment(number)
    if found is None:
        raise Http404
    return found


def about_of(found: Comment) -> Article | Topic | Thread:
    """Return what a comment was said about."""
    return subjects.about(found.thread)


def _answered(request: HttpRequest, subject: Subject) -> Comment | None:
    """Return the comment that is answered; raise Http404 for one of another thread."""
    wanted = request.GET.get("to", "")
    if not wanted:
        return None
    found = queries.comment(int(wanted)) if NUMBER.fullmatch(wanted) else None
    thread = queries.thread_of(subject)
    if found is None or thread is None or found.thread_id != thread.pk or not found.is_visible:
        raise Http404
    return found


def _begun(request: HttpRequest, answered: Comment | None) -> dict[str, str]:
    """Return what was typed here before signing in, or (``?quote=1``) the words to be answered."""
    kept = request.session.get(TYPED, {})
    if kept.get("path") == request.get_full_path():
        return {"text": kept["text"]}
    if answered is None or "quote" not in request.GET:
        return {}
    return {"text": quoted(answered.text)}


def quoted(words: str) -> str:
    """Return a text as a quotation in Markdown, with room for what is said to it."""
    lines = words.strip().splitlines()
    return "".join(f"> {line}".rstrip() + "\n" for line in lines) + "\n"


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Send a visitor to sign in and back, keeping what was typed in the visitor's session."""
    if request.method == "POST" and (typed := request.POST.get("text", "").strip()):
        request.session[TYPED] = {"path": request.get_full_path(), "text": typed[:20_000]}
    return redirect_to_login(request.get_full_path())


def public(path: str, about: Article | Topic | Thread) -> str:
    """Return a public address in the edition the member reads, or the subject's own."""
    edition = editions.current()
    is_own = script.family(about.language) == script.family(edition)
    return editions.address(path, edition if is_own else about.language)


def link_to(subject: Subject, about: Article | Topic | Thread) -> dict[str, str]:
    """Return a link to what is talked about, in the script the member reads."""
    if isinstance(about, Article):
        path = news.article(subject.number, about.slug)
    elif isinstance(about, Topic):
        path = news.topic(about.slug)
    else:
        path = addresses.thread(about.pk)
    shown = editions.shown_in(about.language, editions.current())
    words = script.convert(subjects.title_of(about), about.language, shown)
    return {"label": words, "url": f"{public(path, about)}#thread"}


def author_of(found: Comment) -> str:
    """Return who said something, by the name shown."""
    return found.author.name if found.author else _("a former member")


def _excerpt(found: Comment) -> str:
    return text.excerpt(found.text, EXCERPT)


def _status(form: CommentForm) -> int:
    return 422 if form.errors else 200
