"""Give tips' files another date, or none: one line of each changes, and all are replaced or none is."""

import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

from forearmed.content.source import Source, SourceError, read_article
from forearmed.foundation.errors import ForearmedError

_BOM = "\ufeff"
_DATE = re.compile(
    r"""(?P<key>[ \t]*(?:date|"date"|'date')[ \t]*:)(?:(?P<gap>[ \t]*)[^\s#].*?)??"""
    r"(?P<rest>(?:[ \t]+#.*)?[ \t]*[\r\n]*)"
)
_TITLE = re.compile(r"""(?P<indent>[ \t]*)(?:title|"title"|'title')[ \t]*:""")


def give_dates(days: Mapping[Path, date | None]) -> None:
    """Write into each file, a tip that can be read, its day of *days*; None takes the date out.

    Nothing else of a file changes. Raises ForearmedError, and leaves all files as they were, when one cannot
    be written or when its date takes more than one line. Where the machine stops between two files, none is
    lost: two tips then have one date, and `check` says so.
    """
    with ExitStack() as undone:
        replaced = [(file, *_prepared(file, day, undone)) for file, day in days.items()]
        for file, old, fresh in replaced:
            with _named(file):
                # A symbolic link stays; its target is replaced.
                fresh.replace(file.resolve())
            undone.callback(_put_back, file.resolve(), old)
        undone.pop_all()  # all is done, so nothing is undone


def _prepared(file: Path, day: date | None, undone: ExitStack) -> tuple[bytes, Path]:
    """Return the content of *file*, and a new file beside it with *day*, which *undone* takes away again."""
    with _named(file):
        old = file.read_bytes()
        dated = with_date(old.decode(), day)
        if dated is None:
            what = f'write "date: {day}" yourself' if day else "take it out yourself"
            raise ForearmedError(f"{file}: its date does not stand in one line; {what}")
        fresh = _beside(file.resolve(), dated.encode())
    undone.callback(fresh.unlink, missing_ok=True)
    return old, fresh


def _put_back(file: Path, content: bytes) -> None:
    _beside(file, content).replace(file)


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Tell in one sentence that *file* cannot be written."""
    try:
        yield
    except OSError as error:
        raise ForearmedError(f"cannot write {file}: {error.strerror}") from None


def with_date(text: str, day: date | None) -> str | None:
    """Return *text* with *day* as its date, in the line of the old one or in a new line below the title.

    Without a *day*, the line of the date is taken out; a comment in it stays, in a line of its own. Line
    endings, comments and all other lines are kept. Return None where the date takes more than one line, or
    where anything else would change.
    """
    before = read_article(text.removeprefix(_BOM))
    others = {key: value for key, value in before.metadata.items() if key != "date"}
    wanted = {**before.metadata, "date": day} if day else others, before.body
    lines = list(io.StringIO(text, newline=""))
    attempts = _attempts(lines, before, day) if day else _without(lines, before)
    return next((made for made in attempts if _says(made) == wanted), None)


def _without(lines: list[str], before: Source) -> Iterator[str]:
    """Yield *lines* without each line that may be the date's."""
    for number in range(1, before.body_line - 1):
        if found := _DATE.fullmatch(lines[number]):
            comment = found["rest"].lstrip(" \t") if "#" in found["rest"] else ""
            yield "".join([*lines[:number], comment, *lines[number + 1 :]])


def _attempts(lines: list[str], before: Source, day: date) -> Iterator[str]:
    """Yield *lines* with *day* in each possible line; the caller reads each as YAML to find the right one."""
    end = before.body_line - 1
    for number in range(1, end):
        if found := _DATE.fullmatch(lines[number]):
            dated = f"{found['key']}{found['gap'] or ' '}{day}{found['rest']}"
            yield "".join([*lines[:number], dated, *lines[number + 1 :]])
    title = next((number for number in range(1, end) if _TITLE.match(lines[number])), end)
    for number in range(title, end - 1):
        # The title may continue in the lines below, so try after each of them.
        found = _TITLE.match(lines[title])
        ending = lines[number][len(lines[number].rstrip("\r\n")) :]
        added = f"{found['indent'] if found else ''}date: {day}{ending}"
        yield "".join([*lines[: number + 1], added, *lines[number + 1 :]])


def _says(text: str) -> tuple[dict[str, object], str] | None:
    try:
        source = read_article(text.removeprefix(_BOM))
    except SourceError:
        return None
    return source.metadata, source.body


def _beside(file: Path, content: bytes) -> Path:
    """Write *content* into a new file beside *file*, with its mode, and return that."""
    # The library ignores files with such a name, in case it reads the folder at this moment.
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".forearmed-", suffix=".tmp")
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        shutil.copymode(file, fresh)
    except BaseException:  # an interrupt, too: the temporary file must not stay behind
        fresh.unlink(missing_ok=True)
        raise
    return fresh
