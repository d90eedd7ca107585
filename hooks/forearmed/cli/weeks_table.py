"""The weeks as a table, for people and for programs."""

import json
from collections.abc import Iterable, Iterator, Sequence

import click

from forearmed.article.github_markdown import inert
from forearmed.calendar.rows import Calendar, Carries, WeekRow
from forearmed.content.settings import Settings
from forearmed.foundation.errors import count
from forearmed.foundation.weeks import written_day

_COLUMNS = 100

_AUTHOR = 14

_TAGS = 18
"""The largest widths of the columns for author and tags; the title gets the rest."""


def as_json(made: Calendar) -> str:
    """Return the rows of *made* as a JSON list; `calendar` documents the keys."""
    return json.dumps([row_object(row) for row in made.rows], ensure_ascii=False, indent=2)


def row_object(row: WeekRow) -> dict[str, object]:
    """Return one week as JSON holds it; `calendar` documents the keys."""
    return {
        "week": str(row.week),
        "release": row.release.isoformat(),
        "carries": row.carries.value,
        "released": row.released,
        "running": row.running,
        "free": row.free,
        "state": row.state.value if row.state else None,
        "path": row.tip.place.path if row.tip else None,
        "slug": row.tip.slug if row.tip else None,
        "title": row.tip.title if row.tip else None,
        "author": row.author,
        "tags": list(row.tip.tags) if row.tip else [],
    }


def as_text(made: Calendar, settings: Settings) -> str:
    """Return *made* as a table of at most 100 columns, between the hour and a line about the queue."""
    hour = f"Weeks go out at {settings.publish_time:%H:%M} ({settings.timezone})."
    what = "a tip of its own" if made.queued == 1 else "tips of their own"
    queue = f"{count(made.queued, 'week')} to come with {what}"
    free = f"the first free week is {made.first_free} ({made.first_day})"
    encores = any(row.free and row.carries is Carries.ENCORE for row in made.rows)
    brackets = (
        ["(In brackets: the earlier tip that goes out again if the week stays free.)"] if encores else []
    )
    return "\n".join([hour, "", *row_table(made.rows), "", *brackets, f"{queue}; {free}"])


def row_table(rows: Iterable[WeekRow]) -> list[str]:
    """Return the lines of a table of *rows*, its head first."""
    table = [("", "Week", "Release", "What", "Title", "Author", "Tags"), *map(_cells, rows)]
    widths = _widths(table)
    return [_line(cells, widths) for cells in table]


def _cells(row: WeekRow) -> tuple[str, ...]:
    title = row.tip.title if row.tip else ""
    instead = row.free and row.carries is Carries.ENCORE
    return (
        ">" if row.running else "",
        str(row.week),
        row.release.date().isoformat(),
        "free" if row.free else (row.state or row.carries).value,
        f"({title})" if instead else title,
        row.author or "",
        _tags(row.tip.tags) if row.tip else "",
    )


def _tags(tags: Sequence[str]) -> str:
    """Return as many *tags* as there is room for, and how many more there are."""
    for shown in range(len(tags), 0, -1):
        more = f" +{len(tags) - shown}" if shown < len(tags) else ""
        line = ", ".join(tags[:shown]) + more
        if len(line) <= _TAGS:
            return line
    return line if tags else ""


def _widths(table: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column: its longest cell, but all together at most `_COLUMNS`."""
    *others, title, author, tags = [max(map(len, column)) for column in zip(*table, strict=True)]
    author, tags = min(author, _AUTHOR), min(tags, _TAGS)
    gaps = 2 * (len(others) + 2) - 1  # one space after the mark, two between other columns
    return [*others, min(title, _COLUMNS - sum(others) - author - tags - gaps), author, tags]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    mark, *shown = [_cut(cell, width).ljust(width) for cell, width in zip(cells, widths, strict=True)]
    line = f"{mark} {'  '.join(shown)}".rstrip()
    # On a terminal a free week is bold; click removes the escape codes for pipes and logs.
    return click.style(line, bold=True) if "free" in cells else line


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def markdown_table(rows: Iterable[WeekRow]) -> Iterator[str]:
    """Yield the lines of a Markdown table of *rows*. Markdown in authors' texts is escaped."""
    yield from ("| Week | Release | What goes out | State | Author |", "| --- | --- | --- | --- | --- |")
    for row in rows:
        cells = [
            str(row.week),
            written_day(row.release.date()),
            _what(row),
            row.state or "",
            inert(row.author or ""),
        ]
        yield f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in cells)}|"


def _what(row: WeekRow) -> str:
    """Return what a week carries, and whether it is free: ``free; else the encore of *Call first*``."""
    title = f"**{inert(row.tip.title)}**" if row.tip else ""
    if row.carries is Carries.TIP:
        return title
    if row.carries is Carries.SKIPPED:
        return "nothing, by the settings"
    what = f"the encore of {title}" if title else "nothing"
    return f"free; as it stands, {what}" if row.free else what
