"""Options that commands share."""

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import click

CONFIG = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The project's configuration file.",
)
"""Which project a command is about."""

_TERMS = (
    click.option("--dry-run", is_flag=True, help="Say what would happen; open no connection."),
    click.option(
        "--patience", type=click.FloatRange(min=0), default=10, show_default=True, metavar="MINUTES",
        help="How long to go on trying for servers that put a message off.",
    ),
    click.option("--late", is_flag=True, help="Send an edition more than 72 hours after its release."),
    click.option(
        "--require-ledger", is_flag=True, help="Stop when there is no ledger, instead of beginning one."
    ),
    click.option("--changed-tip", is_flag=True, help="Send although some got another tip for this week."),
    click.option(
        "--resend-uncertain", is_flag=True, help="Send again to those who may have got it or not."
    ),
    click.option("--retry-refused", is_flag=True, help="Try again whom the server refused."),
    click.option(
        "--assume-sent", is_flag=True, help="Count those who may have got it as having got it."
    ),
    click.option(
        "--ledger-branch", metavar="REMOTE/BRANCH",
        help="Keep the ledger on this branch, such as origin/ledger; for lists and channels only.",
    ),
)  # fmt: skip


def TERMS(command: Callable[..., Any]) -> Callable[..., Any]:  # noqa: N802  # stands where an option stands
    """Give *command* the options that say how an edition is to go out, whatever takes it."""
    return reduce(lambda made, option: option(made), reversed(_TERMS), command)
