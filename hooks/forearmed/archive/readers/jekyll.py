"""A folder of Jekyll: posts are in ``_posts``, with their day in the name; drafts are in ``_drafts``.

A document with a day in a collection whose documents are pages is a post, too. `jekyll_site` tells where each
of them was. What is in a collection that makes no pages was on none of its own, so it is counted and left.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from forearmed.archive.post import Item, Passed
from forearmed.archive.readers.bundle import bundle_of
from forearmed.archive.readers.folder import DATED, HTML, MARKDOWN, Dialect, File, facts_in, read_files
from forearmed.archive.readers.jekyll_site import (
    collections_in,
    defaults_for,
    has_pages,
    jekyll_address,
    kind_of,
)
from forearmed.archive.readers.loose import Row, text
from forearmed.archive.readers.other_markup import NO_POSTS, OTHER_MARKUP
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.template_tags import plain_liquid

_FOLDERS = ("_posts", "_drafts")
_ENDINGS = (*MARKDOWN, ".text", *HTML)
_SETTINGS = ("_config.yml", "_config.yaml")
_NO_PAGES = {"vendor", "node_modules"}


def _knows(sample: Sample) -> bool:
    return any(_is_post(name, sample.path) for name in sample.names)


def _is_post(name: str, path: Path) -> bool:
    """Tell whether *name* is a post by where it is; the folder ``_posts`` itself may be the export."""
    parts = PurePosixPath(name)
    within = "_posts" in parts.parts[:-1] or path.name == "_posts"
    return within and bool(DATED.fullmatch(parts.stem)) and name.lower().endswith((*_ENDINGS, *OTHER_MARKUP))


@dataclass(frozen=True)
class _Site:
    """A site in a folder called *folder*, with its *settings*, from the file *told_in* if there is one."""

    folder: str
    settings: Row
    told_in: str

    @property
    def collections(self) -> Mapping[str, Row]:
        """Return what the settings tell of each collection but posts, by its name."""
        return collections_in(self.settings)

    def inner(self, name: str) -> str | None:
        """Return what is left of *name* below ``_posts``, with the folders above that as categories in front.

        What is in a collection keeps the collection's folder in front, and a page a slash.
        """
        path = PurePosixPath(name)
        at = next((place for place, part in enumerate(path.parts[:-1]) if part in _FOLDERS), None)
        if not name.lower().endswith(_ENDINGS):
            return None
        if at is not None:
            return str(PurePosixPath(*path.parts[at + 1 :]))
        if self.folder in _FOLDERS:
            return name
        if collection := self.collection(name):
            below = path.parts[path.parts.index(f"_{collection}") :]
            return str(PurePosixPath(*below)) if has_pages(self.collections[collection]) else None
        return self._page(path)

    def collection(self, name: str) -> str:
        """Return the collection that the file *name* is in, or nothing."""
        above = PurePosixPath(name).parts[:-1]
        return next((each for each in self.collections if f"_{each}" in above), "")

    def _page(self, path: PurePosixPath) -> str | None:
        root = PurePosixPath(self.told_in).parent
        if not self.told_in or not path.is_relative_to(root):
            return None
        below = path.relative_to(root)
        is_hidden = any(part.startswith(("_", ".")) or part in _NO_PAGES for part in below.parts)
        is_page = below.suffix.lower() in MARKDOWN and below.stem.lower() not in NO_POSTS
        return f"/{below}" if is_page and not is_hidden else None


def _is_dated(file: File) -> bool:
    """Tell whether *file* is a post: one of a collection is where it has a day, and a page is none."""
    kind = kind_of(file.inner)
    is_told = bool(text(file.facts.get("date"))) or bool(DATED.match(PurePosixPath(file.inner).name))
    return kind == "posts" or (kind != "pages" and is_told)


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    bundle = bundle_of(path, manner.heard)
    named = sorted(bundle.names, key=lambda each: each.count("/"))
    told_in = next((name for name in named if PurePosixPath(name).name in _SETTINGS), "")
    site = _Site(path.name, facts_in(bundle, _SETTINGS), told_in)
    dialect = Dialect(
        "jekyll",
        inner=site.inner,
        is_post=_is_dated,
        address=jekyll_address,
        plain=plain_liquid,
        people=("_data/authors.yml", "_data/authors.yaml"),
        spaced=True,
        beneath=lambda name, inner: defaults_for(name, inner, site.settings),
    )
    yield from read_files(dialect, bundle, manner, _SETTINGS)
    for name in bundle.names:
        told = site.collections.get(site.collection(name))
        if told is not None and not has_pages(told) and name.lower().endswith(_ENDINGS):
            yield Passed("entries of collections without pages")


READER = Reader("Jekyll", _knows, _read)
