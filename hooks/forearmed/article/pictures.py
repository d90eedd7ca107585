"""The pictures in an article's HTML: with their width and height, so that nothing jumps while they load."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import count

_IMAGE = re.compile(r"""<img\b((?:[^"'>]|"[^"]*"|'[^']*')*+)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s([a-z-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.IGNORECASE)
_PIXELS = re.compile(r"\d{1,5}(?:px)?")


@dataclass(frozen=True)
class Frame:
    """Where a picture is, as seen from its page, and its size in pixels; 0 where that is unknown."""

    url: str
    width: int
    height: int


def with_frames(html: str, frame_of: Callable[[str], Frame | None]) -> str:
    """Return *html*, in which each picture has its width and height, and all but the first load late.

    *frame_of* returns the frame of the picture at an address; None for what is no picture of the site. What
    an author wrote stays: of one side, the other is computed.
    """
    number = count()
    return _IMAGE.sub(lambda found: _framed(found, frame_of, is_first=not next(number)), html)


def described(html: str) -> Iterator[str]:
    """Yield the address of each picture in *html* that has words for who does not see it."""
    for found in _IMAGE.finditer(html):
        written = {name.lower(): unescape("".join(values)) for name, *values in _ATTRIBUTE.findall(found[1])}
        if written.get("src") and written.get("alt", "").strip():
            yield written["src"]


def _framed(found: re.Match[str], frame_of: Callable[[str], Frame | None], *, is_first: bool) -> str:
    written = {name.lower(): "".join(values) for name, *values in _ATTRIBUTE.findall(found[1])}
    frame = frame_of(unescape(written.get("src", "")))
    if frame is None:
        return found[0]
    added: dict[str, object] = {**_size(written, frame)}
    if not is_first and "loading" not in written:
        added["loading"] = "lazy"
    tag = _with_address(found[0], written["src"], frame.url)
    more = "".join(f' {name}="{value}"' for name, value in added.items())
    return f"{tag[:4]}{more}{tag[4:]}"


def _with_address(tag: str, written: str, url: str) -> str:
    return tag if unescape(written) == url else tag.replace(written, escape(url), 1)


def _size(written: dict[str, str], frame: Frame) -> dict[str, int]:
    """Return the width and the height that are missing in the attributes *written*."""
    if not frame.width or not frame.height or ("width" in written and "height" in written):
        return {}
    for one, other, ratio in (
        ("width", "height", frame.height / frame.width),
        ("height", "width", frame.width / frame.height),
    ):
        if one in written:
            if not _PIXELS.fullmatch(written[one]):
                return {}
            return {other: round(int(written[one].removesuffix("px")) * ratio)}
    return {"width": frame.width, "height": frame.height}
