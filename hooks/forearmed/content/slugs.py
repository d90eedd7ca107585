"""Which words may stand in an address, and which are kept for the house's own pages."""

import re

RESERVED_SLUGS = frozenset({"page", "index"})

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)

_WORDS_OF_SLUG = re.compile(r"[a-z0-9]+")

_YEAR = re.compile(r"\d{4}", re.ASCII)


def is_slug(text: str) -> bool:
    """Tell whether *text* may name a page: lower-case words and digits joined by single hyphens."""
    return bool(_SLUG.fullmatch(text))


def as_slug(text: str) -> str:
    """Return the slug that is meant by *text*: a name, a path or a file's name; nothing where none is."""
    name = text.replace("\\", "/").rstrip("/ ").rpartition("/")[2].strip().lower().removesuffix(".md")
    return "-".join(_WORDS_OF_SLUG.findall(name.replace("'", "").replace("\u2019", "")))


def is_reserved(slug: str) -> bool:
    """Tell whether *slug* is an address of ours: a list's page, an index or a year."""
    return slug in RESERVED_SLUGS or bool(_YEAR.fullmatch(slug))
