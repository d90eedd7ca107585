"""A tip's rendered HTML taken apart: what is read aloud, and the exercise at its end."""

import re
from dataclasses import dataclass
from html import unescape

from forearmed.article.text import words_of

_SECTION = "\n<h2"
_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>\s*", re.DOTALL)
_NOTES = '\n<div class="footnote">'
_PERMALINK = re.compile(r'<a\b[^>]*\bclass="headerlink"[^>]*>.*?</a>')
_TAG = re.compile(r"<[^>]*>")
_FOLDED = re.compile(r"<details\b(?![^>]*\sopen\b)")
_LINKING = re.compile(r"<(?:a|area|audio|img|source|track|video)\b[^>]*>")
# An address counted from the page's folder: no scheme (which a mail's hides in references), no slash, no #.
_RELATIVE = re.compile(r"""(\s(?:href|poster|src)=["']?)(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#&"'\s>])""")
_SETS = re.compile(r"""\s(?:image)?srcset=(?:"[^"]*"|'[^']*')""")  # paper has no use for other sizes
_NESTING = ("blockquote", "details", "div", "dl", "li", "section", "table")


@dataclass(frozen=True)
class Parts:
    """The *text* of a tip, and the *exercise* under its *heading*, which are empty where there is none."""

    text: str
    exercise: str
    heading: str


def parts_of(html: str, *, closing: str | None) -> Parts:
    """Take *html* apart at its last section, if that is called *closing*, and move it one folder down."""
    shown = _FOLDED.sub("<details open", _PERMALINK.sub("", _LINKING.sub(_moved, html)))
    before, sign, after = shown.rpartition(_SECTION)
    heading = _HEADING.match(sign[1:] + after) if sign else None
    words = " ".join(unescape(_TAG.sub("", heading[1])).split()) if heading else ""
    if heading is None or not _is_whole(before) or (closing and words_of(words) != words_of(closing)):
        return Parts(shown, "", "")
    exercise, notes, footnotes = (sign[1:] + after)[heading.end() :].partition(_NOTES)
    return Parts(before + notes + footnotes, exercise.strip(), words)


def _moved(tag: re.Match[str]) -> str:
    return _RELATIVE.sub(r"\1../", _SETS.sub("", tag[0]))


def _is_whole(html: str) -> bool:
    """Tell whether everything that *html* opens is closed in it."""
    return all(html.count(f"<{tag}") == html.count(f"</{tag}") for tag in _NESTING)
