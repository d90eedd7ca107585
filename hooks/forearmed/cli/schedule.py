"""The commands that plan the weeks: `calendar` shows them, `schedule` gives one to a tip."""

import re
from datetime import date
from pathlib import Path, PurePosixPath

import click

from forearmed.calendar.rows import Openings
from forearmed.calendar.schedule import release_of
from forearmed.cli.options import CONFIG
from forearmed.content.contracts.days import rewritten_day
from forearmed.content.model import Tip, TipKeys
from forearmed.desk.desk import Desk, seen_at
from forearmed.desk.set_date import give_date
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError, errors_in
from forearmed.foundation.nearest import suggestion
from forearmed.foundation.weeks import Week, week_of_date, written_day

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


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
    others = [other for other in desk.almanac.tips if other.place.path != tip.place.path]
    openings = Openings.of(others, desk.project.sound_settings, now=desk.almanac.now)
    chosen = _choose(openings, _read_week(week) if week else None)
    _demand_encores_later(tip, chosen)
    give_date(file, chosen.day(desk.project.sound_settings.publish_weekday))
    when = f"{openings.day(chosen)}, at {openings.release(chosen):%H:%M}"
    lacks = _lacks(tip)
    goes = (
        f"is to go out on {when} ({chosen}), once it has {lacks}"
        if lacks
        else f"goes out on {when} ({chosen})"
    )
    click.echo(f"{tip.place.path}: {goes}; {seen_at(tip.slug)}")


def _lacks(tip: Tip) -> str:
    """Return what *tip* lacks and every tip with a date needs: ``a summary and tags``; else nothing."""
    needed = {"a summary": tip.summary, "tags": tip.tags, "a text": tip.body.strip()}
    return " and ".join(what for what, there in needed.items() if not there)


def _find(file: Path, desk: Desk) -> Tip:
    """Return the tip in *file*; raise ForearmedError when *file* is no tip or cannot be read."""
    tips = {tip.place.path: tip for tip in desk.almanac.tips}
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
    for problem in errors_in(list(desk.almanac.library.problems)):
        if inside and problem.path == path:
            raise ForearmedError(str(problem))
    raise ForearmedError(f"{file}: is not a tip; tips are the .md files below {desk.project.tips.name}/")


def _resolved(file: Path) -> Path | None:
    """Return *file* with symbolic links followed, or None when no such file can exist or be reached."""
    try:
        return file.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return None


def _demand_movable(tip: Tip, desk: Desk) -> None:
    """Raise ForearmedError when no week may carry *tip*, or when it has gone out already."""
    settings = desk.project.sound_settings
    if not tip.feature:
        advice = "write its date yourself, or delete that key"
        raise ForearmedError(f'{tip.place.path}: has "feature: false", so no week carries it; {advice}')
    if tip.date and release_of(tip.date, settings) <= desk.almanac.now:
        was = f"its week, {tip.week}, was over with {written_day(tip.date)}, and a tip that went out keeps it"
        raise ForearmedError(f"{tip.place.path}: {was}; if this one never did, correct its date yourself")


def _read_week(written: str) -> Week:
    try:
        week = week_of_date(date.fromisoformat(written)) if _DAY.fullmatch(written) else Week.parse(written)
    except ValueError as error:
        raise ForearmedError(f"--week: {rewritten_day(written) or error}") from None
    # The Thursday is always in the week's own year.
    _, faults = TipKeys.read({"title": written, "date": week.day(3)})
    if faults:
        raise ForearmedError(f"--week: {faults[0].message}")
    return week


def _choose(openings: Openings, wanted: Week | None) -> Week:
    """Return the *wanted* week, or the next free one; raise ForearmedError when *wanted* is not free."""
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
