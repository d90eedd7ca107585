"""Footnotes and endnotes as mammoth writes them, a list at the end, taken out to become footnotes here."""

import re
from collections.abc import Mapping

_SIGN = re.compile(r'<sup>\s*<a href="#((?:foot|end)note-\d+)"[^>]*>[^<]*</a>\s*</sup>')
_ITEM = r'<li id="((?:foot|end)note-\d+)">((?:(?!</?li|</?ol).)*)</li>'
_NOTE = re.compile(_ITEM, re.DOTALL)
_LIST = re.compile(rf"<ol>(?:{_ITEM})+</ol>\s*\Z", re.DOTALL)
_BACK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-\d+">[^<]*</a>')
_BETWEEN = re.compile(r"</p>\s*<p>")


def with_notes(html: str) -> tuple[str, Mapping[str, str]]:
    """Return *html* with signs for its notes, and the notes by their ids; as it is where it has none."""
    found = _LIST.search(html)
    if found is None:
        return html, {}
    notes = {ident: _plain(text) for ident, text in _NOTE.findall(found[0])}
    return _SIGN.sub(r'<sup data-fn="\1">*</sup>', html[: found.start()]), notes


def _plain(text: str) -> str:
    lines = _BETWEEN.sub("<br>", _BACK.sub("", text))
    return lines.replace("<p>", "").replace("</p>", "").strip()
