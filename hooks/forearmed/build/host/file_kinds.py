"""Files of ours as mkdocs' files: how they are written, or left as they stand in the last site."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.structure.files import File

from forearmed.build.cache.last_site import LastSite
from forearmed.build.cache.preview_site import PreviewSite
from forearmed.foundation.new_file import put

Picture = Callable[[], bytes]


class DrawnFile(File):
    """A file that may be a *picture* of ours, which is drawn or read when it is written."""

    last: LastSite | PreviewSite | None = None
    """The last site, which may hold the same bytes."""
    picture: Picture | None = None

    @property
    def src_path(self) -> str:
        """Return its path with the system's own slashes, for plugins."""
        return str(Path(self.src_uri))

    @src_path.setter
    def src_path(self, value: str) -> None:
        """Take *value* for the URI, which it is; mkdocs would make one of it for each of thousands."""
        self.src_uri = value

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # mkdocs' own
        """Write the file, unless the last site has one with these bytes."""
        if self.picture is None:
            super().copy_file(dirty)
            return
        self.write(self.picture())

    def write(self, content: bytes) -> None:
        """Write *content* into the file, unless the last site has it with these bytes."""
        place = self.abs_dest_path
        if not (self.last and self.last.take_equal(self.dest_uri, content, Path(place))):
            put(place, content)  # a second name of a file of the last site may stand there


class MadeFile(DrawnFile):
    """A file that is made anew in each build."""

    is_ours_alone = False
    """Whether no plugin can ask for its content when it is written."""

    def is_modified(self) -> bool:
        """Return True: mkdocs would compare the time of one source file, and this file depends on many."""
        return True

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # mkdocs' own
        """Write the file, unless the last site has one with these bytes, or it stands there already.

        A preview leaves some files for when somebody asks for them.
        """
        if isinstance(self.last, PreviewSite) and self.last.is_left(self.dest_uri):
            return
        if self.picture:
            super().copy_file(dirty)
            return
        content = self.content_bytes
        if content or not _is_there(self.last, self.dest_uri, Path(self.abs_dest_path)):
            self.write(content)
        if self.is_ours_alone:  # thousands of contents would stay in memory until the last page is written
            self.content_bytes = b""


def _is_there(last: LastSite | PreviewSite | None, path: str, place: Path) -> bool:
    """Tell whether the site has the file at *path* already, or takes it over from the *last* one."""
    return place.is_file() or (isinstance(last, LastSite) and last.is_taken(path))


class MadeText(MadeFile):
    """A file of Markdown that is published as it is."""

    def is_documentation_page(self) -> bool:
        """Return False: mkdocs makes a page of what ends in .md."""
        return False
