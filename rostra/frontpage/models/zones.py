"""The zones a front page is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class LeadZone(blocks.StructBlock):
    """The top of the page: chosen articles, else the newest with a picture."""

    articles = blocks.ListBlock(
        SnippetChooserBlock("news.Article"),
        label=_("articles"),
        default=[],
        max_num=5,
        help_text=_("The first is the lead. Empty places are filled with the newest."),
    )

    class Meta:
        icon = "pick"
        label = _("Lead")


class SectionZone(blocks.StructBlock):
    """The newest of a section and of those inside it."""

    section = SnippetChooserBlock("news.Section", label=_("section"))
    count = blocks.IntegerBlock(label=_("how many"), default=5, min_value=1, max_value=12)

    class Meta:
        icon = "folder-open-inverse"
        label = _("Section")


class TopicZone(blocks.StructBlock):
    """Special coverage, with its newest."""

    topic = SnippetChooserBlock("news.Topic", label=_("topic"))
    count = blocks.IntegerBlock(label=_("how many"), default=4, min_value=1, max_value=12)

    class Meta:
        icon = "tag"
        label = _("Topic")


class LatestZone(blocks.StructBlock):
    """The newest of the whole paper as a dense list."""

    count = blocks.IntegerBlock(label=_("how many"), default=12, min_value=1, max_value=40)

    class Meta:
        icon = "list-ul"
        label = _("Latest")


class TextZone(blocks.StructBlock):
    """A word from the editors."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("text"), features=["bold", "italic", "link"])

    class Meta:
        icon = "pilcrow"
        label = _("Text")


class ZonesBlock(blocks.StreamBlock):
    """A front page from top to bottom."""

    lead = LeadZone()
    section = SectionZone()
    topic = TopicZone()
    latest = LatestZone()
    text = TextZone()
