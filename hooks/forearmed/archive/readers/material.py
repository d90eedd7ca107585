"""The blog of Material for MkDocs: ``posts/`` with ``.authors.yml`` beside it.

The title may be the first heading. The address is the post's day and the slug of its title below the blog's
folder (``squidfunk.github.io/mkdocs-material/plugins/blog``: ``{date}/{slug}``).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from forearmed.archive.post import Item
from forearmed.archive.readers.folder import MARKDOWN, Dialect, File, Place, read_folder, titled
from forearmed.archive.readers.loose import text
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.template_tags import plain_liquid

_AUTHORS = ".authors.yml"
_POSTS = "posts"
_NO_WORD = re.compile(r"[^\w\- ]")


def _knows(sample: Sample) -> bool:
    paths = [PurePosixPath(name) for name in sample.names]
    has_posts = any(_POSTS in path.parts[:-1] and path.suffix.lower() in MARKDOWN for path in paths)
    names = {path.name for path in paths}
    return has_posts and bool(names & {_AUTHORS, "mkdocs.yml", "mkdocs.yaml"})


def _inner(name: str) -> str | None:
    parts = PurePosixPath(name).parts
    if not name.lower().endswith(MARKDOWN) or _POSTS not in parts[:-1]:
        return None
    return "/".join(parts[parts.index(_POSTS) + 1 :])


def _address(folder: str, file: File, place: Place) -> str:
    above = PurePosixPath(file.name).parts
    above = above[: above.index(_POSTS)] or (folder,)
    blog = "/".join(above[above.index("docs") + 1 :] if "docs" in above else above[-1:])
    slug = text(file.facts.get("slug")) or _slug(titled(file)[0])
    day = file.day(place.zone)
    parts = [blog if blog != "docs" else "blog", f"{day:%Y/%m/%d}" if day else "", slug]
    return f"/{'/'.join(filter(None, parts))}/"


def _slug(title: str) -> str:
    """Return the slug of *title* as Material makes it: lower case, without signs, words joined by hyphens."""
    plain = _NO_WORD.sub("", unicodedata.normalize("NFC", title)).strip().lower()
    return plain.replace(" ", "-")


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    dialect = Dialect(
        "material",
        _inner,
        is_post=lambda file: bool(file.facts.get("date")),
        address=partial(_address, path.name),
        plain=plain_liquid,
        people=(_AUTHORS,),
    )
    return read_folder(dialect, path, manner, ("mkdocs.yml", "mkdocs.yaml"))


READER = Reader("Material's blog", _knows, _read)
