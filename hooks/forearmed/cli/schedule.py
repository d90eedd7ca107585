"""`forearmed schedule`: gives a tip a week, takes it away, or lets two tips change places."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path, PurePosixPath

import click

from forearmed.calendar.rows import Openings
from forearmed.calendar.schedule import release_of
from forearmed.cli.options import CONFIG
from forearmed.content.contracts.days import rewritten_day
from forearmed.content.model import Tip, TipKeys
from forearmed.desk.desk import Desk, seen_at
from forearmed.desk.set_date import give_dates
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError, errors_in
from forearmed.foundation.nearest import suggestion
from forearmed.foundation.weeks import Week, week_of, week_of_date, written_day

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SHORT = re.compile(r"[Ww]\d{1,2}", re.ASCII)


@click.command()
@CONFIG
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--week",
    metavar="WEEK",
    help="The week to give it: W05, 2027-W05, or a day in it; otherwise the next free one.",
)
@click.option(
    "--swap",
    nargs=2,
    metavar="FILE FILE",
    type=click.Path(path_type=Path),
    help="Let two tips that are to come change places.",
)
@click.option("--clear", is_flag=True, help="Take its date from FILE, which is a draft again.")
def schedule(
    config_file: Path, file: Path | None, *, week: str | None, swap: tuple[Path, Path] | None, clear: bool
) -> None:
    """Give FILE, a draft or a tip that is not out yet, a week: the next free one, or --week.

    Only the line of its date is written. A week that went out, that is skipped, or that another tip has
    or is pinned to, is refused. With --swap, both files are written or neither is.
    """
    _demand_one_wish(file, week=week, swap=swap, clear=clear)
    desk = Desk.of(config_file, now=clock.now())
    if swap:
        _swap(swap, desk)
    elif file and clear:
        _clear(file, desk)
    elif file:
        _give(file, week, desk)


def _demand_one_wish(file: Path | None, *, week: str | None, swap: object, clear: bool) -> None:
    if swap and (file or week or clear):
        raise click.UsageError("--swap takes two files and nothing else")
    if week and clear:
        raise click.UsageError("--week gives a week and --clear takes it away; leave out one of the two")
    if not (file or swap):
        raise click.UsageError("name the file of a tip, such as tips/2026/call-first.md")


def _give(file: Path, week: str | None, desk: Desk) -> None:
    tip = _find(file, desk)
    _demand_movable(tip, desk)
    _demand_edition(tip)
    openings = _openings_but(tip, desk)
    chosen = _choose(openings, _read_week(week, openings) if week else None)
    _demand_encores_later(tip, chosen)
    give_dates({file: _day(chosen, desk)})
    click.echo(_given(tip, chosen, openings))


def _swap(files: tuple[Path, Path], desk: Desk) -> None:
    """Give each of two tips the week of the other."""
    one, other = (_find(file, desk) for file in files)
    if one.place.path == other.place.path:
        raise ForearmedError(f"{one.place.path}: name two tips to swap; this is one")
    for tip in (one, other):
        _demand_movable(tip, desk)
        _demand_edition(tip)
    gets = {one.place.path: _week_to_swap(other), other.place.path: _week_to_swap(one)}
    if len({*gets.values()}) == 1:
        advice = f"give one of them another: forearmed schedule {files[1]}"
        raise ForearmedError(f"{one.place.path} and {other.place.path} have the same week; {advice}")
    for tip in (one, other):
        _demand_encores_later(tip, gets[tip.place.path])
    days = [_day(gets[tip.place.path], desk) for tip in (one, other)]
    give_dates(dict(zip(files, days, strict=True)))
    for tip in (one, other):
        click.echo(_given(tip, gets[tip.place.path], desk.almanac.openings))


def _week_to_swap(tip: Tip) -> Week:
    if tip.week is None:
        raise ForearmedError(f"{tip.place.path}: has no week to swap; forearmed schedule gives it one")
    return tip.week


def _clear(file: Path, desk: Desk) -> None:
    """Make a draft of the tip in *file*."""
    tip = _find(file, desk)
    if "date" not in tip.place.lines:
        click.echo(f"{tip.place.path}: has no date, so nothing has changed")
        return
    _demand_movable(tip, desk)
    give_dates({file: None})
    openings = _openings_but(tip, desk)
    is_free = tip.week and openings.objection(tip.week) is None
    free = f"; {tip.week} ({openings.day(tip.week)}) is free" if tip.week and is_free else ""
    click.echo(f"{tip.place.path}: is a draft again{free}")


def _openings_but(tip: Tip, desk: Desk) -> Openings:
    """Return the weeks that can be given a tip if *tip* has none."""
    others = [other for other in desk.almanac.tips if other.place.path != tip.place.path]
    return Openings.of(others, desk.project.sound_settings, now=desk.almanac.now)


def _day(week: Week, desk: Desk) -> date:
    return week.day(desk.project.sound_settings.publish_weekday)


def _given(tip: Tip, week: Week, openings: Openings) -> str:
    """Return when *tip* goes out now, and what it lacks."""
    when = f"{openings.day(week)}, at {openings.release(week):%H:%M}"
    lacks = _lacks(tip)
    goes = (
        f"is to go out on {when} ({week}), once it has {lacks}" if lacks else f"goes out on {when} ({week})"
    )
    return f"{tip.place.path}: {goes}; {seen_at(tip.slug)}"


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


def _demand_edition(tip: Tip) -> None:
    """Raise ForearmedError when no week may carry *tip*."""
    if not tip.feature:
        advice = "write its date yourself, or delete that key"
        raise ForearmedError(f'{tip.place.path}: has "feature: false", so no week carries it; {advice}')


def _demand_movable(tip: Tip, desk: Desk) -> None:
    """Raise ForearmedError when *tip* has gone out already."""
    settings = desk.project.sound_settings
    if tip.date and release_of(tip.date, settings) <= desk.almanac.now:
        was = f"its week, {tip.week}, was over with {written_day(tip.date)}, and a tip that went out keeps it"
        raise ForearmedError(f"{tip.place.path}: {was}; if this one never did, correct its date yourself")


def _read_week(written: str, openings: Openings) -> Week:
    """Return the week that is *written* as 2027-W05, as a day in it, or as W05: the next of that number."""
    if _SHORT.fullmatch(written):
        return _next_numbered(int(written[1:]), openings)
    try:
        week = week_of_date(date.fromisoformat(written)) if _DAY.fullmatch(written) else Week.parse(written)
    except ValueError as error:
        raise ForearmedError(f"--week: {rewritten_day(written) or error}") from None
    # The Thursday is always in the week's own year.
    _, faults = TipKeys.read({"title": written, "date": week.day(3)})
    if faults:
        raise ForearmedError(f"--week: {faults[0].message}")
    return week


def _next_numbered(number: int, openings: Openings) -> Week:
    """Return the first week with this *number*, of this year or the next, whose release is still to come."""
    year = week_of(openings.now, openings.settings.timezone).year
    for candidate in (year, year + 1):
        with suppress(ValueError):
            week = Week.parse(f"{candidate}-W{number:02}")
            if not openings.is_past(week):
                return week
    raise ForearmedError(f"--week: neither {year} nor {year + 1} has a week {number} that is still to come")


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
        raise ForearmedError(f"{tip.place.path}: {fault}; change encores, or choose an earlier week")
