"""Whether a body has words for certain, as a glance tells: most have, and a dry run does not convert them."""

import re
from collections import Counter

from forearmed.archive.markdown.clutter import HIDING
from forearmed.archive.markdown.sound import DEEPEST, GONE_WITH_CONTENT, VOID
from forearmed.archive.post import Form, Post

_BLOCK = r"<!-- /?wp:[\w/-]+ (?:\{[^>]*\} )?/?-->"
_WORDS = r"([^<>\[\]&]+)"
_START = re.compile(
    rf"(?:\s|{_BLOCK}|<(?:p|h[1-6]|[uo]l|li|blockquote|div|span|strong|em|b|i|u|br)(?: ?/)?>)*{_WORDS}",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:<(?:p|div|h[1-6]|li|br|blockquote)(?:\s[^<>]*)?>|</(?:p|div|h[1-6]|[uo]l|figure|blockquote)>"
    rf"|-->|\n\s*\n)\s*(?:<(?:strong|em|b|i|u|span|font)(?:\s[^<>]*)?>\s*)*{_WORDS}",
    re.IGNORECASE,
)
"""Words at the start of a paragraph, a line or a point: not those below a picture, which may go with it."""

_LOST = re.compile(
    rf"<!--(?!{_BLOCK[4:]})|<(?:{'|'.join(sorted(GONE_WITH_CONTENT))}|audio|dl|embed|iframe|noscript|object|video)\b"
    rf"|\[caption|wp-caption|tr-caption|captioned-image|{HIDING.pattern}",
    re.IGNORECASE,
)
"""What may stand around words that do not come along."""

_DEEP = DEEPEST - 10
"""With what is put around a body, its elements may be too deep to be read."""

_PROSE = re.compile(r"\s*(?:(?:[#>*+-]+|\d+[.)])\s+)*[^\W_]")
_LETTER = re.compile(r"[^\W_]")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)


def has_words(post: Post, cut: int = 0) -> bool:
    """Tell whether the body of *post* makes a tip with words, even if *cut* signs of them are taken out.

    False means that only a conversion can tell.
    """
    if post.form is Form.MARKDOWN:
        return _PROSE.match(post.body) is not None
    if post.body.count("<") > _DEEP and _depth(post.body) > _DEEP:
        return False
    start = _START.match(post.body)
    if start and (_said(start) > cut if cut else _LETTER.search(start[1])):
        return True
    said = 0
    for part in _PART.finditer(post.body):
        said += _said(part)
        if said > cut:
            return not _LOST.search(post.body, 0, part.end())
    return False


def _said(found: re.Match[str]) -> int:
    """Return how many signs that are no space the words *found* have; none where no sign is a letter."""
    words = found[1]
    return signs_in(words) if _LETTER.search(words) else 0


def signs_in(words: str) -> int:
    """Return how many signs of *words* are no space."""
    return len("".join(words.split()))


def _depth(html: str) -> int:
    """Return how many elements of *html* are in each other at most, if no element ends by itself."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for end, name in _TAG.findall(html.lower()):
        if not end and name not in VOID:
            opened[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return deepest
