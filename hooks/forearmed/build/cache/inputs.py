"""Everything that a build reads from the project, as a digest of names and bytes."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from forearmed.build.cache.marks import Marks, marks_below, marks_of

_NAME = re.compile(rb"[A-Za-z_]\w*")
_READS_ENVIRONMENT = b"!ENV"


@dataclass(frozen=True)
class Inputs:
    """Where a build of the project in *root* reads: the settings *files*, the content and template *folders*.

    Paths are absolute. A folder need not exist.
    """

    root: Path
    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    has_own_templates: bool = False
    """Whether one of the folders holds templates of the team's own."""

    def digest(self, environment: Mapping[str, str]) -> str | None:
        """Return a digest of all that is there; None where it cannot be told what a build would read.

        That is so where a file cannot be read, and where a symbolic link leads out of all folders. Where the
        settings ask for variables of the *environment*, these count, too.
        """
        digest = blake2b(digest_size=32)
        try:
            settings = [file.read_bytes() for file in self.files]
            for name, content in self._parts(settings, environment):
                digest.update(b"%d %d\n" % (len(name), len(content)) + name + content)
        except (OSError, _OutsideError):
            return None
        return digest.hexdigest()

    def frame(self, environment: Mapping[str, str]) -> str | None:
        """Return a key of what every page depends on: the settings, and what they ask of the *environment*.

        A team's own templates may read whatever they like of all pages, so with these it holds all inputs.
        It is None where it cannot be told.
        """
        return (self if self.has_own_templates else replace(self, folders=())).digest(environment)

    def marks(self) -> frozenset[tuple[str, Marks]]:
        """Return the marks of all files: they differ where anybody has written meanwhile, even the same."""
        files = {(str(file), marks_of(file)) for file in self.files}
        return frozenset(files).union(*(marks_below(folder) for folder in self.folders if folder.is_dir()))

    def _parts(self, settings: list[bytes], environment: Mapping[str, str]) -> Iterator[tuple[bytes, bytes]]:
        """Yield the name and the bytes of each input, in an order that depends on the names alone."""
        for file, text in zip(self.files, settings, strict=True):
            yield self._name(file), text
            if _READS_ENVIRONMENT in text:
                yield from _variables(text, environment)
        for folder in self.folders:
            yield self._name(folder), b"folder"
            if folder.is_dir():
                yield from self._below(str(folder))

    def _below(self, folder: str) -> Iterator[tuple[bytes, bytes]]:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            name = os.fsencode(entry.name)
            if entry.is_symlink():
                yield name + b" link", os.fsencode(Path(entry.path).readlink())
                self._demand_inside(entry)
            if entry.is_dir(follow_symlinks=False):
                yield name, b"folder"
                yield from self._below(entry.path)
                yield name, b"end"
            elif entry.is_file(follow_symlinks=False):
                yield name, Path(entry.path).read_bytes()

    def _demand_inside(self, link: os.DirEntry[str]) -> None:
        """Raise _OutsideError where *link* leads to what the digest does not cover."""
        target = os.path.realpath(link.path)
        if not any(Path(target).is_relative_to(os.path.realpath(folder)) for folder in self.folders):
            raise _OutsideError(link.path)

    def _name(self, path: Path) -> bytes:
        """Return *path* as seen from the project's folder, so that the folder can be moved as a whole."""
        return os.fsencode(os.path.relpath(path, self.root))


class _OutsideError(Exception):
    """A symbolic link leads out of the folders that a build reads."""


def _variables(text: bytes, environment: Mapping[str, str]) -> Iterator[tuple[bytes, bytes]]:
    """Yield each variable of *environment* whose name is a word of *text*."""
    for name in sorted({word.decode() for word in _NAME.findall(text)} & environment.keys()):
        yield name.encode(), os.fsencode(environment[name])
