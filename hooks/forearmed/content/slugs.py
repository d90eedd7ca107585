"""Which words may stand in an address, how any name becomes such, and which are kept for our own pages."""

import re

from forearmed.foundation.transliteration import in_ascii

RESERVED_SLUGS = frozenset({"page", "index"})

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)

_WORDS_OF_SLUG = re.compile(r"[a-z0-9]+")

_YEAR = re.compile(r"\d{4}", re.ASCII)


def is_slug(text: str) -> bool:
    """Tell whether *text* may name a page: lower-case words and digits joined by single hyphens."""
    return bool(_SLUG.fullmatch(text))


def slug_of(title: str, language: str = "en") -> str:
    """Return the slug of *title*: its words in ASCII, in lower case, joined by hyphens; or nothing.

    *language* decides how letters with accents are spelled: ``ü`` is "ue" in German and "u" in Spanish.
    """
    return "-".join(_WORDS_OF_SLUG.findall(in_ascii(title, language).lower()))


def as_slug(text: str) -> str:
    """Return the slug that is meant by *text*: a name, a path or a file's name; nothing where none is."""
    name = text.replace("\\", "/").rstrip("/ ").rpartition("/")[2].strip()
    return slug_of(re.sub(r"\.md$", "", name, flags=re.IGNORECASE))


def is_reserved(slug: str) -> bool:
    """Tell whether *slug* is an address of ours: a list's page, an index or a year."""
    return slug in RESERVED_SLUGS or bool(_YEAR.fullmatch(slug))
