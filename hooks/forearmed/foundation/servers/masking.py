"""Secrets in what a server says, whole or in part: servers cut what they repeat as well. Pure."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from urllib.parse import quote

MASK = "***"
"""What stands where a secret stood."""

_SHORTEST_PART = 8
"""Characters. A shorter part of a secret gives nothing away, and may be a common word, so it stays."""
_SHORTEST_END = 4
"""Characters of a secret's beginning at the end of a text: the server may have cut the text there."""


def base64(text: str) -> str:
    """Return *text* as SMTP's logins write it (RFC 4954)."""
    return b64encode(text.encode()).decode()


def mask(text: str, secrets: Iterable[str]) -> str:
    """Return *text* without *secrets*, and without any long part of them, plain or as a URL writes them."""
    written = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
    for secret in sorted(written, key=len, reverse=True):
        text = text.replace(secret, MASK)
    for secret in written:
        text = _without_parts(text, secret)
    return text


def _without_parts(text: str, secret: str) -> str:
    """Return *text* without parts of *secret*, such as one that ends where the text was cut."""
    for start, end in reversed([*_joined(_parts(text, secret))]):
        text = f"{text[:start]}{MASK}{text[end:]}"
    lengths = range(min(len(secret), _SHORTEST_PART) - 1, _SHORTEST_END - 1, -1)
    tail = next((length for length in lengths if text.endswith(secret[:length])), 0)
    return text[: len(text) - tail] + (MASK if tail else "")


def _parts(text: str, secret: str) -> Iterator[tuple[int, int]]:
    """Yield where in *text* the shortest parts of *secret* begin and end."""
    for place in range(len(secret) - _SHORTEST_PART + 1):
        part = re.escape(secret[place : place + _SHORTEST_PART])
        yield from (found.span() for found in re.finditer(part, text))


def _joined(parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield *parts* in their order, those that touch or overlap as one."""
    start = end = -1
    for first, last in sorted(parts):
        if first > end:
            if end > start:
                yield start, end
            start = first
        end = max(end, last)
    if end > start:
        yield start, end
