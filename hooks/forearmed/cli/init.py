"""`forearmed init`: a new site in an empty folder, whole or not at all."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import click

from forearmed.article.sendable import sendable
from forearmed.build import host
from forearmed.build.host.languages import nearest
from forearmed.calendar.rows import Openings
from forearmed.cli.new_files import place
from forearmed.content.contracts import is_web
from forearmed.content.library import library_of
from forearmed.content.settings import Settings
from forearmed.desk.starter import Wishes, first_files
from forearmed.desk.starter.ci import CI, ci_files
from forearmed.desk.starter.hosts import AT_THE_TOP, HOSTS, Home, host_files, what_becomes_of
from forearmed.desk.starter.languages import USUAL
from forearmed.desk.starter.pins import requirements
from forearmed.desk.starter.release import Release
from forearmed.desk.suggestion import Offers, renewed
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.nearest import suggestion
from forearmed.foundation.time_zones import zones_of
from forearmed.foundation.weekdays import weekday_in, weekday_named
from forearmed.foundation.weeks import WEEKDAYS

_CONFIG = "mkdocs.yml"
_OUR_OWN = "hooks/forearmed"
"""Where this package lies in a clone of Forearmed itself, which has locks instead of requirements.txt."""
_PINS = "requirements.txt"
_MAY_DIFFER = {"CONTRIBUTING.md", _PINS}
"""Files that a site may have already with a different content; they stay as they are."""
_OF_ONE = "; it warns of a short queue until four tips are waiting"
_MAY_BE_THERE = {".git", ".venv", "venv", "readme", "license"}
"""What an "empty" folder may hold: names in lower case, without endings."""


def _timezone(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the zone that *value* names, or the one of the city that it names."""
    if value is None:
        return None
    if len(zones := zones_of(value)) == 1:
        return zones[0]
    _, faults = Settings.read({"timezone": value})
    for fault in faults:
        if fault.key == "timezone":
            raise click.BadParameter(fault.message)
    return value


def _time(_context: click.Context, _option: click.Parameter, value: str) -> str:
    _, faults = Settings.read({"publish_time": value})
    if any(fault.key == "publish_time" for fault in faults):
        raise click.BadParameter(f'"{value}" is no time of day; write it as 09:00')
    return value.rjust(len("09:00"), "0")


def _language(_context: click.Context, _option: click.Parameter, value: str) -> str:
    longer = (code for code in USUAL if code.startswith(f"{value.lower()}-"))
    code = nearest(value, USUAL) or next(longer, None)
    if code is None:
        advice = f"write one of {', '.join(USUAL)}; another one goes into {_CONFIG} as theme.language"
        raise click.BadParameter(f'there is no starter in "{value}"; {advice}')
    return code


def _weekday(_context: click.Context, _option: click.Parameter, value: str) -> int:
    day = weekday_named(value)
    if day is None:
        better = (
            suggestion(value, list(WEEKDAYS)) or f"; write one of {', '.join(WEEKDAYS)}, or in your language"
        )
        raise click.BadParameter(f'"{value}" is not a day of the week{better}')
    return day


def _name(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
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
    "--language", metavar="|".join(USUAL), default="en", show_default=True, callback=_language,
    help="In which language the site begins, and speaks.",
)  # fmt: skip
@click.option(
    "--name", callback=_name,
    help=f"What the site is called; {USUAL['en'].name}, in its language, when not given.",
)  # fmt: skip
@click.option(
    "--url", default="https://tips.example.com/", show_default=True, callback=_url,
    help="Where it will live.",
)  # fmt: skip
@click.option(
    "--timezone", metavar="ZONE", callback=_timezone,
    help="Whose clock the tips follow: a time zone or its city; when not given, New York, or a city of the "
    "language.",
)  # fmt: skip
@click.option(
    "--weekday", metavar="DAY", default="Tuesday", show_default=True, callback=_weekday,
    help="On which day tips go out, in English or in your language.",
)  # fmt: skip
@click.option(
    "--time", metavar="HH:MM", default="09:00", show_default=True, callback=_time,
    help="At what time.",
)  # fmt: skip
@click.option(
    "--host", "hosts", multiple=True, type=click.Choice(HOSTS, case_sensitive=False),
    help="Write what this host or web server has to be told; may be given more than once.",
)  # fmt: skip
@click.option(
    "--ci", type=click.Choice(CI, case_sensitive=False),
    help="Write the whole line, from a proposal to every inbox, for this code host or timer.",
)  # fmt: skip
@click.option(
    "--pins",
    is_flag=True,
    help="Write requirements.txt anew, for what is installed now, into a site that is there.",
)
def init(
    folder: Path,
    language: str,
    name: str | None,
    url: str,
    timezone: str | None,
    weekday: int,
    time: str,
    hosts: tuple[str, ...],
    ci: str | None,
    *,
    pins: bool,
) -> None:
    """Begin a site of your own in FOLDER, which is empty or new.

    It has a tip or two, one playbook, every setting explained in mkdocs.yml, and works as it is. FOLDER may
    hold a README, a license, .git and a virtual environment. Where it holds a site already, --host and --ci
    add their files to that one, for the address and the release in its mkdocs.yml, and replace nothing.
    """
    now = clock.now()
    if (hosts or ci or pins) and (folder / _CONFIG).is_file():
        _add(folder, hosts, ci, now, pins=pins)
        return
    usual = USUAL[language]
    zone = timezone or usual.timezone
    day = weekday_in(language, weekday)
    settings = Settings.without_faulty_keys({"timezone": zone, "publish_weekday": day, "publish_time": time})
    openings = Openings.of([], settings, now=now)
    week = openings.first()
    held = _demand_room(folder)
    files = first_files(
        Wishes(name=name or usual.name, url=url, timezone=zone, weekday=day, time=time, language=language),
        today=now.astimezone(settings.timezone).date(),
        first=week.day(settings.publish_weekday),
    )
    further = _further(hosts, ci, Home.at(url), settings, now, language=language)
    further = _offering(further, Offers.of_files(files))
    place(folder, {path: text for path, text in files.items() if _bare(path) not in held} | further)
    tips = sum(path.startswith("tips/") for path in files)
    click.echo(_next_steps(folder, tips, f"{openings.day(week)}, at {time} ({zone})"))
    if further:
        click.echo()
        _name_new(further)


def _further(
    hosts: Sequence[str], ci: str | None, home: Home, settings: Settings, now: datetime, *, language: str
) -> dict[str, str]:
    """Return the files, by path, for *hosts* and *ci* of a site at *home*, which is in *language*."""
    for name in hosts:
        if home.path != "/" and name in AT_THE_TOP:
            raise ForearmedError(
                f"{name} serves sites at the top of a host only, and yours is at {home.path}"
            )
    files = {path: text for name in hosts for path, text in host_files(name, home).items()}
    if ci is None:
        return files
    release = Release(settings.publish_weekday, settings.publish_time, settings.timezone)
    day = Openings.of([], settings, now=now).first().day(settings.publish_weekday)
    return files | ci_files(ci, home, release, day=day, language=language)


def _offering(files: Mapping[str, str], offers: Offers) -> dict[str, str]:
    """Return *files* with forms for suggestions that offer what the site has."""
    return {path: renewed(text, offers) if path.endswith(".yml") else text for path, text in files.items()}


def _add(folder: Path, hosts: Sequence[str], ci: str | None, now: datetime, *, pins: bool) -> None:
    """Write the files for *hosts* and *ci* into the site in *folder*; leave equal files alone.

    With *pins*, requirements.txt is written whether it is there or not.
    """
    project = host.project_of(host.load(folder / _CONFIG))
    if project.settings is None:
        raise ForearmedError(f"{_CONFIG} has mistakes; forearmed check tells them, so mend these first")
    site = project.site
    offers = Offers.of(library_of(project))
    files = _further(hosts, ci, Home.at(site.url), project.settings, now, language=site.language)
    files = _offering(files, offers)
    if pins or (ci and not (folder / _OUR_OWN).is_dir()):
        files[_PINS] = requirements(site.language)
    there = {
        path: renewed((folder / path).read_text("utf-8", "replace"), offers)
        for path in files
        if (folder / path).exists()
    }
    for path in _MAY_DIFFER & there.keys():
        files[path] = there[path]
    if other := [path for path in there if there[path] != files[path]]:
        advice = "compare the two, and move yours away to have this one; nothing was made"
        raise ForearmedError(f"{other[0]} is there already, and is not what would be written; {advice}")
    new = {path: text for path, text in files.items() if path not in there}
    place(folder, new | ({_PINS: requirements(site.language)} if pins else {}))
    _name_new([*new, *([_PINS] if pins and _PINS in there else [])])


def _name_new(files: Iterable[str]) -> None:
    for path in files:
        click.echo(f"{path} {what_becomes_of(path)}")


def _next_steps(folder: Path, tips: int, release: str) -> str:
    """Return the closing text: how many *tips* were written, and the next steps.

    The first tip goes out at *release*.
    """
    shown = _shown(folder)
    one = tips == 1
    lines = [
        f"A site with {'one tip' if one else f'{tips} tips'} and one playbook is in {shown}.",
        f"Its {'' if one else 'first '}tip goes out on {release}.",
        "",
        "See it:",
        *([f"  cd {shlex.quote(shown)}"] if shown == str(folder) else []),
        "  mkdocs serve       shows the site at http://127.0.0.1:8000/, scheduled tips included",
        f"  forearmed check    lists what to mend{_OF_ONE if one else ''}",
        "  forearmed build    makes the site, the feeds and the mail in site/",
        "",
        "Make it yours:",
        "  mkdocs.yml         explains every setting; choose feed_id and list_id before the first tip goes",
        "                     out, and replace the example addresses before the first mail",
        "  forearmed new      begins the next tip, or a playbook",
    ]
    return "\n".join(lines)


def _demand_room(folder: Path) -> set[str]:
    """Return the bare names in *folder*; raise ForearmedError for any that an empty folder may not hold."""
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
