"""Simplified and traditional Chinese: tell them apart, turn one into the other.

The language codes are `zh-hans` and `zh-hant`. Conversion acts on fragments whose script is known,
from source to target, never on finished pages (DESIGN, decision 9).
"""

from rostra.kernel.script.codes import SIMPLIFIED, TRADITIONAL, family
from rostra.kernel.script.conversion import convert
from rostra.kernel.script.detection import detect
from rostra.kernel.script.fragments import convert_html

__all__ = ["SIMPLIFIED", "TRADITIONAL", "convert", "convert_html", "detect", "family"]
