"""The order of a thread: a comment's path is the floors from its root down to itself."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WIDTH = 4
# The last floor of any thread: the one after it ends every range of paths.
HIGHEST = len(DIGITS) ** WIDTH - 2
# A path is at most so many floors long; what is deeper stands, in order, below the last of them.
DEEPEST = 499


def step(floor: int) -> str:
    """Return a floor as a piece of a path, in base 36. Raises ValueError for one too high."""
    if not 0 < floor <= HIGHEST:
        raise ValueError(floor)
    digits, rest = "", floor
    while rest:
        rest, digit = divmod(rest, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits.rjust(WIDTH, "0")


def below(path: str, floor: int) -> str:
    """Return the path of a new floor below another; of a root below none."""
    return path[: DEEPEST * WIDTH] + step(floor)


def floors_above(path: str) -> list[int]:
    """Return the floors that a path leads through before its own."""
    pieces = (path[at : at + WIDTH] for at in range(0, len(path) - WIDTH, WIDTH))
    return [int(piece, len(DIGITS)) for piece in pieces]


def after(path: str) -> str:
    """Return what no path below this one reaches, and every later one does."""
    return path + DIGITS[-1] * WIDTH
