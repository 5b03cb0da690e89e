"""Write lists of feeds (OPML 2.0), for other readers and for another site."""

import io
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

from rostra.wire.models import Feed


def opml_of(feeds: Iterable[Feed], *, title: str, now: datetime) -> str:
    """Return feeds as a list, those of a section in a folder of its name."""
    out = io.StringIO()
    xml = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("opml", AttributesImpl({"version": "2.0"}))
    xml.startElement("head", AttributesImpl({}))
    xml.addQuickElement("title", title)
    xml.addQuickElement("dateCreated", format_datetime(now))
    xml.endElement("head")
    xml.startElement("body", AttributesImpl({}))
    folder = ""
    for feed in sorted(feeds, key=lambda each: (section_of(each), str(each))):
        if section_of(feed) != folder:
            if folder:
                xml.endElement("outline")
            folder = section_of(feed)
            xml.startElement("outline", AttributesImpl({"text": folder, "title": folder}))
        xml.addQuickElement("outline", attrs=attributes(feed))
    if folder:
        xml.endElement("outline")
    xml.endElement("body")
    xml.endElement("opml")
    xml.endDocument()
    return out.getvalue()


def section_of(feed: Feed) -> str:
    """Return the name of the folder a feed stands in, empty for none."""
    return feed.section.name if feed.section else ""


def attributes(feed: Feed) -> dict[str, str]:
    """Return what a list says of a feed."""
    said = {"type": "rss", "text": str(feed), "title": str(feed), "xmlUrl": feed.address}
    return said | ({"htmlUrl": feed.home_page} if feed.home_page else {})
