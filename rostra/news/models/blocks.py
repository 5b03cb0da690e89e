"""The body of an article: what stands between headline and last line."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = [
    "h2", "h3", "bold", "italic", "link", "ol", "ul", "blockquote", "superscript", "subscript",
    "no-convert",
]  # fmt: skip


class FigureBlock(blocks.StructBlock):
    """A picture with its caption; without a file it is a captioned placeholder."""

    image = ImageChooserBlock(
        label=_("image"),
        required=False,
        help_text=_("May stay empty: the caption is then printed under an empty frame."),
    )
    caption = blocks.CharBlock(
        label=_("caption"),
        required=False,
        max_length=500,
        help_text=_("Empty: the image's own caption."),
    )
    credit = blocks.CharBlock(label=_("credit"), required=False, max_length=200)
    alt = blocks.CharBlock(label=_("alternative text"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Image")

    def clean(self, value: Any) -> Any:
        """Refuse a figure with neither image nor caption, but in a draft: nothing to print."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if not cleaned["image"] and not cleaned["caption"]:
            message = _("Choose an image or write a caption.")
            raise blocks.StructBlockValidationError(
                block_errors={"caption": ValidationError(message)}
            )
        return cleaned


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, set apart."""

    text = blocks.TextBlock(label=_("quotation"), rows=3)
    attribution = blocks.CharBlock(label=_("who said it"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class EmbedCardBlock(blocks.StructBlock):
    """A card that links to a video or a post elsewhere; nothing is loaded from there."""

    url = blocks.URLBlock(label=_("address"))
    title = blocks.CharBlock(label=_("title"), max_length=200)
    provider = blocks.CharBlock(label=_("site"), required=False, max_length=80)
    description = blocks.TextBlock(label=_("description"), required=False, rows=2)

    class Meta:
        icon = "media"
        label = _("Embed card")


class GalleryBlock(blocks.StructBlock):
    """Several pictures that belong together."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=200)
    images = blocks.ListBlock(FigureBlock(), label=_("images"), min_num=2)

    class Meta:
        icon = "image"
        label = _("Gallery")


class BodyBlock(blocks.StreamBlock):
    """The blocks an article's body is made of."""

    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)
    image = FigureBlock()
    quote = QuoteBlock()
    table = TableBlock(label=_("Table"))
    embed = EmbedCardBlock()
    gallery = GalleryBlock()
