"""The files of the last build's site, which the next build may take over instead of making them again.

A file is taken over as a second name of the same file on disk (a hard link). The last site is deleted when
the new one stands in its place, so no file that people may edit is shared for longer than a build takes.
"""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from forearmed.build.cache.marks import Marks, marks_below
from forearmed.build.cache.site_file import SiteFile, checksum_of


class LastSite:
    """The last *site*, as its record has *written* it down. Every key begins with *frame*.

    *frame* is a key of all that every page depends on, such as the settings.
    """

    def __init__(self, site: Path, written: Mapping[str, SiteFile], *, frame: str) -> None:
        self.frame = frame
        self._site = site
        self._written = written
        self._marks: Mapping[str, Marks] = {}
        with suppress(OSError):
            self._marks = dict(marks_below(site))
        self._keys: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._taken: set[str] = set()

    def note(self, path: str, key: str) -> None:
        """Note that the new site's file at *path* is made from what has this *key*."""
        self._keys[path] = key

    def take(self, path: str, key: str, place: Path) -> bool:
        """Put the last site's file at *path* into *place* if its key is the same; tell whether it is."""
        self.note(path, key)
        known = self._written.get(path)
        if known is None or not key or known.key != key or not self._is_intact(path, known):
            return False
        return self._link(path, place)

    def take_equal(self, path: str, content: bytes, place: Path) -> bool:
        """Put the last site's file at *path* into *place* if it holds *content*; tell whether it does."""
        known = self._written.get(path)
        if known is None or known.marks[0] != len(content):
            return False
        same = known.checksum == blake2b(content, digest_size=16).hexdigest()
        return same and self._is_intact(path, known) and self._link(path, place)

    def take_folder(self, folder: str, key: str, place: Path) -> bool:
        """Put the last site's *folder* into *place* if the key of all in it is the same; tell so."""
        found = {path: file for path, file in self._written.items() if path.startswith(f"{folder}/")}
        same = [file.key == key and self._is_intact(path, file) for path, file in found.items()]
        if not found or not all(same):
            return False
        if all(self.take(path, key, place / path) for path in found):
            return True
        shutil.rmtree(place / folder, ignore_errors=True)
        return False

    def note_folder(self, folder: str, key: str) -> None:
        """Note that all of the new site's *folder* is made from what has this *key*."""
        self._folders[folder] = key

    def files_of(self, site: Path) -> dict[str, SiteFile]:
        """Return every file of *site*, the new site after the last one was deleted, by path."""
        return {path: self._described(site, path, marks) for path, marks in marks_below(site)}

    def _described(self, site: Path, path: str, marks: Marks) -> SiteFile:
        before = self._marks.get(path)
        # The second time changes with the number of a file's names.
        same = path in self._taken and before is not None and (before[:2], before[3]) == (marks[:2], marks[3])
        checksum = self._written[path].checksum if same else checksum_of(site / path)
        key = self._keys.get(path) or self._folders.get(path.partition("/")[0], "")
        return SiteFile(checksum, marks, key)

    def _is_intact(self, path: str, known: SiteFile) -> bool:
        found = self._marks.get(path)
        if found is None:
            return False
        return found == known.marks or (
            bool(known.checksum) and checksum_of(self._site / path) == known.checksum
        )

    def _link(self, path: str, place: Path) -> bool:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.hardlink_to(self._site / path)
        except OSError:  # a file system without hard links, or a file that somebody has just deleted
            try:
                shutil.copyfile(self._site / path, place)
            except OSError:
                return False
        else:
            self._taken.add(path)
        return True
