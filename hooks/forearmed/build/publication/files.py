"""Which files must wait for the pages that show them: those that only unreleased pages link to."""

import posixpath
from collections.abc import Iterable, Mapping
from html import unescape
from urllib.parse import unquote

from forearmed.review.html import Addresses, Rendered, files_named


def waiting_files(
    files: Mapping[str, bool], shown: Iterable[Rendered], waiting: Iterable[Rendered], addresses: Addresses
) -> frozenset[str]:
    """Return those of *files* that a *waiting* page names and no *shown* page does.

    The value of a file says whether it lies beside an article: then it waits until a shown page names it.
    """
    claimed = {name for page in waiting for name in files_named(page, addresses)}.intersection(files)
    claimed.update(name for name, is_beside in files.items() if is_beside)
    return unnamed(claimed, shown, addresses)


def unnamed(files: Iterable[str], pages: Iterable[Rendered], addresses: Addresses) -> frozenset[str]:
    """Return those of *files* that none of *pages* names."""
    left = set(files)
    for page in pages:
        # Parsing a page is slow, so first search its text: few pages name one of these files.
        if left and _may_name(page.html, left):
            left.difference_update(files_named(page, addresses))
    return frozenset(left)


def _may_name(html: str, files: Iterable[str]) -> bool:
    text = unquote(unescape(html)) if "%" in html or "&#" in html else html
    return any(posixpath.basename(name) in text for name in files)
