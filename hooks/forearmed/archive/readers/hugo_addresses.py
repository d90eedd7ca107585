"""Where Hugo put a page: at the path of its file, unless ``permalinks`` in the settings says otherwise.

The tokens are those of ``gohugo.io/configuration/permalinks``; a pattern with any other is not followed.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from forearmed.archive.readers.folder import File, Place
from forearmed.archive.readers.loose import is_true, row, text
from forearmed.archive.readers.titles import title_of

_TOKEN = re.compile(r":(\w+)(?:\[([^\]]*)\])?")
_SIGNS = frozenset("./_+~-@")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def hugo_address(file: File, place: Place) -> str:
    """Return where the page *file* was, from the root of the site."""
    if url := text(file.facts.get("url")):
        return url if url.startswith(("/", "http://", "https://")) else f"/{url}"
    sections, name = _path(file)
    pattern = _pattern(sections, place)
    told = _filled(pattern, file, place, sections, name) if pattern else None
    last = text(file.facts.get("slug")) or name
    whole = sanitized(told or "/".join(("", *sections, last))).strip("/")
    if is_true(place.settings.get("uglyURLs") or place.settings.get("uglyurls")) and not pattern.endswith(
        "/"
    ):
        return f"/{whole}.html"
    return f"/{whole}/"


def _path(file: File) -> tuple[Sequence[str], str]:
    """Return the folders that *file* is in, and its name; a folder with an index in it is a page."""
    path = PurePosixPath(file.inner).with_suffix("")
    path = path.parent if path.name == "index" and path.parent.name else path
    return path.parts[:-1], path.name


def _pattern(sections: Sequence[str], place: Place) -> str:
    """Return the pattern for pages below the first of *sections*; nothing where there is none."""
    told = row(place.settings.get("permalinks"))
    section = sections[0] if sections else "/"
    return text(row(told.get("page")).get(section)) or text(told.get(section))


def _filled(pattern: str, file: File, place: Place, sections: Sequence[str], name: str) -> str | None:
    """Return *pattern* with what its tokens stand for, or None where one is unknown."""
    title = title_of(text(file.facts.get("title"))) or name
    slug = text(file.facts.get("slug"))
    values = {
        "section": sections[0] if sections else "",
        "title": _part(title),
        "slug": _part(slug or title),
        **dict.fromkeys(("filename", "contentbasename"), name),
        **dict.fromkeys(("slugorfilename", "slugorcontentbasename"), _part(slug) or name),
        **dict(_of_day(file.day(place.zone))),
    }
    known = True

    def value(found: re.Match[str]) -> str:
        nonlocal known
        if found[1] == "sections":
            return "/".join(_some(sections, found[2]))
        known = known and found[1] in values
        return values.get(found[1], "")

    filled = _TOKEN.sub(value, pattern)
    return filled if known else None


def _of_day(day: date | None) -> Iterator[tuple[str, str]]:
    if day:
        yield from (("year", f"{day:%Y}"), ("month", f"{day:%m}"), ("day", f"{day:%d}"))
        yield from (("monthname", _MONTHS[day.month - 1]), ("weekdayname", _DAYS[day.weekday()]))
        yield from (("weekday", str(day.isoweekday() % 7)), ("yearday", str(day.timetuple().tm_yday)))


def _some(sections: Sequence[str], which: str | None) -> Sequence[str]:
    """Return those of *sections* that *which* tells, as in ``[1:]`` and ``[last]``; all without it."""
    start, sign, stop = (which or ":").replace("last", str(len(sections) - 1)).partition(":")
    if not all(not each or each.isdecimal() for each in (start, stop)):
        return sections
    first = int(start or 0)
    return sections[first : int(stop) if stop else None] if sign else sections[first : first + 1]


def _part(name: str) -> str:
    """Return *name* as one part of a path."""
    return name.replace("/", "-")


def sanitized(path: str) -> str:
    """Return *path* as Hugo writes it: in small letters, with hyphens for blanks, and few other signs."""
    kept = "".join(sign for sign in path.lower() if _is_kept(sign) or sign.isspace())
    return re.sub(r"\s+", "-", re.sub(r"\s*(-+)\s*", r"\1", kept.strip()))


def _is_kept(sign: str) -> bool:
    return sign.isalnum() or sign in _SIGNS or unicodedata.category(sign).startswith("M")
