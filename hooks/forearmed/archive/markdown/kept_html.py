"""HTML within the Markdown of another program: what no tip may hold, as links, or left out and told."""

import re
from html import escape, unescape

from forearmed.archive.markdown.embeds import name_of, public_address
from forearmed.archive.markdown.escaping import as_href
from forearmed.archive.markdown.places import Places

_SCRIPT = re.compile(r"<(?P<tag>script|style)\b(?P<given>[^>]*)>.*?</(?P=tag)\s*>", re.DOTALL | re.IGNORECASE)
_GIST = re.compile(r"""src\s*=\s*["']?(https?://gist\.github\.com/[^"'\s>]+?)\.js""", re.IGNORECASE)
_FRAME = re.compile(
    r"<(?P<tag>iframe|video|audio|object)\b(?P<given>[^>]*)>(?P<inner>.*?)</(?P=tag)\s*>"
    r"|<embed\b(?P<alone>[^>]*)>",
    re.DOTALL | re.IGNORECASE,
)
_SOURCE = re.compile(r"""\b(?:src|data|data-src|href)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TITLE = re.compile(r"""\btitle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LOOKS = re.compile(
    r"""(<[a-z][\w-]*(?:\s[^<>]*?)?)\s+(?:style|on[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*')""", re.IGNORECASE
)
_ANCHOR = re.compile(
    r"""<a\s(?:[^<>]*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)')[^<>]*>(?P<words>.*?)</a\s*>""",
    re.DOTALL | re.IGNORECASE,
)


def fit_html(part: str, places: Places, remarks: list[str]) -> str:
    """Return *part*, Markdown outside of code, with the HTML in it as a tip may hold it."""
    if "<" not in part:
        return part

    def script(found: re.Match[str]) -> str:
        if gist := _GIST.search(found["given"]):
            return _link(gist[1], gist[1])
        if found["tag"].lower() == "script":
            remarks.append("a script in it was left out")
        return ""

    def frame(found: re.Match[str]) -> str:
        given = found["given"] or found["alone"] or ""
        source = _SOURCE.search(f"{given} {found['inner'] or ''}")
        address = public_address(unescape(source[1] or source[2] or "")) if source else ""
        title = _TITLE.search(given)
        words = unescape(title[1] or title[2] or "") if title else ""
        words = words or name_of(address, (found["tag"] or "embed").lower())
        return _link(address, escape(words, quote=False)) if address else ""

    def anchor(found: re.Match[str]) -> str:
        address = unescape(found[1] or found[2] or "")
        target = address if address.startswith("#") else places.link(address)
        if target is None:
            remarks.append(f"a link to {address} leads nowhere, and only its words are left")
            return found["words"]
        return _link(target, found["words"])

    part = _FRAME.sub(frame, _SCRIPT.sub(script, part))
    while (plain := _LOOKS.sub(r"\1", part)) != part:
        part = plain
    return _ANCHOR.sub(anchor, part)


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(as_href(address))}">{words}</a>'
