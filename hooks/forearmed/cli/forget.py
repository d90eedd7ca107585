"""`forearmed forget`: take people out of the ledger, at their word or because time is up."""

from datetime import timedelta
from pathlib import Path

import click

from forearmed.cli.options import CONFIG
from forearmed.cli.outbox import Outbox
from forearmed.delivery.ledger import has_ledger, open_ledger
from forearmed.delivery.ledger.forgetting import forget as forget_one
from forearmed.delivery.ledger.forgetting import forget_before
from forearmed.delivery.recipients import read_address
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError, count
from forearmed.foundation.weeks import week_of_date


@click.command()
@CONFIG
@click.argument("address", required=False)
@click.option("--old", is_flag=True, help="Forget everybody of editions older than keep_addresses says.")
def forget(config_file: Path, *, address: str | None, old: bool) -> None:
    """Delete ADDRESS from the ledger, with all that was sent to it, so that nothing of it stays in the file.

    Take the address off your list first, or the next run writes to it again. With --old, all addresses of
    editions that are older than the setting keep_addresses allows are deleted, as each run of send does.
    """
    if (address is None) is not old:
        raise click.UsageError("say whom to forget: one ADDRESS, or --old")
    outbox = Outbox.of(config_file)
    if not has_ledger(outbox.ledger):
        raise ForearmedError(f"there is no ledger at {outbox.ledger}; nothing has been sent from here")
    now = clock.real_now()
    with open_ledger(outbox.ledger, list_id=outbox.settings.list_id, at=now) as ledger:
        if address is not None:
            key = read_address(address).key
            click.echo(_told(key, forget_one(ledger, key)))
        elif weeks := outbox.settings.keep_addresses:
            before = str(week_of_date((now - timedelta(weeks=weeks)).date()))
            click.echo(f"{forget_before(ledger, before)} entries of editions before {before} forgotten")
        else:
            raise ForearmedError("--old: set extra.forearmed.keep_addresses to a number of weeks first")


def _told(key: str, deliveries: int) -> str:
    if not deliveries:
        return f"the ledger has nothing of {key}"
    elsewhere = "subscriber files, files for --except, mailboxes and copies of the ledger are yours to clear"
    return f"{key} is forgotten, in {count(deliveries, 'edition')}; {elsewhere}"
