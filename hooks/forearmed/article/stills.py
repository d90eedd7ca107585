"""Films and sounds where nothing plays: their words, and on paper the film's poster as well."""

import re
from html import escape, unescape
from posixpath import basename
from urllib.parse import unquote, urlsplit

from forearmed.foundation.wording import Wording

_REST = r"""(?:[^"'>]|"[^"]*"|'[^']*')*+"""
_CLOSED = r"(?P<above>(?:\A|</(?:blockquote|details|div|dl|figure|h\d|ol|p|pre|table|ul)>|<hr ?/?>)\s*)?"
_PLAYER = re.compile(
    rf"{_CLOSED}<(?P<tag>audio|video)\b(?P<given>{_REST})>(?P<inside>.*?)</(?P=tag)\s*>", re.I | re.DOTALL
)
_PLAYERS = re.compile("<(?:audio|video)", re.IGNORECASE)
_SOURCE = re.compile(rf"<source\b({_REST})>", re.IGNORECASE)
_VALUE = re.compile(r"""\s(poster|src|title)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def words_for(kind: str, title: str, source: str, wording: Wording) -> str:
    """Return what to say for a film, or for a sound, as *kind* tells: its *title*, else its file's name."""
    words = title.strip() or basename(unquote(urlsplit(source).path))
    if kind == "video":
        return wording.say("Film: {words}", words=words)
    return wording.say("Sound: {words}", words=words)


def with_stills(html: str, wording: Wording) -> str:
    """Return *html*, in which each film is its poster and its words, and each sound its words, with links.

    What has neither a title nor a file is left out. Between paragraphs, they are a paragraph of their own.
    """
    if not _PLAYERS.search(html):
        return html
    return _PLAYER.sub(lambda found: _still(found, wording), html)


def _still(found: re.Match[str], wording: Wording) -> str:
    given, above = _values(found["given"]), found["above"]
    inside = _SOURCE.search(found["inside"])
    source = given.get("src") or (_values(inside[1]).get("src", "") if inside else "")
    if not (source or given.get("title")):
        return above or ""
    still = escape(words_for(found["tag"].lower(), given.get("title", ""), source, wording))
    if source:
        still = f'<a href="{escape(source)}">{still}</a>'
    if poster := given.get("poster"):
        still = f'<img class="film__still" src="{escape(poster)}" alt="">{still}'
    return still if above is None else f"{above}<p>{still}</p>"


def _values(given: str) -> dict[str, str]:
    """Return the attributes *given* in a tag that say what it plays."""
    return {name.lower(): unescape("".join(value)) for name, *value in _VALUE.findall(given)}
