"""Look into drawings before they are published: an SVG file can run scripts and load from anywhere.

They are read as browsers read them when somebody follows a link to one: as XML. The only reader of XML.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.parsers import expat

from forearmed.content.library.folders import Asset
from forearmed.foundation.errors import Problem

_NAMESPACE_ENDS = " "
_XHTML = "http://www.w3.org/1999/xhtml"
_FORBIDDEN = {"audio", "embed", "foreignObject", "handler", "iframe", "listener", "object", "script", "video"}
_HREFS = {"href", f"http://www.w3.org/1999/xlink{_NAMESPACE_ENDS}href"}
_STYLED = {
    "clip-path", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid", "marker-start", "mask",
    "stroke", "style",
}  # fmt: skip
_PICTURES = {"feImage", "image"}
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_RUNS = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_OVERLOOKED = re.compile(r"[\t\n\r]|^[\x00-\x20]+")  # by browsers (URL standard, section 4.4)
# What CSS loads, but for parts of the same file. A backslash can hide either word.
_LOADS = re.compile(r"""\\|@import|(?:url|src|image|image-set)\(\s*(?!["']?#)""", re.IGNORECASE)


def check_pictures(assets: Iterable[Asset], *, folder: str) -> Iterator[Problem]:
    """Yield every problem of the SVG files among *assets*, whose paths begin with *folder*."""
    for asset in assets:
        if asset.src_uri.lower().endswith(".svg"):
            path = asset.path(folder)
            yield from (Problem(path, line, fault) for line, fault in _faults(asset))


def _faults(asset: Asset) -> list[tuple[int, str]]:
    drawing = _Drawing()
    try:
        drawing.read(asset.file.read_bytes())
    except OSError as error:
        return [(1, f"cannot be read: {error.strerror}")]
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 1)
        reason = str(error).partition(":")[0]
        return [*drawing.faults, (line, f"is not sound SVG ({reason}); save the drawing again, as plain SVG")]
    return drawing.faults


class _Drawing:
    """Reads a drawing element by element; no nesting is too deep, and nothing outside is fetched."""

    def __init__(self) -> None:
        self.faults: list[tuple[int, str]] = []
        self._parser = expat.ParserCreate(namespace_separator=_NAMESPACE_ENDS)
        self._parser.StartElementHandler = self._element
        self._parser.CharacterDataHandler = self._text
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.buffer_text = True
        self._style: list[str] = []
        self._style_line = 0
        self._depth_in_style = 0

    def read(self, content: bytes) -> None:
        """Note every fault of *content*. Raises what expat raises where it is not XML."""
        self._parser.Parse(content, True)  # noqa: FBT003  # expat takes it by position only

    def _blame(self, fault: str, line: int = 0) -> None:
        self.faults.append((line or self._parser.CurrentLineNumber, fault))

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, tag = name.rpartition(_NAMESPACE_ENDS)
        if tag in _FORBIDDEN or namespace == _XHTML:
            self._blame(f"<{tag}> is not allowed in a drawing; delete it, or save the drawing as plain SVG")
        if self._depth_in_style:
            self._blame(f"<{tag}> stands inside <style>; delete it")
            self._depth_in_style += 1
        elif tag == "style":
            self._style, self._style_line = [], self._parser.CurrentLineNumber
            self._depth_in_style = 1
        for attribute, value in attributes.items():
            if fault := _attribute_fault(tag, attribute, value):
                self._blame(fault)

    def _text(self, text: str) -> None:
        if self._depth_in_style == 1:
            self._style.append(text)

    def _end(self, _: str) -> None:
        if self._depth_in_style == 1 and _LOADS.search("".join(self._style)):
            self._blame("its style loads something from elsewhere; delete that", self._style_line)
        self._depth_in_style = max(0, self._depth_in_style - 1)

    def _entity(self, name: str, *_: object) -> None:
        self._blame(f'the entity "{name}" could hide anything; save the drawing as plain SVG')

    def _instruction(self, target: str, _: str) -> None:
        self._blame(f"<?{target}?> may load something from elsewhere; delete it")


def _attribute_fault(tag: str, name: str, value: str) -> str | None:
    if name.lower().startswith("on"):
        return f"the attribute {name} runs a script; delete it"
    if name == "attributeName" and value.strip().rpartition(":")[2].lower() == "href":
        return f"<{tag}> changes where a link leads; delete it"
    if name in _HREFS or name == "src":
        return _address_fault(tag, _OVERLOOKED.sub("", value))
    if name in _STYLED and _LOADS.search(value):
        return f"the attribute {name} loads something from elsewhere; delete it"
    return None


def _address_fault(tag: str, url: str) -> str | None:
    if tag in _PICTURES and _EMBEDDED.match(url):
        return None
    if found := _RUNS.match(url):
        return f"{found[0].lower()} links are not allowed; delete it"
    if tag == "a" or url.startswith("#") or not url:
        return None
    return f'<{tag}> loads "{url[:80]}" from outside the drawing; embed it, or delete it'
