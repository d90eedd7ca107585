"""A larger dictionary than the articles' words, as a Bloom filter: 8 bits for each word.

The search corrects a word only where this does not hold it: "pissed" is no slip of "passed". The box's
`dictionary.js` reads it. English alone has one, made of the word list SCOWL (`english.txt` has its notice).
"""

from collections.abc import Collection
from importlib.resources import files

_BITS_A_WORD = 8
_HASHES = 5
_PRIME = 0x01000193
_START = 0x811C9DC5
_MOST = 0xFFFFFFFF


def real_words(language: str) -> bytes:
    """Return the filter of the words of *language* (BCP 47); empty where we have none."""
    if language.partition("-")[0].lower() != "en":
        return b""
    return files("forearmed.site.search").joinpath("english.bin").read_bytes()


def filter_of(words: Collection[str]) -> bytes:
    """Return the filter that holds *words*."""
    bits = bytearray(len(words) * _BITS_A_WORD // 8 + 1)
    for word in words:
        for place in _places(word, len(bits) * 8):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def holds(bits: bytes, word: str) -> bool:
    """Tell whether the filter *bits* holds *word*. Of other words, one in fifty seems held."""
    return all(bits[place >> 3] & (1 << (place & 7)) for place in _places(word, len(bits) * 8))


def _places(word: str, size: int) -> list[int]:
    first, step = _fnv(word), _fnv(word + "\0") | 1
    return [((first + nth * step) & _MOST) % size for nth in range(_HASHES)]


def _fnv(text: str) -> int:
    """Return the hash FNV-1a of *text* in 32 bits, over its UTF-16 code units, as JavaScript counts them."""
    hashed = _START
    units = text.encode("utf-16-le")
    for at in range(0, len(units), 2):
        hashed = ((hashed ^ (units[at] | units[at + 1] << 8)) * _PRIME) & _MOST
    return hashed
