"""Writes the files of an import. What a person has edited since, or made, is never overwritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from forearmed.archive.pictures.uploads import Upload
from forearmed.archive.post import Post
from forearmed.archive.writing.record import Record, Written, checksum_of
from forearmed.content.source import SourceError, read_map, yaml_line
from forearmed.foundation.errors import ForearmedError

NEWER = "import-report/newer"
"""Where the file goes that an edited one would have been replaced by."""


class Deed(Enum):
    """What was done with a file."""

    WRITTEN = "written"
    UPDATED = "updated"
    SAME = "unchanged"
    EDITED = "left alone: it was edited here since"
    BEHIND = "left alone: it was edited here, and the export has newer words"
    DELETED = "left out: it was deleted here since"


@dataclass(frozen=True)
class Folder:
    """The folder of a project, its *root*, with the *record* of what was imported into it."""

    root: Path
    record: Record
    docs: str = "docs"
    """The folder for pages and pictures, from *root*."""

    def put(self, post: Post, path: str, text: str) -> Deed:
        """Write *text*, the file of *post*, to *path*, unless that file is a person's by now."""
        content = text.encode()
        before = self.record.written.get(post.ident)
        now = Written(path, checksum_of(content), str(post.day or ""), post.title)
        if before and (deed := self._kept(before)):
            is_behind = deed is Deed.EDITED and now.checksum != before.checksum
            return self._put_beside(post, replace(now, path=before.path), content) if is_behind else deed
        if before and (before.path, before.checksum) == (now.path, now.checksum):
            return Deed.SAME
        self._write(path, content)
        if before and before.path != path:
            (self.root / before.path).unlink()
        self.record.written[post.ident] = now
        return Deed.UPDATED if before else Deed.WRITTEN

    def _put_beside(self, post: Post, now: Written, content: bytes) -> Deed:
        """Write *content* for a person to compare with the tip, and note that: it is told once."""
        self._write(f"{NEWER}/{now.path}", content)
        self.record.written[post.ident] = now
        return Deed.BEHIND

    def files_in(self, folder: str) -> Iterable[str]:
        """Yield the path of every Markdown file in *folder*, from the root, whoever wrote it."""
        return (file.relative_to(self.root).as_posix() for file in (self.root / folder).rglob("*.md"))

    def holds(self, path: str) -> bool:
        """Tell whether there is a file at *path*."""
        return (self.root / path).is_file()

    def _kept(self, before: Written) -> Deed | None:
        """Return why the file written *before* is not to be touched, or None when it may be."""
        try:
            content = (self.root / before.path).read_bytes()
        except FileNotFoundError:
            return Deed.DELETED
        except OSError as error:
            raise ForearmedError(f"cannot read {before.path}: {error.strerror}") from None
        return None if checksum_of(content) == before.checksum else Deed.EDITED

    def _write(self, path: str, content: bytes) -> None:
        file = self.root / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh = file.with_name(f".{file.name}.part")
            fresh.write_bytes(content)
            fresh.replace(file)
        except OSError as error:
            raise ForearmedError(f"cannot write {path}: {error.strerror}") from None

    def put_picture(self, path: str, picture: bytes | Upload) -> None:
        """Write *picture* to *path* below docs/, unless it is there."""
        if not (self.root / self.docs / path).exists():
            content = picture if isinstance(picture, bytes) else picture.content()
            self._write(f"{self.docs}/{path}", content)

    def add(self, path: str, entries: Mapping[str, object], *, head: str = "") -> int:
        """Add those of *entries* that the YAML map *path* below docs/ lacks to its end; return how many."""
        path = f"{self.docs}/{path}"
        file = self.root / path
        try:
            text = file.read_text("utf-8-sig") if file.exists() else head
            known, _ = read_map(text) if text.strip().strip("#") and not _is_comment(text) else ({}, {})
        except SourceError as error:
            raise ForearmedError(f"{path}:{error.line}: {error}; correct it first") from None
        new = {key: value for key, value in entries.items() if key not in known}
        if new:
            start = text if not text or text.endswith("\n") else f"{text}\n"
            self._write(path, (start + "".join(_lines(new))).encode())
        return len(new)


def _is_comment(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def _lines(entries: Mapping[str, object]) -> Iterable[str]:
    for key, value in entries.items():
        name = yaml_line("x", key).removeprefix("x: ")
        if isinstance(value, Mapping):
            yield f"{name}:\n"
            yield from (f"  {yaml_line(inner, each)}\n" for inner, each in value.items())
        else:
            yield f"{name}: {yaml_line('x', value).removeprefix('x: ')}\n"
