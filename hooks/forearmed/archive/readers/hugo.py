"""A folder of Hugo: pages below ``content/``, as files or as folders with an ``index.md`` and its pictures.

`hugo_addresses` tells where each was. The format is that of ``gohugo.io/content-management/organization``.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from forearmed.archive.post import Item
from forearmed.archive.readers.bundle import bundle_of
from forearmed.archive.readers.folder import HTML, MARKDOWN, Dialect, File, read_folder
from forearmed.archive.readers.hugo_addresses import hugo_address
from forearmed.archive.readers.loose import text
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.template_tags import plain_shortcodes
from forearmed.foundation.errors import ForearmedError

_SETTINGS = ("hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "config.yml")
_LISTS = ("_index.md", "_index.html")
_NO_CONTENT = {"archetypes", "layouts", "public", "resources", "static", "themes", "assets", "data", "i18n"}
_PAGES = {"page", "pages", "about"}
_MOST_ASKED = 20
_UNKNOWN_SHORTCODE = (b"\n{{< ", b"\n{{% ")


def _knows(sample: Sample) -> bool:
    names = [PurePosixPath(name) for name in sample.names]
    if any(name.name in _SETTINGS[:3] or "archetypes" in name.parts or name.name in _LISTS for name in names):
        return True
    return _is_written_for_hugo(sample)


def _is_written_for_hugo(sample: Sample) -> bool:
    """Tell whether the first few Markdown files have front matter in TOML, or shortcodes."""
    found = [name for name in sample.names if name.lower().endswith(MARKDOWN)][:_MOST_ASKED]
    if not found:
        return False
    try:
        bundle = bundle_of(sample.path)
    except ForearmedError:
        return False
    heads = [bundle.head(name, 1 << 12) for name in found]
    return any(
        head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"+++")
        or any(sign in head for sign in _UNKNOWN_SHORTCODE)
        for head in heads
    )


def _inner(name: str) -> str | None:
    path = PurePosixPath(name)
    if not name.lower().endswith((*MARKDOWN, *HTML)) or path.name in _LISTS or path.name.startswith("."):
        return None
    if "content" in path.parts[:-1]:
        return str(PurePosixPath(*path.parts[path.parts.index("content") + 1 :]))
    is_content = name.lower().endswith(MARKDOWN) and not _NO_CONTENT & set(path.parts[:-1])
    return name if is_content and path.stem.upper() != "README" else None


def _is_post(file: File) -> bool:
    """Tell a post from a page: it has a day, and does not say that it is a page."""
    above = PurePosixPath(file.inner).parts[:-1]
    is_page = text(file.facts.get("type")) in _PAGES or bool(above and above[0] in _PAGES)
    return not is_page and any(file.facts.get(key) for key in ("date", "publishDate"))


_DIALECT = Dialect(
    "hugo", _inner, _is_post, hugo_address, plain_shortcodes, ("data/authors.yml", "data/authors.yaml")
)


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    return read_folder(_DIALECT, path, manner, _SETTINGS)


READER = Reader("Hugo", _knows, _read)
