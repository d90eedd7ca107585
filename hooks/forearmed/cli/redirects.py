"""forearmed redirects: what a web server must be told of addresses that no page of the site can answer."""

from pathlib import Path

import click

from forearmed.cli.options import CONFIG
from forearmed.content.library.moved import FILE
from forearmed.desk.desk import Desk
from forearmed.desk.forwarding import FORMATS, moves, present
from forearmed.foundation import clock
from forearmed.foundation.errors import ProblemsError, count, errors_in


@click.command()
@CONFIG
@click.option(
    "--format", "form", type=click.Choice([*FORMATS]), required=True,
    help="The web server or host that is to lead readers on.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Print addresses that have a page, too.")
def redirects(config_file: Path, form: str, *, everything: bool) -> None:
    """Print settings that make a web server lead old addresses in docs/moved.yml to where they are now.

    A build makes a page at each old address that a file can have. The rest is up to the server: addresses
    with a query, such as /?p=7, old feeds, and addresses on another host. Tips that are not out yet are left
    out. Print the settings again after each change of docs/moved.yml.
    """
    desk = Desk.of(config_file, now=clock.now())
    library = desk.almanac.library
    if wrong := [problem for problem in errors_in(list(library.problems)) if problem.path == FILE]:
        raise ProblemsError(wrong)
    wanted = [old for old in library.moved if everything or old.file is None]
    found = list(moves(wanted, present(desk.almanac), site=desk.project.site.url))
    if found:
        click.echo(FORMATS[form](found), nl=False)
    waiting = len(wanted) - len(found)
    note = f"; {waiting} {'waits' if waiting == 1 else 'wait'} for a tip" if waiting else ""
    click.echo(f"{count(len(found), 'address')} of {len(library.moved)} in {FILE}{note}", err=True)
