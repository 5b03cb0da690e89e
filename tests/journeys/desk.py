"""The desk as a person works it: fields by their names, blocks, pictures, the buttons at the foot.

The desk is used in English here, so that what is pressed is found by its words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import Visitor

ARTICLES = "/desk/articles/"


@contextmanager
def leaving(page: Page) -> Iterator[None]:
    """Wait, after what is done in this context, until another page is there."""
    with page.expect_navigation(wait_until="domcontentloaded"):
        yield


def begin(visitor: Visitor) -> None:
    """Begin a new article from the first page of the desk."""
    visitor.go("/desk/")
    visitor.page.locator("[data-act=write]").click()
    visitor.page.wait_for_url(f"**{ARTICLES}add/")
    # Wagtail saves by itself while one types; what is overtaken by a button it is told so.
    visitor.forgive("edit/.*status of 400")


def write(visitor: Visitor, headline: str, *, section: str = "", text: str = "") -> None:
    """Write a whole small article and save it as a draft."""
    begin(visitor)
    visitor.page.fill("input[name=headline]", headline)
    if text:
        add_text(visitor.page, text)
    if section:
        tab(visitor.page, "Placement")
        choose_section(visitor.page, section)
    save(visitor.page)


def add_block(page: Page, kind: str) -> Locator:
    """Put a block of a kind at the end of the body; return it."""
    there = page.locator("[data-streamfield-child]").count()
    page.locator(".c-sf-add-button").last.click()
    page.get_by_role("option", name=kind, exact=True).click()
    block = page.locator("[data-streamfield-child]").nth(there)
    expect(block).to_be_visible()
    return block


def add_text(page: Page, *paragraphs: str) -> None:
    """Add a block of text and type into it."""
    type_text(add_block(page, "Text"), *paragraphs)


def type_text(place: Page | Locator, *paragraphs: str) -> None:
    """Type into the only rich text there is."""
    place.locator(".public-DraftEditor-content").click()
    page = place.page if isinstance(place, Locator) else place
    for number, paragraph in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(paragraph)


def add_quote(page: Page, words: str, *, by: str) -> None:
    """Add somebody's words."""
    block = add_block(page, "Quotation")
    block.locator("[name$=value-text]").fill(words)
    block.locator("[name$=value-attribution]").fill(by)


def add_picture(page: Page, file: Path, *, caption: str, alt: str) -> None:
    """Upload a picture in the dialog and put it into the body with a caption of its own."""
    block = add_block(page, "Image")
    block.get_by_role("button", name="Choose an image").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    dialog.locator("input[type=file]").set_input_files(file)
    dialog.locator("[name$=-title]").fill(caption)
    dialog.locator("[name$=-alt]").fill(alt)
    dialog.get_by_role("button", name="Upload").click()
    expect(block.locator("img")).to_be_visible()
    block.locator("[name$=value-caption]").fill(caption)


def tab(page: Page, name: str) -> None:
    """Open a tab of the form."""
    page.get_by_role("tab", name=name).click()


def choose_section(page: Page, name: str) -> None:
    """Choose a section, however deep it lies in the tree."""
    choice = page.locator("select[name=section] option", has_text=name)
    page.select_option("select[name=section]", choice.get_attribute("value"))


def save(page: Page) -> None:
    """Save the form as a draft, or what has no drafts as it is."""
    with leaving(page):
        page.locator("footer button[type=submit]:not([name])").click()


def act(page: Page, name: str) -> None:
    """Press one of the lesser buttons at the foot: ``publish``, ``submit``."""
    button = page.locator(f"footer button[name=action-{name}]")
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").click()
    with leaving(page):
        button.click()


def done(page: Page, words: str) -> None:
    """See that the desk says so."""
    expect(page.locator(".messages")).to_contain_text(words)


def confirm(page: Page, words: str = "") -> None:
    """Fill in what an act asks for and press its button."""
    if words:
        page.locator("main textarea").fill(words)
    with leaving(page):
        page.locator("main form button[type=submit]").click()


def preview(page: Page) -> Locator:
    """Open the preview and return the page in its frame, as it is kept up to date."""
    if not page.locator("[data-side-panel=preview]").is_visible():
        page.locator("[data-side-panel-toggle=preview]").click()
    return page.frame_locator("iframe#w-preview-iframe").locator("body")


def listed(visitor: Visitor, query: str = "") -> list[str]:
    """Return the headlines of the list of articles."""
    visitor.go(ARTICLES + query)
    return [line.strip() for line in visitor.page.locator("td.title a").all_inner_texts()]
