"""An article's HTML in two, to the letter: what is read, and the section at its end. Judges nothing."""

import re
from dataclasses import dataclass

from forearmed.article.reading import Reading
from forearmed.article.text import words_of

_COMMENT = "<!--.*?-->"
_REST = r"""(?:[^"'>]|"[^"]*"|'[^']*')*+"""
_NAMES = "blockquote|details|div|dl|h2|li|section|table"
_NESTING = re.compile(rf"{_COMMENT}|<(?P<end>/?)(?P<name>{_NAMES})(?![\w-]){_REST}>", re.DOTALL)
_HEADING_END = re.compile(r"</h2>\s*")
_NOTES = re.compile(r'\n<(?:div|section) class="footnotes?">')
_PERMALINK = re.compile(rf'{_COMMENT}|<a\b(?=[^>]*\bclass="headerlink"){_REST}>.*?</a>', re.DOTALL)
_FOLDED = re.compile(rf"{_COMMENT}|<details\b(?![^>]*\sopen\b)", re.DOTALL)


@dataclass(frozen=True)
class Division:
    """The *text* of an article and its *closing* section, which *heading* names; both empty without one."""

    text: str
    closing: str = ""
    heading: str = ""


def divided(html: str, *, closing: str | None) -> Division:
    """Return *html* divided at its last section, if that is called *closing* and stands in nothing else.

    Without *closing* it may be called anything. Footnotes, which stand behind it, stay with the text.
    """
    start = _last_section(html)
    end = _HEADING_END.search(html, start) if start is not None else None
    heading = " ".join(Reading(html[start : end.start()]).body.text_content().split()) if end else ""
    if end is None or (closing and words_of(heading) != words_of(closing)):
        return Division(html)
    notes = _NOTES.search(html, end.end())
    behind = notes.start() if notes else len(html)
    return Division(
        html[:start].removesuffix("\n") + html[behind:], html[end.end() : behind].strip(), heading
    )


def printable(html: str) -> str:
    """Return *html* without the signs for linking to headings, and with all that is folded unfolded."""
    return _FOLDED.sub(_unfolded, _PERMALINK.sub(_comment, html))


def _last_section(html: str) -> int | None:
    """Return where the last heading of a section begins, or nothing where it stands in another element."""
    depth, found = 0, None
    for tag in _NESTING.finditer(html):
        if tag["name"] == "h2":
            found = found if tag["end"] else tag.start() if depth == 0 else None
        elif tag["name"]:
            depth += -1 if tag["end"] else 1
    return found


def _comment(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("<!--") else ""


def _unfolded(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("<!--") else "<details open"
