"""Rich text at the desk: the mark “keep script”, and text from elsewhere made fit to edit."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail import features as draftail
from wagtail.rich_text.feature_registry import FeatureRegistry

NO_CONVERT = "no-convert"
STYLE = "NO_CONVERT"
MARKS = ["strong", "em", "sup", "sub", "span", "a"]
BLOCKS = ["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote"]


def register_no_convert(features: FeatureRegistry) -> None:
    """Offer a button that marks words whose script is never converted.

    They are kept, in the database and in print, as ``<span translate="no">``.
    """
    features.register_editor_plugin(
        "draftail",
        NO_CONVERT,
        draftail.InlineStyleFeature(
            {
                "type": STYLE,
                "label": "原",
                "description": _("Keep the script (原文): never convert these words"),
                "style": {"borderBottom": "2px dotted currentColor"},
            }
        ),
    )
    features.register_converter_rule(
        "contentstate",
        NO_CONVERT,
        {
            "from_database_format": {'span[translate="no"]': InlineStyleElementHandler(STYLE)},
            "to_database_format": {
                "style_map": {STYLE: {"element": "span", "props": {"translate": "no"}}}
            },
        },
    )


class TextArea(DraftailRichTextArea):
    """Wagtail's editor, which also opens text that it has not written itself."""

    def format_value(self, value: Any) -> str:
        """Return the editor's JSON of a text; what an import brought is made well-formed first."""
        return super().format_value(for_editor(value) if isinstance(value, str) else value)


def for_editor(html: str) -> str:
    """Return article HTML in the form the editor reads without losing words.

    Wagtail's converter stops at an unclosed ``<br>``, at list items outside lists and at
    paragraphs inside bold or italic, and takes paragraphs inside quotations and list items out of
    them. Text the editor wrote comes back as it was.
    """
    soup = BeautifulSoup(html, "html.parser")
    for mark in soup.find_all(MARKS):
        if mark.find(BLOCKS):
            _turn_inside_out(soup, mark)
    for item in soup.find_all("li"):
        if item.find_parent(["ul", "ol"]) is None:
            item.wrap(soup.new_tag("ul"))
    for heading in soup.find_all("h4"):
        heading.name = "h3"
    for item in soup.find_all("li"):
        _unwrap_paragraphs(soup, item)
    for quotation in soup.find_all("blockquote"):
        _part_quotation(soup, quotation)
    return str(soup)


def _turn_inside_out(soup: BeautifulSoup, mark: Tag) -> None:
    """Mark what stands in each paragraph instead of the paragraphs as a whole."""
    attributes = {name: str(value) for name, value in mark.attrs.items()}
    for block in mark.find_all(BLOCKS):
        if not block.find(BLOCKS):
            inner = soup.new_tag(mark.name, attrs=attributes)
            inner.extend(list(block.contents))
            block.append(inner)
    for child in list(mark.children):
        if not isinstance(child, Tag) or (child.name not in BLOCKS and not child.find(BLOCKS)):
            child.wrap(soup.new_tag(mark.name, attrs=attributes))
    mark.unwrap()


def _unwrap_paragraphs(soup: BeautifulSoup, item: Tag) -> None:
    """Turn the paragraphs of a list item into lines of it."""
    paragraphs = item.find_all("p", recursive=False)
    for paragraph in paragraphs:
        if paragraph is not paragraphs[-1]:
            paragraph.insert_after(soup.new_tag("br"))
        paragraph.unwrap()


def _part_quotation(soup: BeautifulSoup, quotation: Tag) -> None:
    """Turn a quotation of several paragraphs into as many quotations."""
    paragraphs = quotation.find_all("p", recursive=False)
    if not paragraphs:
        return
    for paragraph in paragraphs:
        paragraph.name = "blockquote"
    quotation.unwrap()
