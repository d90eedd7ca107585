"""What the settings of a Jekyll site tell: its collections, the defaults of front matter, and addresses.

The formats are those of ``jekyllrb.com/docs/collections``, ``…/configuration/front-matter-defaults`` and
``…/permalinks``. A file's *inner* begins with ``_name/`` where it is in the collection *name*, and with ``/``
where it is a page of the site.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType

from forearmed.archive.readers.folder import File, Place
from forearmed.archive.readers.loose import Row, is_true, row, rows, text, texts

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
_OWN = ("posts", "drafts")
_DEFAULTS = {"author", "authors", "categories", "category", "date", "permalink", "published", "tag", "tags"}
"""What a post takes from the defaults; a picture of them is the site's, and above no post."""


def collections_in(settings: Row) -> Mapping[str, Row]:
    """Return what *settings* tell of each collection but posts, by its name."""
    told = settings.get("collections")
    found = dict(told) if isinstance(told, dict) else dict.fromkeys(texts(told))
    return {str(name): row(each) for name, each in found.items() if name not in _OWN}


def has_pages(collection: Row) -> bool:
    """Tell whether each document of *collection* was a page."""
    return is_true(collection.get("output"))


def kind_of(inner: str) -> str:
    """Return what settings call the kind of a file with this *inner* name: a collection, pages or posts."""
    if inner.startswith("/"):
        return "pages"
    return inner.partition("/")[0].removeprefix("_") if inner.startswith("_") else "posts"


def defaults_for(name: str, inner: str, settings: Row) -> Row:
    """Return the front matter that the file *name* has by *settings*: the longest path counts most."""
    found: dict[str, object] = {}
    scopes = [(row(each.get("scope")), row(each.get("values"))) for each in rows(settings.get("defaults"))]
    for scope, values in sorted(scopes, key=lambda each: len(text(each[0].get("path")))):
        path, kind = text(scope.get("path")).strip("/"), text(scope.get("type"))
        fits = not path or f"{name}/".startswith(f"{path}/") or PurePosixPath(name).match(path)
        if fits and kind in ("", kind_of(inner), kind_of(inner).removesuffix("s")):
            found |= {key: value for key, value in values.items() if key in _DEFAULTS}
    return found


def jekyll_address(file: File, place: Place) -> str:
    """Return where the post or the page *file* was, from the root of the site."""
    kind, site = kind_of(file.inner), text(place.settings.get("permalink"))
    told = row(row(place.settings.get("collections")).get(kind))
    written = text(file.facts.get("permalink")) or text(told.get("permalink"))
    if kind == "posts":
        written = written or site or "date"
    elif not written:
        ending = "/" if site == "pretty" or site.endswith("/") else ":output_ext"
        written = f"/:path{ending}" if kind == "pages" else f"/:collection/:path{ending}"
    values = dict(_values(file, file.day(place.zone)))
    whole = _PART.sub(lambda found: values.get(found[1], ""), _STYLES.get(written, written))
    return re.sub("/{2,}", "/", f"/{whole}")


def _values(file: File, day: date | None) -> Iterator[tuple[str, str]]:
    slug = text(file.facts.get("slug")) or file.stem
    kind = kind_of(file.inner)
    categories = [*texts(file.facts.get("category")), *texts(file.facts.get("categories"))]
    several = [part for each in categories for part in each.split()]
    is_apart = file.inner.startswith("_")
    below = PurePosixPath(file.inner.partition("/")[2] if is_apart else file.inner.removeprefix("/"))
    yield from (("title", slug), ("slug", slug), ("name", slug), ("output_ext", ".html"))
    yield from (("collection", kind), ("path", str(below.with_suffix(""))), ("basename", below.stem))
    yield "categories", "/".join(dict.fromkeys(each.lower() for each in several))
    if day:
        yield from (("year", f"{day:%Y}"), ("short_year", f"{day:%y}"), ("month", f"{day:%m}"))
        yield from (("i_month", str(day.month)), ("day", f"{day:%d}"), ("i_day", str(day.day)))
        yield from (("y_day", f"{day:%j}"), ("week", f"{day:%V}"), ("short_day", f"{day:%a}"))
