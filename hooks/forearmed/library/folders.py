"""Walk the content folders and read their files. Decides what is an article, an asset or neither."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from forearmed.errors import ForearmedError, Problem

_MAPS = ("tags.yml", "authors.yml", "series.yml")
_PUBLISHED_AS_THEY_ARE = ("assets/", "schema/")
_LEFT_OVERS = ("~", ".bak", ".orig", ".rej", ".swp", ".tmp")


@dataclass(frozen=True)
class Asset:
    """A file that is published as it is: *src_uri* is its address below the site."""

    src_uri: str
    file: Path


@dataclass(frozen=True)
class Article:
    """The text of a Markdown file: *path* for messages, *src_uri* as the host knows it.

    The two are the same for a tip; a file in docs/ has the shorter *src_uri*.
    """

    path: str
    src_uri: str
    text: str


@dataclass
class Folders:
    """What the walk found."""

    articles: list[Article] = field(default_factory=list)
    maps: dict[str, Article] = field(default_factory=dict)
    assets: list[Asset] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def walk(docs: Path, tips: Path) -> Folders:
    """Read *docs* and *tips*, in the order of their paths."""
    found = Folders()
    for file in _files(tips, found.problems):
        if file.suffix == ".md":
            _read_article(file, tips, found, prefix="tips/")
        else:
            _warn_unpublished(file, tips, found)
    for file in _files(docs, found.problems):
        _sort_docs_file(file, docs, found)
    return found


def _sort_docs_file(file: Path, docs: Path, found: Folders) -> None:
    src_uri = file.relative_to(docs).as_posix()
    if src_uri in _MAPS:
        text = _text(file, f"docs/{src_uri}", found)
        found.maps[file.stem] = Article(f"docs/{src_uri}", src_uri, text or "")
    elif file.suffix == ".md":
        _read_article(file, docs, found)
    elif src_uri.startswith(_PUBLISHED_AS_THEY_ARE):
        found.assets.append(Asset(src_uri, file))
    else:
        _warn_unpublished(file, docs, found)


def _read_article(file: Path, folder: Path, found: Folders, *, prefix: str = "") -> None:
    src_uri = prefix + file.relative_to(folder).as_posix()
    path = f"{folder.name}/{file.relative_to(folder).as_posix()}"
    text = _text(file, path, found)
    if text is not None:
        found.articles.append(Article(path, src_uri, text))


def _warn_unpublished(file: Path, folder: Path, found: Folders) -> None:
    path = f"{folder.name}/{file.relative_to(folder).as_posix()}"
    message = "is not published; pictures and downloads belong in docs/assets/"
    found.problems.append(Problem(path, 1, message, warning=True))


def _files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the files below *folder* that may be published, in the order of their paths."""
    if not folder.is_dir():
        return
    for top, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if _is_ours(Path(top, name), folder, problems))
        for name in sorted(names):
            if _is_ours(Path(top, name), folder, problems):
                yield Path(top, name)


def _unreadable(error: OSError) -> None:
    raise ForearmedError(f"cannot read the folder {error.filename}: {error.strerror}")


def _is_ours(path: Path, folder: Path, problems: list[Problem]) -> bool:
    """Tell whether *path* may be read: no dot file, editor's left-over or symbolic link outwards."""
    name = path.name
    if name.startswith((".", "#")) or name.endswith(_LEFT_OVERS):
        return False
    if path.is_symlink() and not _stays(path, folder):
        where = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        message = f"is a symbolic link that leaves {folder.name}/; put the file itself here"
        problems.append(Problem(where, 1, message))
        return False
    return True


def _stays(link: Path, folder: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _text(file: Path, path: str, found: Folders) -> str | None:
    try:
        raw = file.read_bytes()
    except OSError as error:
        found.problems.append(Problem(path, 1, f"cannot be read: {error.strerror}"))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind a byte order mark, and so must we.
        line = error.object.count(b"\n", 0, error.start) + 1
        found.problems.append(Problem(path, line, "is not UTF-8 text; save the file as UTF-8"))
        return None
