"""Posts in languages that site generators take and nobody here reads: each is named, and none is guessed."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from forearmed.archive.post import Damaged

OTHER_MARKUP = {
    ".textile": "Textile",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".rst": "reStructuredText",
    ".org": "Org mode",
}
"""Languages that site generators take besides, by how the names of their files end."""

NO_POSTS = {"readme", "license", "changelog", "contributing", "history", "authors", "_index"}
"""The names of files that tell of a folder, and are no content of a site."""


def in_other_markup(names: Iterable[str], inner: Callable[[str], str | None]) -> Iterator[Damaged]:
    """Yield each of the files *names* in such a language; *inner* tells whether one like it has content."""
    for name in names:
        path = PurePosixPath(name)
        language = OTHER_MARKUP.get(path.suffix.lower())
        if language and path.stem.lower() not in NO_POSTS and inner(str(path.with_suffix(".md"))):
            yield Damaged(name, f"it is {language}, which is not read here; save it as Markdown or HTML")
