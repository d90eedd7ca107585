"""A title as plain text: what services keep of it is HTML at times, and escaped twice at others."""

import re
from html import unescape

from forearmed.archive.markdown.debris import without_debris

# Only tags that a title may have: what else looks like one was typed by a person.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|del|em|font|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNSEEN = re.compile("[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")


_EMPHASIS = re.compile(r"(`+|\*{1,3}|_{2,3})(?=\S)(.*?\S)\1")
_TAG = re.compile(r"<[^<>]*>")


def plain(html: str) -> str:
    """Return the words of *html*, a sentence or two, without its tags."""
    return title_of(_TAG.sub(" ", html)) if html else ""


def title_of(written: str) -> str:
    """Return *written*, the text of a title in an export, as a reader of the old page saw it."""
    if "&" in written or "<" in written:
        written = without_debris(unescape(unescape(_INLINE.sub("", written))))
    if written.isprintable():  # as most are: no sign in it is unseen
        return " ".join(written.split())
    return " ".join(_UNSEEN.sub("", _CONTROLS.sub(" ", written)).split())


def unmarked(words: str) -> str:
    """Return *words* of Markdown without the signs that make some bold, slanted or code."""
    plain_words = _EMPHASIS.sub(r"\2", words)
    return plain_words if plain_words == words else unmarked(plain_words)
