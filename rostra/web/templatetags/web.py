"""Tags of the base layout: slots, script conversion, times and pictures."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rostra.kernel import clock
from rostra.kernel import script as scripts
from rostra.web import editions, slots
from rostra.web.pictures import Picture

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: Mapping[str, Any], name: str) -> str:
    """Print what an upper room puts into a slot of the layout."""
    return slots.render(name, context)


@register.filter
def script(text: str, language: str) -> str:
    """Convert a text written in ``language`` into the script of the page."""
    return scripts.convert(text, language, editions.shown_in(language, editions.current()))


@register.filter
def html_lang(language: str) -> str:
    """Print a language code as an HTML language tag."""
    return editions.html_language(language)


@register.simple_tag
def when(moment: datetime, style: str = "minute") -> SafeString:
    """Print a moment in the site's zone as ``<time>``: to the ``day``, ``minute`` or ``second``.

    ``short`` leaves this year out and gives of another one the day alone, ``clock`` leaves out the
    date: for lists whose days are known.
    """
    local = timezone.localtime(moment)
    is_of_this_year = local.year == timezone.localtime(clock.now()).year
    # Translators: the date of an article, in Django's date format letters.
    day = _("j F Y")
    # Translators: a date without its year.
    short = _("j M")
    patterns = {
        "day": day,
        "minute": f"{day} H:i",
        "second": f"{day} H:i:s",
        "short": f"{short} H:i" if is_of_this_year else day,
        "clock": "H:i",
    }
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        date_format(local, patterns[style]),
    )


@register.simple_tag
def picture(picture: Picture, sizes: str = "100vw", loading: str = "lazy") -> SafeString:
    """Print a picture with all its formats, its dimensions and lazy loading below the fold."""
    sources = "".join(
        format_html('<source type="{}" srcset="{}" sizes="{}">', mime, srcset, sizes)
        for mime, srcset in picture.sources[:-1]
    )
    fallback = picture.sources[-1][1] if picture.sources else ""
    image = format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{} decoding="async">',
        picture.src,
        fallback,
        sizes,
        picture.width,
        picture.height,
        picture.alt,
        mark_safe(' loading="lazy"' if loading == "lazy" else ' fetchpriority="high"'),
    )
    return format_html("<picture>{}{}</picture>", mark_safe(sources), image)
