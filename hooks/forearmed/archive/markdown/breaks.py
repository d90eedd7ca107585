"""Text whose line ends were its paragraphs, as WordPress and Blogger may keep it: as HTML.

The rules are those of WordPress' ``wpautop``: empty lines part paragraphs, a line end is a break, and
neither holds inside blocks or code.
"""

import re

_BLOCK = (
    r"(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|blockquote|address"
    r"|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|footer|nav|figure|figcaption|details|summary)"
)
_AROUND = re.compile(rf"[ \t]*(<{_BLOCK}(?=[\s/>])[^>]*>|</{_BLOCK}>)[ \t]*", re.IGNORECASE)
_VERBATIM = re.compile(r"<(pre|script|style|textarea)(?=[\s>]).*?</\1>", re.IGNORECASE | re.DOTALL)
_TWICE = re.compile(r"(<p(?=[\s>])[^>]*>)\n<p>", re.IGNORECASE)
_HELD = "\ue000{}\ue001"
_HELD_AT = re.compile("\ue000(\\d+)\ue001")
_HTML = re.compile(r"<(?:br|p|div)(?=[\s/>])", re.IGNORECASE)


def with_paragraphs(text: str) -> str:
    """Return *text* as HTML; what has its own paragraphs or breaks already comes back as it is."""
    return text if _HTML.search(text) else as_paragraphs(text)


def as_paragraphs(text: str) -> str:
    """Return *text* with a paragraph for each block of lines, and breaks between lines."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"\n\n{_HELD.format(len(held) - 1)}\n\n"

    text = _VERBATIM.sub(hold, text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _AROUND.sub(r"\n\n\1\n\n", text)
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    shown = "\n".join(_paragraph(part) for part in parts if part)
    own = _TWICE.sub(r"\1", shown)  # a paragraph in one would end it, and its style with it
    return _HELD_AT.sub(lambda found: held[int(found[1])], own)


def _paragraph(part: str) -> str:
    if _AROUND.fullmatch(part) or _HELD_AT.fullmatch(part):
        return part
    lines = re.sub(r"(?<!<br>)(?<!/>)\s*\n\s*", "<br>\n", part)
    return f"<p>{lines}</p>"
