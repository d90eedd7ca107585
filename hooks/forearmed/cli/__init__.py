"""The command line: one of the two front doors. Turns errors into messages and exit codes.

0 fine · 1 problems · 2 usage · 3 delivered in part.
"""

import logging
import sys
from pathlib import Path

import click

from forearmed import clock, host
from forearmed.cli.building import build_site
from forearmed.errors import ForearmedError, Problem, ProblemsError, count
from forearmed.publication import Publication

_PROBLEMS = 1
# Loggers whose lines come back to us as exceptions, which are told once, in one way.
_SAID_BY_US = ("mkdocs.forearmed", "mkdocs.commands.build")
_CONFIG = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The project's configuration file.",
)


def main() -> None:
    """Run the command a person typed; end with its exit code, never with a traceback."""
    _quiet_mkdocs()
    try:
        commands(prog_name="forearmed")
    except ProblemsError as error:
        _tell(error.problems)
        click.echo(f"{error}; mend {'it' if len(error.problems) == 1 else 'them'} and try again", err=True)
        sys.exit(_PROBLEMS)
    except ForearmedError as error:
        click.echo(f"forearmed: {error}", err=True)
        sys.exit(_PROBLEMS)


def _quiet_mkdocs() -> None:
    """Let through what mkdocs warns of, one plain line each, and nothing of its progress."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(logging.WARNING)
    handler.addFilter(lambda record: record.name not in _SAID_BY_US)
    logging.getLogger("mkdocs").addHandler(handler)


def _tell(problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="forearmed")
def commands() -> None:
    """Publish tips and playbooks: a site, feeds and a weekly mail."""


@commands.command()
@_CONFIG
def build(config_file: Path) -> None:
    """Build the site, the feeds and the digest.

    The last good site is replaced whole when everything is right, and left alone otherwise.
    """
    moment = clock.now()
    clock.stop(moment)
    built = build_site(config_file)
    click.echo(built)


@commands.command()
@_CONFIG
def check(config_file: Path) -> None:
    """List every problem of the content, one line each; build nothing."""
    config = host.load(config_file)
    publication = Publication.open(host.project_of(config), now=clock.now())
    host.render_everything(publication, config)
    publication.demand_order()
    _tell(publication.problems())
    library = publication.library
    click.echo(f"{count(len(library.tips), 'tip')} and {count(len(library.playbooks), 'playbook')} in order")
