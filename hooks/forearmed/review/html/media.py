"""Films, sound and frames of other sites: what a page of ours can show of them, and what to write instead."""

import re
from collections.abc import Callable, Iterator, Sequence

from forearmed.article.converter import film_site
from forearmed.review.html.addresses import shown
from forearmed.review.html.markup import Element

_FILMS = re.compile(
    r"[^?#]*\.(?:m4v|mov|mp4|ogv|webm|aac|flac|m4a|mp3|oga|ogg|opus|wav)(?:[?#]|\Z)", re.IGNORECASE
)
_DOCUMENTS = re.compile(r".*\.(?:docx?|ics|odp|ods|odt|pdf|pptx?|rtf|txt|xlsx?|zip)\Z", re.IGNORECASE)
_PHOTOS = re.compile(r".*\.(?:heic|heif|tiff?|bmp|psd)\Z", re.IGNORECASE)
_EMBEDDED = (
    (re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+).*"), r"https://www.youtube.com/watch?v=\1"),
    (re.compile(r"(?:https?:)?//player\.vimeo\.com/video/(\d+).*"), r"https://vimeo.com/\1"),
    (re.compile(r"(https://www\.loom\.com)/embed/(\w+).*"), r"\1/share/\2"),
    (re.compile(r"//(.*)"), r"https://\1"),
)  # fmt: skip
"""Addresses of players for frames, each with the address of the page that shows the same film."""


_WHOLE = "the guide shows a whole one under Pictures, Films"


def is_film_or_sound(url: str) -> bool:
    """Tell whether *url* leads to a film or to sound, as its ending tells."""
    return bool(_FILMS.match(url.strip()))


def picture_fault(path: str, link: str) -> str | None:
    """Return a fault if *path* has another ending than pictures; *link* is the address to write instead."""
    if is_film_or_sound(path) or _DOCUMENTS.match(path):
        return f'"{shown(path)}" is no picture; write a link, without the "!": [words]({link})'
    if _PHOTOS.match(path):
        return f'few browsers show "{shown(path)}"; save it as .jpg or .png, in docs/assets/'
    return None


def frame_fault(element: Element) -> str | None:
    """Return what to write instead of the frame that *element* is; None where it shows no other page."""
    url = element.attributes.get("src" if element.tag in ("iframe", "embed") else "data", "").strip()
    if element.tag not in ("iframe", "embed", "object") or not re.match(r"(?:https?:)?//", url):
        return None
    for pattern, seen in _EMBEDDED:
        if found := pattern.fullmatch(url):
            url = found.expand(seen)
    what = "Watch the video" if re.search(r"youtu|vimeo|loom|stream|video", url) else "words"
    alone = " alone on its line, which the page shows as a card:" if film_site(url) else ","
    link = f"a link{alone} [{what}]({shown(url)})"
    return f"<{element.tag}> is not allowed here, and no mail shows it; write {link}"


def film_doubts(elements: Sequence[Element], plays: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Yield a warning for each film and sound that lacks something, and the source text to search for.

    Captions are for who cannot hear it (WCAG 2.2, 1.2.2); poster and title are what mail and feeds show
    in its place. *plays* says whether the site has the file of an address.
    """
    for film, *inside in _films(elements):
        lacking = [said for said, is_there in _needed(film, inside) if not is_there]
        sources = [one.attributes.get("src", "") for one in (film, *inside) if one.tag != "track"]
        if lacking and any(is_film_or_sound(url) and plays(url) for url in sources):
            yield f"<{film.tag}> lacks {', '.join(lacking)}; {_WHOLE}", f"<{film.tag}"


def _films(elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Yield each film and sound among *elements*, with the sources and captions that follow it."""
    films: list[list[Element]] = []
    for element in elements:
        if element.tag in ("audio", "video"):
            films.append([element])
        elif films and element.tag in ("source", "track"):
            films[-1].append(element)
    yield from films


def _needed(film: Element, inside: Sequence[Element]) -> Iterator[tuple[str, bool]]:
    """Yield all that *film* needs, and whether it is there."""
    there = film.attributes
    yield "controls", "controls" in there or "autoplay" in there
    yield "a title", bool(there.get("title", "").strip())
    if film.tag == "video":
        yield "a poster", bool(there.get("poster"))
        yield "captions", any(one.tag == "track" for one in inside) or "muted" in there
