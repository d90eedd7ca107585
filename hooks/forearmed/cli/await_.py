"""`forearmed await`: do not send mail before its links lead somewhere."""

import time
from pathlib import Path

import click

from forearmed.cli.options import CONFIG
from forearmed.cli.outbox import Outbox
from forearmed.delivery.online import Patience, await_arrival, sought


@click.command("await")
@CONFIG
@click.option(
    "--for", "minutes", type=click.FloatRange(min=0), default=15, show_default=True, metavar="MINUTES",
    help="How long to wait.",
)  # fmt: skip
def wait(config_file: Path, minutes: float) -> None:
    """Wait until the public site answers with the edition that was built, and with its tip."""
    outbox = Outbox.of(config_file)
    wanted = sought(outbox.url, outbox.edition())
    patience = Patience(time.monotonic, time.sleep, minutes * 60)
    await_arrival(wanted, patience, tell=click.echo)
    click.echo(f"{outbox.url} answers with {wanted.week or 'no edition, as built'}.")
