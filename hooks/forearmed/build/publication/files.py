"""Which files of docs/assets/ must wait: those that only unreleased pages link to."""

import posixpath
from collections.abc import Iterable
from html import unescape
from urllib.parse import unquote

from forearmed.review.html import Addresses, Rendered, files_named


def waiting_files(
    files: Iterable[str], shown: Iterable[Rendered], waiting: Iterable[Rendered], addresses: Addresses
) -> frozenset[str]:
    """Return those of *files* that a *waiting* page names and no *shown* page does."""
    claimed = {name for page in waiting for name in files_named(page, addresses)}.intersection(files)
    for page in shown:
        # Parsing a page is slow, so first search its text: few pages name a waiting file.
        if claimed and _may_name(page.html, claimed):
            claimed.difference_update(files_named(page, addresses))
    return frozenset(claimed)


def _may_name(html: str, files: Iterable[str]) -> bool:
    text = unquote(unescape(html)) if "%" in html or "&#" in html else html
    return any(posixpath.basename(name) in text for name in files)
