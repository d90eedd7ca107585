"""Give a tip's file another date: one line of it changes, and the file is replaced whole or not at all."""

import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
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


def give_date(file: Path, day: date) -> None:
    """Write *day* into the front matter of *file*, a tip that can be read, and change nothing else.

    Raises ForearmedError, and leaves the file unchanged, when it cannot be written or when its date takes
    more than one line.
    """
    try:
        raw = file.read_bytes()
        dated = with_date(raw.decode(), day)
        if dated is None:
            raise ForearmedError(f'{file}: its date does not stand in one line; write "date: {day}" yourself')
        # A symbolic link stays; its target is replaced.
        _replace(file.resolve(), dated.encode())
    except OSError as error:
        raise ForearmedError(f"cannot write {file}: {error.strerror}") from None


def with_date(text: str, day: date) -> str | None:
    """Return *text* with *day* as its date, in the line of the old one or in a new line below the title.

    Line endings, comments and all other lines are kept. Return None where the date takes more than one line,
    or where anything else would change.
    """
    before = read_article(text.removeprefix(_BOM))
    wanted = {**before.metadata, "date": day}, before.body
    lines = list(io.StringIO(text, newline=""))
    return next((made for made in _attempts(lines, before, day) if _says(made) == wanted), None)


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


def _replace(file: Path, content: bytes) -> None:
    """Put *content* in the place of *file*, with its mode, in one step."""
    # The library ignores files with such a name, in case it reads the folder at this moment.
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".forearmed-", suffix=".tmp")
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        shutil.copymode(file, fresh)
        fresh.replace(file)
    except BaseException:  # an interrupt, too: the temporary file must not stay behind
        fresh.unlink(missing_ok=True)
        raise
