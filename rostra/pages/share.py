"""Where a page may be shared: plain links, nothing of anybody else's runs on ours."""

from urllib.parse import quote

from django.utils.translation import gettext_lazy as _

from rostra.pages.shapes import Link

SERVICES = (
    (_("Mail"), "mailto:?subject={title}&body={url}"),
    (_("Weibo"), "https://service.weibo.com/share/share.php?url={url}&title={title}"),
    (_("X"), "https://x.com/intent/tweet?url={url}&text={title}"),
    (_("Facebook"), "https://www.facebook.com/sharer/sharer.php?u={url}"),
    (_("Telegram"), "https://t.me/share/url?url={url}&text={title}"),
    (_("WhatsApp"), "https://wa.me/?text={title}%20{url}"),
    (_("LINE"), "https://social-plugins.line.me/lineit/share?url={url}"),
)


def links(url: str, title: str) -> tuple[Link, ...]:
    """Return a link to share an address with a title at each of the services."""
    quoted = {"url": quote(url, safe=""), "title": quote(title, safe="")}
    return tuple(Link(label=str(name), url=form.format(**quoted)) for name, form in SERVICES)
