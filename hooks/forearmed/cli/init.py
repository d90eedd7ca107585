"""`forearmed init`: a new site in an empty folder, whole or not at all."""

import shlex
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import click

from forearmed.article.portable import sendable
from forearmed.calendar.rows import Openings
from forearmed.content.contracts import is_web
from forearmed.content.settings import Settings
from forearmed.desk.starter import Wishes, first_files
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.weeks import WEEKDAYS

_MAY_BE_THERE = {".git", ".venv", "venv", "readme", "license"}
"""What a folder may hold that is as good as empty; endings do not count."""


def _timezone(_context: click.Context, _option: click.Parameter, value: str) -> str:
    _, faults = Settings.read({"timezone": value})
    for fault in faults:
        if fault.key == "timezone":
            raise click.BadParameter(fault.message)
    return value


def _time(_context: click.Context, _option: click.Parameter, value: str) -> str:
    _, faults = Settings.read({"publish_time": value})
    if any(fault.key == "publish_time" for fault in faults):
        raise click.BadParameter(f'"{value}" is no time of day; write it as 09:00')
    return value


def _name(_context: click.Context, _option: click.Parameter, value: str) -> str:
    name = " ".join(sendable(value).split())
    if not name:
        raise click.BadParameter("say what the site is called")
    return name


def _url(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if not is_web(value, "https", "http"):
        raise click.BadParameter(f'"{value}" is no web address; give all of it, as https://tips.example.com/')
    return value


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option(
    "--name", default="Tip of the Week", show_default=True, callback=_name, help="What the site is called."
)
@click.option(
    "--url", default="https://tips.example.com/", show_default=True, callback=_url,
    help="Where it will live.",
)  # fmt: skip
@click.option(
    "--timezone", metavar="ZONE", default="America/New_York", show_default=True,
    callback=_timezone, help="Whose clock the tips follow.",
)  # fmt: skip
@click.option(
    "--weekday", default="Tuesday", show_default=True, type=click.Choice(WEEKDAYS, case_sensitive=False),
    help="On which day tips go out.",
)  # fmt: skip
@click.option(
    "--time", metavar="HH:MM", default="09:00", show_default=True, callback=_time,
    help="At what time.",
)  # fmt: skip
def init(folder: Path, name: str, url: str, timezone: str, weekday: str, time: str) -> None:
    """Begin a site of your own in FOLDER, which is empty or new.

    It has one tip, one playbook, every setting explained in mkdocs.yml, and works as it is. FOLDER may hold a
    README, a license, .git and a virtual environment.
    """
    now = clock.now()
    settings = Settings.without_faulty_keys(
        {"timezone": timezone, "publish_weekday": weekday, "publish_time": time}
    )
    openings = Openings.of([], settings, now=now)
    week = openings.first()
    held = _demand_room(folder)
    files = first_files(
        Wishes(name=name, url=url, timezone=timezone, weekday=weekday, time=time),
        today=now.astimezone(settings.timezone).date(),
        first=week.day(settings.publish_weekday),
    )
    _place(folder, {path: text for path, text in files.items() if _bare(path) not in held})
    click.echo(_next_steps(folder, f"{openings.day(week)}, at {time} ({timezone})"))


def _next_steps(folder: Path, release: str) -> str:
    """Return what there is now, and what to do with it; its tip goes out at *release*."""
    shown = _shown(folder)
    lines = [
        f"A site with one tip and one playbook is in {shown}.",
        f"Its tip goes out on {release}.",
        "",
        "See it:",
        *([f"  cd {shlex.quote(shown)}"] if shown == str(folder) else []),
        "  mkdocs serve       shows the site at http://127.0.0.1:8000/, scheduled tips included",
        "  forearmed check    lists what to mend; it warns of a short queue until four tips are waiting",
        "  forearmed build    makes the site, the feeds and the mail in site/",
        "",
        "Make it yours:",
        "  mkdocs.yml         explains every setting; choose feed_id and list_id before the first tip goes",
        "                     out, and replace the example addresses before the first mail",
        "  forearmed new      begins the next tip, or a playbook",
    ]
    return "\n".join(lines)


def _demand_room(folder: Path) -> set[str]:
    """Return what *folder* holds already, by its bare names; raise ForearmedError when that is too much."""
    advice = "name an empty folder or a new one"
    try:
        there = sorted(entry.name for entry in folder.iterdir())
    except FileNotFoundError:
        return set()
    except OSError as error:
        raise ForearmedError(f"{folder}: {error.strerror}; {advice}") from None
    others = [name for name in there if _bare(name) not in _MAY_BE_THERE]
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        raise ForearmedError(f"{_shown(folder)} is not empty: it holds {others[0]}{more}; {advice}")
    return {_bare(name) for name in there}


def _bare(name: str) -> str:
    """Return *name* in lower case and without its ending: ``readme`` for ``README.md``."""
    return Path(name).stem.lower()


def _shown(folder: Path) -> str:
    return "this folder" if folder.resolve() == Path.cwd() else str(folder)


def _place(folder: Path, files: Mapping[str, str]) -> None:
    """Write *files* into *folder*: all of them, or none."""
    try:
        with ExitStack() as undo:
            missing = [each for each in (folder, *folder.parents) if not each.exists()]
            if missing:
                undo.callback(shutil.rmtree, missing[-1], ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".forearmed-", dir=folder) as workshop:
                for path, text in files.items():
                    file = Path(workshop, path)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, encoding="utf-8", newline="\n")
                for entry in sorted(Path(workshop).iterdir()):
                    undo.callback(_remove, entry.rename(folder / entry.name))
            undo.pop_all()
    except OSError as error:
        raise ForearmedError(
            f"cannot write {error.filename or folder}: {error.strerror}; nothing was made"
        ) from None


def _remove(entry: Path) -> None:
    if entry.is_dir():
        shutil.rmtree(entry, ignore_errors=True)
    else:
        entry.unlink(missing_ok=True)
