"""Letters: the mails of a member, in its language and script, as text and as simple HTML."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rostra.accounts.models import Member
from rostra.kernel.text import one_line
from rostra.notices import addresses, tokens
from rostra.notices.actions.expect_digests import zone
from rostra.notices.models import Mail
from rostra.notices.printing import Printed, printed
from rostra.notices.tokens import Stopping
from rostra.notices.ways import Way
from rostra.web import editions

SUBJECT_LIMIT = 160
# More than that is no digest any more; what is left over is in the inbox.
IN_DIGEST = 50


@dataclass(frozen=True, slots=True)
class Item:
    """What a letter says about one notice."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a letter, before it is laid out."""

    subject: str
    items: list[Item]
    more: int
    why: str
    stop_url: str


def language_of(member: Member) -> str:
    """Return the language and script a member reads."""
    known = dict(settings.LANGUAGES)
    return member.language if member.language in known else settings.LANGUAGE_CODE


def letter_of(mail: Mail, *, now: datetime) -> EmailMultiAlternatives | None:
    """Return a mail as it stands now: without what was read since, or can be seen no longer.

    None where nothing is left, or its member is gone.
    """
    member, language = mail.member, language_of(mail.member)
    ways = (Way.DIGEST, Way.AT_ONCE)
    unread = mail.notices.unread().filter(way__in=ways).order_by("-at", "-pk")
    found = printed(unread, language, now)
    shown = [found[notice.pk] for notice in unread if notice.pk in found]
    if not shown or not member.is_active:
        return None
    with translation.override(language):
        content = _digest(mail, shown, now) if mail.kind == Mail.Kind.DIGEST else _one(mail, shown)
        return _laid_out(mail, content, _headers(mail, shown, content), language)


def _one(mail: Mail, shown: list[Printed]) -> Content:
    said = shown[0]
    return Content(
        subject=said.text("subject"),
        items=[Item(said.text("body"), editions.absolute(said.address))],
        more=0,
        why=_("You get this mail for: %(label)s.") % {"label": said.kind.label},
        stop_url=_stop_url(mail.member_id, said.kind.name),
    )


def _digest(mail: Mail, shown: list[Printed], now: datetime) -> Content:
    count = len(shown)
    # Translators: the day in the subject of a digest, in Django's date format letters.
    day = date_format(now.astimezone(zone(mail.member.time_zone)), _("j F Y"))
    subject = ngettext("%(day)s: %(n)d notice", "%(day)s: %(n)d notices", count)
    return Content(
        subject=subject % {"day": day, "n": count},
        items=[Item(said.line(), editions.absolute(said.address)) for said in shown[:IN_DIGEST]],
        more=max(count - IN_DIGEST, 0),
        why=_("This is your digest."),
        stop_url=_stop_url(mail.member_id, None),
    )


def _laid_out(
    mail: Mail, content: Content, headers: dict[str, str], language: str
) -> EmailMultiAlternatives:
    context = {
        "content": content,
        "is_digest": mail.kind == Mail.Kind.DIGEST,
        "language": editions.html_language(language),
        "inbox_url": editions.absolute(addresses.inbox()),
        "switches_url": editions.absolute(addresses.switches()),
    }
    letter = EmailMultiAlternatives(
        # One line, whatever a name or a title holds: a header must not be broken.
        subject=one_line(content.subject)[:SUBJECT_LIMIT],
        body=render_to_string("notices/mail/letter.txt", context).strip() + "\n",
        to=[mail.member.email],
        headers=headers,
    )
    letter.attach_alternative(render_to_string("notices/mail/letter.html", context), "text/html")
    return letter


def _headers(mail: Mail, shown: list[Printed], content: Content) -> dict[str, str]:
    """Return the headers that keep mails apart, group them, and let them be stopped.

    The id of a mail is the same at every try, so that one that came is known again. What is said
    in one thread refers to one id, by which mail programs group it.
    """
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    headers = {
        "Message-ID": f"<mail.{mail.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "List-Id": f"<notices.{host}>",
        "List-Unsubscribe": f"<{content.stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    if mail.kind == Mail.Kind.NOTICE:
        group = shown[0].context.get("thread") or shown[0].notice.subject
        headers["References"] = headers["In-Reply-To"] = (
            f"<{group.replace(':', '.')}.of.{mail.member_id}@{host}>"
        )
    return headers


def _stop_url(member: int, kind: str | None) -> str:
    return editions.absolute(addresses.unsubscribe(tokens.token(Stopping(member, kind))))
