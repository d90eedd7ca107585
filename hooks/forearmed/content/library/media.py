"""Kinds of pictures, sound and film: their endings, and what the first bytes of a file say that it is."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from forearmed.content.library.folders import Asset
from forearmed.content.library.media_kinds import FILM, PICTURES, SOUND, way_out
from forearmed.foundation.errors import Problem
from forearmed.foundation.wording.objections import IS_INSIDE, NOTHING_IN_IT

FIRST = 64
"""Octets that tell a file's kind."""
_MB = 1024**2
_HEAVY = 25 * _MB
"""Octets of a film: Cloudflare Pages publishes no file with more."""
_HEAVIEST = 100 * _MB
_LOOKED_INTO = frozenset({*PICTURES, *FILM, *SOUND})
MARKS: tuple[tuple[int, tuple[bytes, ...], str], ...] = (
    (4, (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypheim", b"ftypmif1", b"ftypmsf1"), ".heic"),
    (0, (b"II*\0", b"MM\0*"), ".tiff"),
    (0, (b"8BPS",), ".psd"),
    (0, (b"%!PS", b"\xc5\xd0\xd3\xc6"), ".eps"),
    (0, (b"%PDF-",), ".pdf"),
    (0, (b"BM",), ".bmp"),
)
"""Where a file of a kind that browsers do not show has which bytes, and the usual ending of that kind."""


def check_media(assets: Iterable[Asset], *, folder: str) -> Iterator[Problem]:
    """Yield a problem for each picture, sound and film among *assets* that is empty or of another kind.

    Paths in messages begin with *folder*, the name of docs/, but for what lies beside a tip.
    """
    for asset in assets:
        ending = PurePosixPath(asset.src_uri).suffix.lower()
        if ending in _LOOKED_INTO and not asset.in_root and (fault := media_fault(asset)):
            yield Problem(asset.path(folder), 1, fault)
        elif ending in (*FILM, *SOUND) and asset.size > _HEAVY:
            yield Problem(asset.path(folder), 1, _heaviness(asset.size), warning=asset.size <= _HEAVIEST)


def _heaviness(octets: int) -> str:
    advice = "a film of one minute with 720 lines needs 10; make it shorter, or save it smaller"
    if octets <= _HEAVIEST:
        return f"has {octets // _MB} MB, and readers on a phone pay for it; {advice}"
    return f"has {octets // _MB} MB, and GitHub takes no file of more than {_HEAVIEST // _MB}; {advice}"


def media_fault(asset: Asset) -> str | None:
    """Return what the first bytes of *asset*, a picture, sound or film, show to be wrong with it."""
    ending = PurePosixPath(asset.src_uri).suffix.lower()
    if not asset.size:
        return NOTHING_IN_IT
    try:
        with asset.file.open("rb") as opened:
            meant = _kind(opened)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if ending == ".avif" and meant == ".heic":  # some programs write a brand of both
        return None
    if ending == ".vtt" and not _is_captions(asset):
        return 'is no file of captions: its first line has to be "WEBVTT"; save it as .vtt, not as .srt'
    if meant and ending not in (".ico", *SOUND):
        return IS_INSIDE.format(what=way_out(meant))
    return None


def _is_captions(asset: Asset) -> bool:
    with asset.file.open("rb") as opened:
        return opened.read(FIRST).removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")


def _kind(opened: BinaryIO) -> str:
    """Return the usual ending of the kind that *opened* is of, if no browser shows that; else nothing."""
    first = opened.read(FIRST)
    return next((kind for place, marks, kind in MARKS if first[place:].startswith(marks)), "")
