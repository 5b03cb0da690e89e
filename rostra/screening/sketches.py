"""Sketches of texts: what says nearly the same has most of its sketch in common.

A sketch is the least hashes of a text's shingles (bottom-k; A. Broder, "On the resemblance and
containment of documents", 1997). Shingles are of four characters, of the text folded and without
what stands between its characters, so that spaces, signs and scripts make no difference.
"""

from hashlib import blake2b

from rostra.screening.folding import Fold, fold

SHINGLE = 4
# So many hashes are kept; so many in common make two texts nearly the same.
SIZE, ALIKE = 8, 5
# What is shorter is said by many without being copied.
SHORTEST = 12
FOLDS = Fold.CASE | Fold.SCRIPT | Fold.SPLIT


def sketch(text: str) -> list[int]:
    """Return the sketch of a text, numbers of 63 bits; empty for one too short to be a copy."""
    folded = fold(text, FOLDS).text
    if len(folded) < SHORTEST:
        return []
    shingles = {folded[at : at + SHINGLE] for at in range(len(folded) - SHINGLE + 1)}
    return sorted(map(_hash, shingles))[:SIZE]


def needed(sketch: list[int]) -> int:
    """Return how many hashes another text must have in common with a sketch."""
    return -(-len(sketch) * ALIKE // SIZE)


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest()) >> 1
