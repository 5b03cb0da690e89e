"""Classes of characters, as insides of a regular expression's brackets."""

# Characters and kana of Chinese and Japanese, without punctuation: each counts as a word does.
CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af"
)
# Punctuation of Chinese and the full-width forms.
CJK_PUNCTUATION = "\u2014\u2018-\u201d\u2026\u3001-\u3004\u3008-\u3020\u30fb\uff01-\uff65"

# Controls that are not white space, and surrogates, which no encoding can carry.
CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"
# Controls that turn the order of the text after them.
BIDI_OVERRIDE = "\u202a-\u202e\u2066-\u2069"
# Invisible and without a use in a line of print: soft hyphen, zero-width space and its relatives,
# the retired format characters, the annotation marks.
IDLE = "\u00ad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
# Invisible with a use: joiners, direction marks, variation selectors, tags (in flags).
MARKS = "\u061c\u200c-\u200f\ufe00-\ufe0f\U000e0000-\U000e01ef"
# Letters and symbols that show nothing: the fillers and the empty Braille cell.
BLANK = "\u115f\u1160\u2800\u3164\uffa0"
