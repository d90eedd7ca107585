"""forearmed calendar: the weeks around today, and what each carries."""

from pathlib import Path

import click

from forearmed.cli.options import CONFIG
from forearmed.cli.weeks_table import as_json, as_text
from forearmed.desk.desk import Desk
from forearmed.foundation import clock
from forearmed.foundation.errors import count, errors_in


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
    made = desk.almanac.calendar
    if wrong := errors_in(list(desk.almanac.library.problems)):
        problems = count(len(wrong), "problem")
        click.echo(
            f"{problems} in the content: a tip with a mistake may have to move; run forearmed check", err=True
        )
    click.echo(as_json(made) if form == "json" else as_text(made, desk.project.sound_settings))
