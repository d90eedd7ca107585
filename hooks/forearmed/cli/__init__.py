"""The command line, behind the front door `__main__`. Turns errors into messages and exit codes.

0 fine · 1 problems · 2 usage · 3 delivered in part.
"""

import errno
import io
import logging
import os
import sys
from typing import NoReturn

import click

from forearmed.build.host.log import HOST, SAID_BY_US
from forearmed.cli.agenda import agenda
from forearmed.cli.await_ import wait
from forearmed.cli.bounces import bounces
from forearmed.cli.build import build
from forearmed.cli.calendar import calendar
from forearmed.cli.check import check
from forearmed.cli.forget import forget
from forearmed.cli.init import init
from forearmed.cli.new import new
from forearmed.cli.post import post
from forearmed.cli.preview import preview
from forearmed.cli.reference import refer
from forearmed.cli.schedule import schedule
from forearmed.cli.send import ledger, send, unsubscribe
from forearmed.cli.subscribers import subscribers
from forearmed.cli.watch import watch
from forearmed.foundation.credentials import Credentials
from forearmed.foundation.errors import ForearmedError, ProblemsError, visible

_PROBLEMS = 1


def main(credentials: Credentials) -> None:
    """Run the command a person typed, with *credentials*; end with its exit code, never a traceback."""
    _spell_what_cannot_be_shown()
    _quiet_mkdocs()
    try:
        commands(prog_name="forearmed", obj=credentials)
    except ForearmedError as error:
        _leave(str(error))
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _leave(f"cannot write the output: {error.strerror}; free some space")


def _leave(reason: str) -> NoReturn:
    """Print *reason* on one line and exit with 1; drop output that a full disk could not store."""
    click.echo(f"forearmed: {visible(reason)}", err=True)
    try:
        sys.stdout.flush()
    except OSError:  # at exit, Python would flush again, fail, and print a traceback
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(_PROBLEMS)


def _spell_what_cannot_be_shown() -> None:
    """Print characters that the output's encoding lacks as escapes, instead of failing on them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _quiet_mkdocs() -> None:
    """Print mkdocs' warnings and errors, one plain line each, and none of its progress messages."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(logging.WARNING)
    # These loggers' errors also reach us as exceptions, which `main` prints; so each is printed once.
    handler.addFilter(lambda record: record.name not in SAID_BY_US)
    logging.getLogger(HOST).addHandler(handler)


class _Commands(click.Group):
    """Prints problems inside click's own error handling, which copes with a closed output pipe."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; where it raises ProblemsError, print every problem and exit with 1."""
        try:
            return super().invoke(ctx)
        except ProblemsError as error:
            for problem in error.problems:
                click.echo(str(problem))
            click.echo(str(error), err=True)
            ctx.exit(_PROBLEMS)


@click.group(
    cls=_Commands,
    commands=[
        init,
        build,
        check,
        new,
        calendar,
        schedule,
        agenda,
        watch,
        preview,
        wait,
        send,
        post,
        ledger,
        bounces,
        forget,
        subscribers,
        unsubscribe,
        refer,
    ],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="forearmed")
def commands() -> None:
    """Publish tips and playbooks: a site, feeds and a weekly mail."""
