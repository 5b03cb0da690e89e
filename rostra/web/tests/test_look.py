"""The look keeps its promises: readable colours, small files, nothing inline."""

import gzip
import re
from pathlib import Path

import pytest

ROOM = Path(__file__).resolve().parent.parent
STYLESHEET = (ROOM / "static/web/rostra.css").read_text(encoding="utf-8")
SCRIPT = (ROOM / "static/web/rostra.js").read_text(encoding="utf-8")
TEMPLATES = sorted(ROOM.parent.glob("*/templates/**/*.html"))
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6}|#[0-9a-f]{3});")

# WCAG 2.2: 4.5 for text, 3 for the edges of controls and the focus ring.
TEXT_PAIRS = [
    *[
        (text, ground)
        for text in ("ink", "soft", "faint", "accent")
        for ground in ("paper", "tint")
    ],
    ("on-accent", "accent"),
    ("ink", "wash"),
]
EDGE_PAIRS = [("edge", "paper"), ("accent", "paper"), ("accent", "tint")]


def colours(opening: str) -> dict[str, str]:
    start = STYLESHEET.index(opening)
    return dict(COLOUR.findall(STYLESHEET[start : STYLESHEET.index("}", start)]))


THEMES = {
    "light": colours(":root {"),
    "dark": colours(':root:not([data-theme="light"]) {'),
    "dark, chosen": colours(':root[data-theme="dark"] {'),
}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, definition)."""
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(theme: str, text: str, ground: str):
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_and_focus_rings_can_be_seen(theme: str, edge: str, ground: str):
    assert contrast(THEMES[theme][edge], THEMES[theme][ground]) >= 3


def test_the_dark_theme_is_the_same_chosen_or_by_the_system():
    assert THEMES["dark"] == THEMES["dark, chosen"]


def test_the_stylesheet_and_the_script_stay_small():
    assert len(gzip.compress(STYLESHEET.encode())) < 12 * 1024
    assert len(SCRIPT.encode()) <= 4 * 1024


def test_nothing_is_fetched_from_elsewhere():
    assert not re.findall(r"url\(|@import|@font-face|https?:", STYLESHEET)
    assert not re.findall(r"https?:", SCRIPT)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOM.parent)))
def test_no_template_has_inline_style_or_script(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    for script in re.findall(r"<script[^>]*>", text):
        assert "src=" in script or 'type="application/' in script
