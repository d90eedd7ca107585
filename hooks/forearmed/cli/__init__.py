"""The command line, behind the front door `__main__`. Turns errors into messages and exit codes.

0 fine · 1 problems · 2 usage · 3 delivered in part.
"""

import errno
import io
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import NoReturn

import click

from forearmed.cli.mkdocs_lines import quiet_mkdocs
from forearmed.foundation.credentials import Credentials
from forearmed.foundation.errors import ForearmedError, ProblemsError, visible
from forearmed.foundation.interrupts import ending_at_once

COMMANDS: Mapping[str, str] = {
    "agenda": "agenda",
    "await": "await_:wait",
    "bounces": "bounces",
    "build": "build",
    "calendar": "calendar",
    "check": "check",
    "forget": "forget",
    "import": "import_",
    "init": "init",
    "ledger": "send:ledger",
    "new": "new",
    "post": "post",
    "preview": "preview",
    "redirects": "redirects",
    "reference": "reference:refer",
    "schedule": "schedule",
    "send": "send",
    "subscribers": "subscribers",
    "suggestion": "suggestion",
    "unsubscribe": "send:unsubscribe",
    "watch": "watch",
}
"""The module of every command, and its name there if that is another: one is loaded when it is asked for."""

_PROBLEMS = 1
_OFTEN_WITHOUT_MKDOCS = ("build",)
"""Commands that may end before they load mkdocs, and quiet it themselves."""


def main(credentials: Credentials) -> None:
    """Run the command a person typed, with *credentials*; end with its exit code, never a traceback."""
    _spell_what_cannot_be_shown()
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


class _Commands(click.Group):
    """Loads a command when it is asked for, and prints its problems.

    It prints them inside click's own error handling, which copes with a closed output pipe.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which help shows them."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command called *cmd_name*, or None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        with ending_at_once():
            loaded = import_module(f"{__name__}.{module}")
        command: click.Command = getattr(loaded, name or module)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; where it raises ProblemsError, print every problem and exit with 1."""
        try:
            return super().invoke(ctx)
        except ProblemsError as error:
            for problem in error.problems:
                click.echo(str(problem))
            click.echo(str(error), err=True)
            ctx.exit(_PROBLEMS)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="forearmed")
def commands() -> None:
    """Publish tips and playbooks: a site, feeds and a weekly mail."""
    if click.get_current_context().invoked_subcommand not in _OFTEN_WITHOUT_MKDOCS:
        with ending_at_once():
            quiet_mkdocs()
