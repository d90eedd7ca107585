"""A new site as it will be: what a build has made, and what it takes over from the last site."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.cache.last_site import LastSite
from forearmed.build.cache.marks import paths_below
from forearmed.build.cache.site_file import checksum_of
from forearmed.build.host.phases import last_site
from forearmed.foundation.new_file import put


class WholeSite:
    """The files of the site that *config* builds, before those of the last site stand beside the others."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.folder = Path(config.site_dir)
        last = last_site(config)
        self._last = last if isinstance(last, LastSite) else None
        self._taken: Mapping[str, str] = self._last.taken() if self._last else {}

    @cached_property
    def names(self) -> list[str]:
        """The path of every file, in order."""
        return sorted(self._taken.keys() | self._made)

    @cached_property
    def _made(self) -> set[str]:
        """The path of every file that this build has made."""
        return {*paths_below(self.folder)}

    def file(self, path: str) -> Path:
        """Return the file at *path*, wherever it still is."""
        made = self.folder / path
        return self._last.file_at(path) if self._last and path in self._taken and not made.exists() else made

    def checksum(self, path: str) -> str:
        """Return the checksum of the bytes of the file at *path*."""
        if path in self._made:
            return checksum_of(f"{self.folder}/{path}")
        return self._taken.get(path) or checksum_of(self.file(path))

    def write(self, path: str, content: bytes) -> None:
        """Write the file at *path*. Whatever has the same bytes by a second name keeps them."""
        put(str(self.folder / path), content)
