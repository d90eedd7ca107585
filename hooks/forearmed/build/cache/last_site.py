"""The files of the last build's site, which the next build may take over instead of making them again.

A file is taken over as a second name of the same file on disk (a hard link), when all else is made.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from forearmed.build.cache.marks import Marks, marks_below
from forearmed.build.cache.site_file import SiteFile, checksum_of
from forearmed.build.cache.spare_site import completed, give_name


class LastSite:
    """The last *site*, as its record has *written* it down. Every key begins with *frame*.

    *frame* is a key of all that every page depends on, such as the settings.
    """

    records: Path | None = None
    """Where the records of the search's index are between two builds, if anywhere."""

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

    def take(self, path: str, key: str, _place: Path) -> bool:
        """Take over the last site's file at *path* if its key is the same; tell whether it is."""
        self.note(path, key)
        known = self._written.get(path)
        if known is None or not key or known.key != key or not self._is_intact(path, known):
            return False
        self._taken.add(path)
        return True

    def take_together(self, paths: Iterable[str], key: str, site: Path) -> bool:
        """Take over the files at *paths*, which *site*'s build makes in one go; tell whether all are."""
        # Each is asked for, so that the next build knows the key of each.
        taken = [self.take(path, key, site / path) for path in paths]
        return all(taken)

    def take_equal(self, path: str, content: bytes, _place: Path) -> bool:
        """Take over the last site's file at *path* if it holds *content*; tell whether it does."""
        known = self._written.get(path)
        if known is None or known.marks[0] != len(content):
            return False
        if known.checksum != blake2b(content, digest_size=16).hexdigest() or not self._is_intact(path, known):
            return False
        self._taken.add(path)
        return True

    def take_folder(self, folder: str, key: str, _place: Path) -> bool:
        """Take over the last site's *folder* if the key of all in it is the same; tell whether it is."""
        found = {path: file for path, file in self._written.items() if path.startswith(f"{folder}/")}
        if not found or not all(
            file.key == key and self._is_intact(path, file) for path, file in found.items()
        ):
            return False
        for path in found:
            self.note(path, key)
        self._taken |= found.keys()
        return True

    def is_taken(self, path: str) -> bool:
        """Tell whether the new site's file at *path* is the last site's."""
        return path in self._taken

    def taken(self) -> Mapping[str, str]:
        """Return the checksum of each file that is taken over, by its path in the site."""
        return {path: self._written[path].checksum for path in self._taken}

    def file_at(self, path: str) -> Path:
        """Return where the file at *path*, which is taken over, still is."""
        return self._site / path

    def show(self, folder: str, place: Path) -> None:
        """Put the files of *folder* that are taken into *place* already, for who reads them."""
        for path in self._taken:
            if path.startswith(f"{folder}/"):
                give_name(self._site / path, place / path)

    def completed(self, fresh: Path, spare: Path) -> Path:
        """Return the folder of the whole new site: what was made is in *fresh*, and all else is taken over.

        That folder is *spare*, if this is a folder, else *fresh*.
        """
        numbers = {path: self._marks[path][3] for path in self._taken}
        return completed(fresh, spare, self._site, numbers)

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
