"""Language codes, and which characters are Chinese."""

import re

SIMPLIFIED = "zh-hans"
TRADITIONAL = "zh-hant"

# First and last code of the blocks of Chinese characters: extension A and the unified ideographs,
# the compatibility ideographs, and the planes of the further extensions.
HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F), (0x30000, 0x323AF))
HAN_CHARACTER = re.compile("[" + "".join(f"{chr(a)}-{chr(z)}" for a, z in HAN) + "]")


def family(language: str) -> str:
    """Return a language without its script or region: "zh" of "zh-hant", "en" of "en_GB"."""
    return language.strip().lower().replace("_", "-").partition("-")[0]


def is_han(character: str) -> bool:
    """Say whether a character is a Chinese character."""
    return HAN_CHARACTER.match(character) is not None


def han_characters() -> list[str]:
    """Return every code point of the Chinese blocks as a character (about 100,000)."""
    return [chr(code) for first, last in HAN for code in range(first, last + 1)]
