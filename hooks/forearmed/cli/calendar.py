"""forearmed calendar: the weeks around today, and what each carries."""

from pathlib import Path

import click

from forearmed.calendar.rows import AFTER
from forearmed.cli.options import CONFIG
from forearmed.cli.weeks_table import as_json, as_text, markdown_table
from forearmed.desk.desk import Desk
from forearmed.foundation import clock
from forearmed.foundation.errors import count, errors_in

MOST = 520
"""How many weeks to come can be shown at most: ten years."""


@click.command()
@CONFIG
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST),
    default=AFTER,
    show_default=True,
    metavar="NUMBER",
    help="How many weeks to come to show.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json", "ics"]),
    default="text",
    show_default=True,
    help="A table to read, a Markdown table, JSON for programs, or iCalendar for another calendar.",
)
def calendar(config_file: Path, weeks: int, form: str) -> None:
    """Show the last 4 weeks, this one (>) and those to come: what went out, what is to come, what is free.

    A free week has no tip of its own yet; a tip in brackets is the encore that goes out if it stays so.
    Instead of "tip", a week to come says how far its tip is: an idea has a title, a draft lacks something or
    has a mistake, and what is ready has all it needs.

    \b
    JSON is a list with an object for each week:
      week      "2026-W47"
      release   when it goes out, or would: "2026-11-17T09:00:00-05:00"
      carries   "tip", "encore", "gap" (no edition) or "skipped" (by the settings)
      released  whether that moment has passed
      running   whether it is this week
      free      whether it can be given a tip; an encore gives way
      state     "idea", "draft" or "ready" for a tip to come; else null
      path, slug, title, author (a name): text, or null without an edition
      tags      a list of ids

    iCalendar (RFC 5545) has an event for each week to come, at the moment of its release.
    """  # noqa: D301  # click's sign for lines to keep
    desk = Desk.of(config_file, now=clock.now())
    made = desk.almanac.calendar_until(weeks)
    if wrong := errors_in(list(desk.almanac.library.problems)):
        problems = count(len(wrong), "problem")
        click.echo(
            f"{problems} in the content: a tip with a mistake may have to move; run forearmed check", err=True
        )
    if form == "ics":
        from forearmed.cli.weeks_ics import as_ics

        to_come = [row for row in made.rows if not row.released]
        text = as_ics(to_come, desk.almanac.settings, name=desk.project.site.name, now=desk.almanac.now)
        click.echo(text.encode(), nl=False)  # its lines end in CRLF (RFC 5545, section 3.1)
    elif form == "md":
        click.echo("\n".join(markdown_table(made.rows)))
    else:
        click.echo(as_json(made) if form == "json" else as_text(made, desk.project.sound_settings))
