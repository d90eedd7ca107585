"""A folder of Eleventy, and any other folder of Markdown files with front matter (Pelican, Astro, Hexo).

Facts that a program gives all files of a folder (``*.11tydata.js``) cannot be read. The address is the path
of the file, unless ``permalink`` is one (``11ty.dev/docs/permalinks``).
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from forearmed.archive.post import Item
from forearmed.archive.readers.folder import MARKDOWN, Dialect, File, Place, read_folder
from forearmed.archive.readers.loose import text
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.template_tags import plain_liquid

_OURS = ("eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", ".eleventy.js")
_DATA = re.compile(r"\.11tydata\.(?:js|cjs|mjs|json)$")
_ROOTS = ("content", "src", "source")
_NO_POSTS = {"readme", "license", "changelog", "contributing", "404", "index", "about", "search"}
_NO_CONTENT = {"_includes", "_layouts", "_site", "_data", "public", "dist", "themes"}
_COLLECTIONS = frozenset({"posts", "post", "all", "nav"})


def _knows_eleventy(sample: Sample) -> bool:
    names = {PurePosixPath(name).name for name in sample.names}
    return bool(names & set(_OURS)) or any(map(_DATA.search, names))


def _knows_markdown(sample: Sample) -> bool:
    return any(map(_inner, sample.names))


def _inner(name: str) -> str | None:
    path = PurePosixPath(name)
    parts = path.parts
    if not name.lower().endswith(MARKDOWN) or _NO_CONTENT & set(parts[:-1]) or path.name.startswith("."):
        return None
    root = next((at for at, part in enumerate(parts[:-1]) if part in _ROOTS), None)
    return str(PurePosixPath(*parts[root + 1 :])) if root is not None else name


def _is_post(file: File) -> bool:
    """Tell a post from a page: it has front matter, and is not called as pages are."""
    is_page = PurePosixPath(file.inner).stem.lower() in _NO_POSTS and file.stem.lower() in _NO_POSTS
    return bool(file.facts) and not is_page


def _is_called_as_posts(file: File) -> bool:
    return file.stem.lower() not in _NO_POSTS


def _address(file: File, place: Place) -> str:
    written = text(file.facts.get("permalink"))
    if written and "{" not in written:
        return f"/{written.lstrip('/')}" if "//" not in written else written
    above = PurePosixPath(file.inner).parent
    return f"/{above}/" if above.name == file.stem else f"/{above / file.stem}/"


_DIALECT = Dialect("eleventy", _inner, _is_post, _address, plain_liquid, no_terms=_COLLECTIONS)
ANY = Dialect("folder", _inner, _is_called_as_posts, _address, plain_liquid)
"""Files of Markdown that no program is known for."""


def _read_eleventy(path: Path, manner: Manner) -> Iterator[Item]:
    return read_folder(_DIALECT, path, manner)


def _read_markdown(path: Path, manner: Manner) -> Iterator[Item]:
    return read_folder(ANY, path, manner)


ELEVENTY = Reader("Eleventy", _knows_eleventy, _read_eleventy)
MARKDOWN_FOLDER = Reader("a folder of Markdown", _knows_markdown, _read_markdown)
