"""Say the number of a link to a telephone in its words, for who cannot follow it. Reads no files."""

import re
from urllib.parse import unquote

from lxml.html import HtmlElement

_TELEPHONE = re.compile(r"tel:([^;]+)", re.IGNORECASE)
_OTHER_SIGNS = re.compile(r"[^0-9]+")
_TELLING = 6
"""How many digits at the end are the same in all ways to write a number, with its country or without."""


def spell_out(root: HtmlElement) -> None:
    """Put the number of each ``tel:`` link in *root* (RFC 3966) behind its words, unless they have it.

    Feed readers built on feedparser, among others, keep the words of such a link and empty its address.
    """
    for link in root.iter("a"):
        found = _TELEPHONE.match(link.get("href", ""))
        number = unquote(found[1]).strip() if found else ""
        ending = _OTHER_SIGNS.sub("", number)[-_TELLING:]
        if ending and ending not in _OTHER_SIGNS.sub("", link.text_content()):
            _add(link, f" ({number})")


def _add(link: HtmlElement, words: str) -> None:
    """Write *words* at the end of *link*, behind whatever is in it."""
    if len(link):
        link[-1].tail = (link[-1].tail or "") + words
    else:
        link.text = (link.text or "") + words
