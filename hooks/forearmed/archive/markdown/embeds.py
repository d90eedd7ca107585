"""What old pages load from elsewhere (frames, players, snippets) as links that say where they lead."""

import re
from urllib.parse import unquote

from forearmed.archive.markdown.sound import HtmlElement, new, tag_of
from forearmed.archive.web import split_address

_FRAMES = {"audio", "embed", "iframe", "object", "video"}
_VIDEO = re.compile(r"//(?:www\.)?(?:youtube(?:-nocookie)?\.com/(?:embed|v)/|youtu\.be/)([\w-]{6,})")
_VIMEO = re.compile(r"//player\.vimeo\.com/video/(\d+)")
_SCRIPTED = re.compile(
    r"""<script[^>]*?src\s*=\s*["']?(https?://gist\.github\.com/[^"'\s>]+?)\.js[^>]*>""", re.I
)
_SCRIPT = re.compile(r"<script(?=[\s>])", re.IGNORECASE)
_ADDRESSES = ("src", "data", "data-src", "href")


def with_scripts_linked(html: str, remarks: list[str]) -> str:
    """Return *html* with a link for each snippet that a script shows; say when another script is lost."""
    if not _SCRIPT.search(html):
        return html
    linked = _SCRIPTED.sub(r'<p><a href="\1">\1</a></p><script>', html)
    if len(_SCRIPT.findall(html)) > len(_SCRIPTED.findall(html)):
        remarks.append("a script in it was left out")
    return linked


def link_frames(root: HtmlElement) -> None:
    """Put a link in the place of each frame and each player in *root*."""
    for frame in list(root.iterdescendants(*_FRAMES)):
        if frame.getparent() is None:
            continue
        address = public_address(_source(frame))
        words = " ".join((frame.get("title") or "").split())
        frame.addprevious(_link(address, words, tag_of(frame)))
        frame.drop_tree()


def _source(frame: HtmlElement) -> str:
    elements = [frame, *frame.iterdescendants("source", "embed", "a")]
    found = (element.get(name) for element in elements for name in _ADDRESSES)
    return next((address for address in found if address and not address.startswith("data:")), "")


def public_address(address: str) -> str:
    """Return where a person watches what the frame at *address* shows."""
    address = f"https:{address}" if address.startswith("//") else address
    if found := _VIDEO.search(address):
        return f"https://www.youtube.com/watch?v={found[1]}"
    if found := _VIMEO.search(address):
        return f"https://vimeo.com/{found[1]}"
    return address


def _link(address: str, words: str, kind: str) -> HtmlElement:
    paragraph = new("p")
    if address:
        anchor = new("a", href=address)
        anchor.text = words or name_of(address, kind)
        paragraph.append(anchor)
    return paragraph


def name_of(address: str, kind: str) -> str:
    """Return words for a link to what is at *address*: the name of a file, else that of the host."""
    parts = split_address(address)
    file = unquote(parts.path).rpartition("/")[2]
    if kind in ("audio", "video") and file:
        return file
    return (parts.hostname or address).removeprefix("www.")
