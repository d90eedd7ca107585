"""How elements nest in the tree that a browser builds: how deep, and which tags have no partner."""

from collections.abc import Mapping
from dataclasses import dataclass, field

DEEPEST = 100
"""The deepest nesting of elements that all later parsers survive; people stop at a dozen."""

_VOID = {
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
# Elements whose end tags may be left out (HTML standard, section 13.1.2.4), and the start tags that end them.
_IN_ROW = {"td", "th", "p"}
_IN_BODY = {*_IN_ROW, "tr", "caption", "colgroup"}
_IN_TABLE = {*_IN_BODY, "tbody", "thead", "tfoot"}
_ENDED_BY: Mapping[str, set[str]] = {
    "li": {"li", "p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    "td": _IN_ROW,
    "th": _IN_ROW,
    "tr": _IN_BODY,
    "tbody": _IN_TABLE,
    "thead": _IN_TABLE,
    "tfoot": _IN_TABLE,
    "rt": {"rt", "rp"},
    "rp": {"rt", "rp"},
}
_ENDING_PARAGRAPHS = {
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main",
    "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul",
}  # fmt: skip
_OPTIONAL = {*_IN_TABLE, "dd", "dt", "li", "rp", "rt"}
_SVG_ONLY = {
    "circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "stop", "svg", "use",
}  # fmt: skip
_WALL = "table"  # an end tag inside of a table cannot close an element outside of it


@dataclass
class Nesting:
    """The elements open at one point of a page.

    If tags cross (``<b><i></b></i>``), an element counts as open until its own end tag: browsers, too, repeat
    formatting in every block until then. So the depth counted here is never much below the browser's.
    """

    stack: list[tuple[str, int]] = field(default_factory=list)
    stray: list[tuple[str, int]] = field(default_factory=list)
    """End tags that close nothing, with their number among those of their name."""
    too_deep: tuple[str, int] | None = None
    """The first element below `DEEPEST`, with its number among those of its name."""
    _ends: dict[str, int] = field(default_factory=dict)

    def open(self, tag: str, *, closed: bool, nth: int) -> None:
        """Note a start tag, *closed* when it ends in a slash, the *nth* of its name."""
        if self.too_deep:
            return
        ended = _ENDED_BY.get(tag, {"p"} if tag in _ENDING_PARAGRAPHS else set())
        while self.stack and self.stack[-1][0] in ended:
            self.stack.pop()
        if tag in _VOID or (closed and (tag in _SVG_ONLY or any(name == "svg" for name, _ in self.stack))):
            return
        self.stack.append((tag, nth))
        if len(self.stack) > DEEPEST:
            self.too_deep = (tag, nth)

    def close(self, tag: str) -> None:
        """Note an end tag."""
        self._ends[tag] = self._ends.get(tag, 0) + 1
        if self.too_deep:
            return
        if self.stack and self.stack[-1][0] == tag:
            self.stack.pop()
        else:
            self._close_crossed(tag)

    def _close_crossed(self, tag: str) -> None:
        for index in range(len(self.stack) - 1, -1, -1):
            name = self.stack[index][0]
            if name == tag:
                self.stack[index:] = [one for one in self.stack[index + 1 :] if one[0] not in _OPTIONAL]
                return
            if name == _WALL:
                break
        if tag not in _OPTIONAL and tag not in _VOID:
            self.stray.append((tag, self._ends[tag]))

    def unclosed(self) -> list[tuple[str, int]]:
        """Return the elements that are open at the page's end although they need an end tag."""
        return [] if self.too_deep else [one for one in self.stack if one[0] not in _OPTIONAL]
