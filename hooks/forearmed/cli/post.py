"""`forearmed post`: the card that was built, to a channel of a chat program, once."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from forearmed.cli.errand import Errand
from forearmed.cli.options import CONFIG, TERMS
from forearmed.cli.outbox import Outbox
from forearmed.cli.progress import make_console
from forearmed.cli.signals import hear_who_ends_us
from forearmed.cli.terms import Terms
from forearmed.delivery.ledger import SentEdition
from forearmed.delivery.outgoing import BuiltCard
from forearmed.delivery.webhook import Channel, Courier, read_webhook
from forearmed.edition.chat import Chat
from forearmed.foundation.credentials import Credentials

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Posting(Errand[BuiltCard, Channel]):
    """One run of `forearmed post`: it carries out the wish over a webhook."""

    channel: Channel
    is_bare: bool = False

    @property
    def list_id(self) -> str:
        """Return the list id of the channel: a decision about its card changes nothing for the mail."""
        return channel_list(self.outbox, self.channel.address)

    @property
    def account(self) -> str:
        """Return the command that prints the channel's part of the ledger."""
        return f"forearmed ledger --channel {self.channel.address}"

    def built(self) -> BuiltCard | None:
        """Return the card."""
        return self.outbox.card(self.channel.chat.file)

    def carrier(self) -> Courier:
        """Return the courier for the webhook that the environment names."""
        return Courier(read_webhook(self.credentials.webhook_url, self.channel.chat), self.channel.chat)

    def recipients(self) -> Sequence[Channel]:
        """Return the channel."""
        return [self.channel]

    # Every errand takes *edition*; a card does not need it, since it is the same at any moment.
    def message_for(self, built: BuiltCard, edition: SentEdition) -> Callable[[Channel], bytes]:
        """Return a function that gives the built message or, with --bare-card, only the card inside it."""
        card = bare_card(built.card) if self.is_bare else built.card
        return lambda channel: card


def bare_card(message: bytes) -> bytes:
    """Return the Adaptive Card that a *message* for Teams is made around."""
    (attachment,) = json.loads(message)["attachments"]
    return (json.dumps(attachment["content"], ensure_ascii=False, indent=1) + "\n").encode()


def channel_list(outbox: Outbox, address: str) -> str:
    """Return the list id under which the ledger of *outbox* keeps the channel at *address*."""
    return f"{outbox.settings.list_id}/{address}"


def _name(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not _NAME.fullmatch(value):
        raise click.BadParameter(f'"{value}" is no name of small letters, digits and single hyphens')
    return value


@click.command()
@CONFIG
@click.option(
    "--webhook", type=click.Choice([chat.value for chat in Chat]), required=True,
    help="Whose webhook it is, and so which card is posted.",
)  # fmt: skip
@click.option(
    "--channel", metavar="NAME", required=True, callback=_name,
    help="Your name for the place, such as front-desk; the ledger knows it by this.",
)  # fmt: skip
@click.option(
    "--bare-card", is_flag=True,
    help="Post the card by itself, for a workflow of Teams that takes no message around it.",
)  # fmt: skip
@TERMS
@click.pass_obj
def post(
    credentials: Credentials,
    /,
    config_file: Path,
    *,
    webhook: str,
    channel: str,
    bare_card: bool,
    **wished: object,
) -> None:
    """Post the card that was built to a channel of Slack or Teams, once.

    The webhook's address is a secret and comes from FOREARMED_WEBHOOK_URL alone. Running it again goes
    on where it ended. Exit codes: 0 posted or nothing due, 1 not posted, 2 usage, 3 perhaps posted.
    """
    if bare_card and webhook != Chat.TEAMS:
        raise click.UsageError("--bare-card goes with --webhook teams only")
    terms = Terms.of(wished)
    console = make_console()
    hear_who_ends_us()
    place = Channel(Chat(webhook), channel)
    errand = Posting(Outbox.of(config_file), terms, console, credentials, place, bare_card)
    click.get_current_context().exit(errand.run())
