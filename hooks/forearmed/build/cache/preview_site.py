"""The site of a running preview, which changes in place: a build writes what differs and leaves the rest."""

from collections.abc import Callable, Collection, Iterable
from hashlib import blake2b
from pathlib import Path

from forearmed.build.cache.marks import paths_below


class PreviewSite:
    """What is known of the files of a preview's site, by path: the key of what each is made from.

    Only one process knows the site's folder and writes there, so its files need no look. Some files are left
    for when somebody asks for them: a browser asks for few of them, and seldom.
    """

    def __init__(self) -> None:
        self.frame = ""
        self.turn = 0
        """A number that grows with each build, for whoever asks while one begins."""
        self._keys: dict[str, str] = {}
        self._checksums: dict[str, str] = {}
        self._noted: set[str] = set()
        self._wanted: set[str] | None = None
        self._left: dict[str, Callable[[], object]] = {}

    def begin(self, frame: str) -> None:
        """Begin another build, of which every key begins with *frame*."""
        self.frame = frame
        self.turn += 1
        self._noted.clear()
        self._left.clear()

    def note(self, path: str, key: str) -> None:
        """Note that the file at *path* is made from what has this *key*."""
        if self._keys.get(path) != key:
            self._checksums.pop(path, None)
        self._keys[path] = key
        self._noted.add(path)

    def take(self, path: str, key: str, place: Path) -> bool:
        """Tell whether the file at *path* can stay as it is; note its *key*."""
        stays = self._keys.get(path) == key
        self.note(path, key)
        return stays and place.is_file()

    def take_equal(self, path: str, content: bytes, place: Path) -> bool:
        """Tell whether the file at *path* holds *content* already; note *content*.

        The key of the file stays if this build has noted it: then *content* is what is made from it.
        """
        if path not in self._noted:
            self._keys.pop(path, None)
        checksum = blake2b(content, digest_size=16).hexdigest()
        stays = self._checksums.get(path) == checksum
        self._checksums[path] = checksum
        return stays and place.is_file()

    def take_folder(self, folder: str, key: str, place: Path) -> bool:
        """Tell whether all of *folder* can stay as it is."""
        return self._keys.get(folder) == key and (place / folder).is_dir()

    def note_folder(self, folder: str, key: str) -> None:
        """Note that all of *folder* is made from what has this *key*."""
        self.note(folder, key)

    def leave(self, paths: Iterable[str], make: Callable[[], object]) -> None:
        """Leave the files at *paths* to *make*, which writes them all. A path that ends in / is a folder."""
        self._left |= dict.fromkeys(paths, make)

    def is_left(self, path: str) -> bool:
        """Tell whether the file at *path* is still to be made."""
        return self._make_of(path) is not None

    def supply(self, path: str) -> None:
        """Make the file at *path*, if it is left, and all that are made with it.

        Where that fails, they are still left, and nothing is known of them.
        """
        if not (make := self._make_of(path)):
            return
        together = [one for one, other in self._left.items() if other is make]
        try:
            make()
        except BaseException:
            for one in together:
                self._forget_file(one)
            raise
        for one in together:
            self._left.pop(one, None)

    def supply_all(self) -> None:
        """Make every file that is left."""
        for path in [*self._left]:
            self.supply(path)

    def _make_of(self, path: str) -> Callable[[], object] | None:
        return self._left.get(path) or self._left.get(f"{path.partition('/')[0]}/")

    def forget(self) -> None:
        """Forget everything: a build has stopped in the middle, or somebody has written into the site."""
        self.turn += 1
        self._wanted = None
        self._keys.clear()
        self._checksums.clear()
        self._left.clear()

    def _forget_file(self, path: str) -> None:
        self._keys.pop(path, None)
        self._checksums.pop(path, None)

    def tidy(self, site: Path, wanted: Collection[str], *, but: str) -> None:
        """Delete every file of *site* that is not *wanted*, *but* those in one folder.

        After the first time, only files that were wanted the last time are looked for.
        """
        if self._wanted is None:
            there = {path for path in paths_below(site) if not path.startswith(f"{but}/")}
        else:
            there = self._wanted
        self._wanted = {*wanted}
        for path in there - self._wanted:
            (site / path).unlink(missing_ok=True)
            self._forget_file(path)
