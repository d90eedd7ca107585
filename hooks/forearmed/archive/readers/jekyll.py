"""A folder of Jekyll: posts are in ``_posts``, with their day in the name; drafts are in ``_drafts``.

Addresses follow ``permalink`` in ``_config.yml`` or in the post (``jekyllrb.com/docs/permalinks``).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from forearmed.archive.post import Item
from forearmed.archive.readers.folder import DATED, HTML, MARKDOWN, Dialect, File, Place, read_folder
from forearmed.archive.readers.loose import text, texts
from forearmed.archive.readers.other_markup import OTHER_MARKUP
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.template_tags import plain_liquid

_FOLDERS = ("_posts", "_drafts")
_ENDINGS = (*MARKDOWN, ".text", *HTML)
_STYLES: Mapping[str, str] = MappingProxyType(
    {
        "date": "/:categories/:year/:month/:day/:title:output_ext",
        "pretty": "/:categories/:year/:month/:day/:title/",
        "ordinal": "/:categories/:year/:y_day/:title:output_ext",
        "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none": "/:categories/:title:output_ext",
    }
)
_PART = re.compile(r":(\w+)")


def _knows(sample: Sample) -> bool:
    return any(_is_post(name, sample.path) for name in sample.names)


def _is_post(name: str, path: Path) -> bool:
    """Tell whether *name* is a post by where it is; the folder ``_posts`` itself may be the export."""
    parts = PurePosixPath(name)
    within = "_posts" in parts.parts[:-1] or path.name == "_posts"
    return within and bool(DATED.fullmatch(parts.stem)) and name.lower().endswith((*_ENDINGS, *OTHER_MARKUP))


def _inner(folder: str, name: str) -> str | None:
    """Return what is left of *name* below ``_posts``, with the folders above that as categories in front."""
    path = PurePosixPath(name)
    at = next((place for place, part in enumerate(path.parts[:-1]) if part in _FOLDERS), None)
    if not name.lower().endswith(_ENDINGS) or (at is None and folder not in _FOLDERS):
        return None
    return str(PurePosixPath(*path.parts[at + 1 :])) if at is not None else name


def _address(file: File, place: Place) -> str:
    written = text(file.facts.get("permalink")) or text(place.settings.get("permalink")) or "date"
    day = file.day(place.zone)
    values = dict(_values(file, day))
    whole = _PART.sub(lambda found: values.get(found[1], ""), _STYLES.get(written, written))
    return re.sub("/{2,}", "/", f"/{whole}")


def _values(file: File, day: date | None) -> Iterator[tuple[str, str]]:
    slug = text(file.facts.get("slug")) or file.stem
    categories = [*texts(file.facts.get("category")), *texts(file.facts.get("categories"))]
    several = [part for each in categories for part in each.split()]
    yield from (("title", slug), ("slug", slug), ("name", slug), ("output_ext", ".html"))
    yield "categories", "/".join(dict.fromkeys(each.lower() for each in several))
    if day:
        yield from (("year", f"{day:%Y}"), ("short_year", f"{day:%y}"), ("month", f"{day:%m}"))
        yield from (("i_month", str(day.month)), ("day", f"{day:%d}"), ("i_day", str(day.day)))
        yield from (("y_day", f"{day:%j}"), ("week", f"{day:%V}"), ("short_day", f"{day:%a}"))


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    dialect = Dialect(
        "jekyll",
        inner=partial(_inner, path.name),
        is_post=lambda file: True,
        address=_address,
        plain=plain_liquid,
        people=("_data/authors.yml", "_data/authors.yaml"),
        spaced=True,
    )
    return read_folder(dialect, path, manner, ("_config.yml", "_config.yaml"))


READER = Reader("Jekyll", _knows, _read)
