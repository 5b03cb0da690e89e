"""Who read: a keyed hash of address and agent, and nothing else."""

from hashlib import blake2b


def visitor(address: str, agent: str, key: bytes) -> int:
    """Return a visitor as a signed number of eight bytes.

    Without the key nobody can find the number of an address and agent, or the reverse.
    """
    told = f"{address}\n{agent}".encode("utf-8", "replace")
    return int.from_bytes(blake2b(told, digest_size=8, key=key).digest(), "big", signed=True)
