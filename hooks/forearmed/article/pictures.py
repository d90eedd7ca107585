"""The pictures and films in an article's HTML: where they lie, and how large the pictures are."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import count

_IMAGE = re.compile(r"""<img\b((?:[^"'>]|"[^"]*"|'[^']*')*+)>""", re.IGNORECASE)
_PLAYED = re.compile(r"""<(?:audio|source|track|video)\b(?:[^"'>]|"[^"]*"|'[^']*')*+>""", re.IGNORECASE)
_LOADED = re.compile(r"""(\s(?:poster|src)=)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
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


def with_films(html: str, address_of: Callable[[str], str | None]) -> str:
    """Return *html*, in which films, sounds, captions and posters lie where *address_of* says.

    It returns None for what is no file of the site, and such an address stays.
    """

    def loaded(found: re.Match[str]) -> str:
        address = address_of(unescape(found[2] or found[3] or ""))
        return found[0] if address is None else f'{found[1]}"{escape(address)}"'

    return _PLAYED.sub(lambda tag: _LOADED.sub(loaded, tag[0]), html)


def shown_in(html: str) -> Iterator[str]:
    """Yield the address of each picture in *html*."""
    for found in _IMAGE.finditer(html):
        written = {name.lower(): unescape("".join(values)) for name, *values in _ATTRIBUTE.findall(found[1])}
        if written.get("src"):
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
