"""The commands that plan the weeks: `calendar` shows them, `schedule` gives one to a tip."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

import click

from forearmed.calendar.rows import Calendar, Carries, Openings, Row, make_calendar, tips_of
from forearmed.calendar.schedule import release_of
from forearmed.cli.options import CONFIG
from forearmed.content.model import Tip, TipKeys
from forearmed.content.settings import Settings
from forearmed.desk.desk import Desk, seen_at
from forearmed.desk.set_date import give_date
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError, count, errors_in
from forearmed.foundation.nearest import suggestion
from forearmed.foundation.weeks import Week, week_of_date, written_day

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_COLUMNS = 100
_AUTHOR = 14
_TAGS = 18
"""How wide these columns may become; the title has what is left."""


@click.command()
@CONFIG
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table to read, or JSON for programs.",
)
def calendar(config_file: Path, form: str) -> None:
    """Show the last 4 weeks, this one (>) and the next 12: what went out, what is to come, what is free.

    A free week has no tip of its own yet; a tip in brackets is the encore that goes out if it stays so.

    \b
    JSON is a list with an object for each week:
      week      "2026-W47"
      release   when it goes out, or would: "2026-11-17T09:00:00-05:00"
      carries   "tip", "encore", "gap" (no edition) or "skipped" (by the settings)
      released  whether that moment has passed
      running   whether it is this week
      free      whether it can be given a tip; an encore gives way
      path, slug, title, author (a name): text, or null without an edition
      tags      a list of ids
    """  # noqa: D301  # click's sign for lines to keep
    desk = Desk.of(config_file, now=clock.now())
    authors = desk.library.vocabulary.authors
    tips = tips_of(desk.library)
    made = make_calendar(tips, desk.project.stand_in, now=desk.now, authors=authors)
    if wrong := errors_in(list(desk.library.problems)):
        problems = count(len(wrong), "problem")
        click.echo(
            f"{problems} in the content: a tip with a mistake may have to move; run forearmed check", err=True
        )
    click.echo(as_json(made) if form == "json" else as_text(made, desk.project.stand_in))


def as_json(made: Calendar) -> str:
    """Return the rows of *made* as a JSON list; `calendar` documents the keys."""
    return json.dumps([row_object(row) for row in made.rows], ensure_ascii=False, indent=2)


def row_object(row: Row) -> dict[str, object]:
    """Return one week as JSON holds it; `calendar` documents the keys."""
    return {
        "week": str(row.week),
        "release": row.release.isoformat(),
        "carries": row.carries.value,
        "released": row.released,
        "running": row.running,
        "free": row.free,
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


def row_table(rows: Iterable[Row]) -> list[str]:
    """Return the lines of a table of *rows*, its head first."""
    table = [("", "Week", "Release", "What", "Title", "Author", "Tags"), *map(_cells, rows)]
    widths = _widths(table)
    return [_line(cells, widths) for cells in table]


def _cells(row: Row) -> tuple[str, ...]:
    title = row.tip.title if row.tip else ""
    instead = row.free and row.carries is Carries.ENCORE
    return (
        ">" if row.running else "",
        str(row.week),
        row.release.date().isoformat(),
        "free" if row.free else row.carries.value,
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
    """Return how wide each column is: as its longest cell, within what there is."""
    *others, title, author, tags = [max(map(len, column)) for column in zip(*table, strict=True)]
    author, tags = min(author, _AUTHOR), min(tags, _TAGS)
    gaps = 2 * (len(others) + 2) - 1  # the mark stands close
    return [*others, min(title, _COLUMNS - sum(others) - author - tags - gaps), author, tags]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    mark, *shown = [_cut(cell, width).ljust(width) for cell, width in zip(cells, widths, strict=True)]
    line = f"{mark} {'  '.join(shown)}".rstrip()
    # On a terminal a free week stands out; click keeps the signs for that out of pipes and logs.
    return click.style(line, bold=True) if "free" in cells else line


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


@click.command()
@CONFIG
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--week",
    metavar="WEEK",
    help="The week to give it, such as 2026-W50, or a day in it; otherwise the next free one.",
)
def schedule(config_file: Path, file: Path, week: str | None) -> None:
    """Give FILE, a draft or a tip that is not out yet, a week: the next free one, or --week.

    Only the line of its date is written. A week that went out, that is skipped, or that another tip has
    or is pinned to, is refused.
    """
    desk = Desk.of(config_file, now=clock.now())
    tip = _find(file, desk)
    _demand_movable(tip, desk)
    others = [other for other in tips_of(desk.library) if other.place.path != tip.place.path]
    openings = Openings.of(others, desk.project.stand_in, now=desk.now)
    chosen = _choose(openings, _read_week(week) if week else None)
    _demand_encores_later(tip, chosen)
    give_date(file, chosen.day(desk.project.stand_in.publish_weekday))
    when = f"{openings.day(chosen)}, at {openings.release(chosen):%H:%M}"
    lacks = _lacks(tip)
    goes = (
        f"is to go out on {when} ({chosen}), once it has {lacks}"
        if lacks
        else f"goes out on {when} ({chosen})"
    )
    click.echo(f"{tip.place.path}: {goes}; {seen_at(tip.slug)}")


def _lacks(tip: Tip) -> str:
    """Return what a tip with a date needs and *tip* has not."""
    needed = {"a summary": tip.summary, "tags": tip.tags, "a text": tip.body.strip()}
    return " and ".join(what for what, there in needed.items() if not there)


def _find(file: Path, desk: Desk) -> Tip:
    """Return the tip in *file*; raise ForearmedError for what is none, or cannot be read."""
    tips = {tip.place.path: tip for tip in tips_of(desk.library)}
    folder = desk.project.tips.resolve()
    place = _resolved(file)
    if place is None:
        same = [path for path in tips if PurePosixPath(path).stem == file.stem]
        near = f'; did you mean "{same[0]}"?' if same else suggestion(file.as_posix(), list(tips))
        raise ForearmedError(f"{file}: there is no such file{near}")
    inside = place.relative_to(folder).as_posix() if place.is_relative_to(folder) else None
    path = f"{desk.project.tips.name}/{inside}"
    if inside and path in tips:
        return tips[path]
    for problem in errors_in(list(desk.library.problems)):
        if inside and problem.path == path:
            raise ForearmedError(str(problem))
    raise ForearmedError(f"{file}: is not a tip; tips are the .md files below {desk.project.tips.name}/")


def _resolved(file: Path) -> Path | None:
    """Return where *file* really is, or None when it is nowhere, as a name too long for the system."""
    try:
        return file.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return None


def _demand_movable(tip: Tip, desk: Desk) -> None:
    """Raise ForearmedError when no week may carry *tip*, or one has."""
    settings = desk.project.stand_in
    if not tip.feature:
        advice = "write its date yourself, or delete that key"
        raise ForearmedError(f'{tip.place.path}: has "feature: false", so no week carries it; {advice}')
    if tip.date and release_of(tip.date, settings) <= desk.now:
        was = f"its week, {tip.week}, was over with {written_day(tip.date)}, and a tip that went out keeps it"
        raise ForearmedError(f"{tip.place.path}: {was}; if this one never did, correct its date yourself")


def _read_week(written: str) -> Week:
    try:
        week = week_of_date(date.fromisoformat(written)) if _DAY.fullmatch(written) else Week.parse(written)
    except ValueError as error:
        raise ForearmedError(f"--week: {_otherwise(written) or error}") from None
    # The Thursday is always in the week's own year.
    _, faults = TipKeys.read({"title": written, "date": week.day(3)})
    if faults:
        raise ForearmedError(f"--week: {faults[0][1].removeprefix('date: ')}")
    return week


def _otherwise(written: str) -> str:
    """Return how to write the day that *written* means, or nothing."""
    _, faults = TipKeys.read({"title": "Day", "date": written})
    message = faults[0][1].removeprefix("date: ") if faults else ""
    return "" if "such as" in message else message


def _choose(openings: Openings, wanted: Week | None) -> Week:
    """Return the *wanted* week, or the next free one; raise ForearmedError where it is not to be had."""
    if wanted is None:
        return openings.first()
    if fault := openings.objection(wanted):
        free = openings.first(after=wanted)
        raise ForearmedError(f"{fault}; the next free week is {free} ({openings.day(free)})")
    return wanted


def _demand_encores_later(tip: Tip, week: Week) -> None:
    """Raise ForearmedError when *tip* would return before it went out, or in the same week."""
    if tip.encores and week >= min(tip.encores):
        fault = f"its encore in {min(tip.encores)} would not come after {week}"
        raise ForearmedError(f"{tip.place.path}: {fault}; change encores, or name an earlier --week")
