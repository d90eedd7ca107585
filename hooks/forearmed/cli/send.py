"""The commands that deliver mail and account for it: `send`, `ledger`, `unsubscribe`."""

import re
from collections import Counter
from pathlib import Path

import click

from forearmed.cli.ledger_place import ledger_place
from forearmed.cli.options import CONFIG, TERMS
from forearmed.cli.outbox import Outbox
from forearmed.cli.post import channel_list
from forearmed.cli.progress import make_console, say, show_tally, status_line, written
from forearmed.cli.rehearsal import Rehearsal, Sampling
from forearmed.cli.send_mail import Sending, Wish
from forearmed.cli.signals import hear_who_ends_us
from forearmed.cli.subscriber_files import read_everybody
from forearmed.delivery.ledger import LedgerEntry, SentEdition, as_csv, has_ledger, read_ledger
from forearmed.delivery.outcome import State
from forearmed.delivery.unsubscribe import UnsubscribeTokens
from forearmed.foundation.credentials import Credentials
from forearmed.foundation.errors import ForearmedError

_FILE = click.Path(path_type=Path, allow_dash=True)
_IN_DOUBT = {State.UNCERTAIN, State.SENDING}
_DASHED_TOKEN = re.compile(r"-[\w-]{42}")


@click.command()
@CONFIG
@click.option("--to", metavar="ADDRESS", help="Send one message to this mailing list.")
@click.option(
    "--subscribers",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Send one message to each reader in this file, a service's export, too; may be given again.",
)
@click.option(
    "--test",
    metavar="ADDRESS",
    help="Send a marked copy to look at, of what was built, else of what comes next; no ledger knows of it.",
)
@click.option(
    "--tip",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Send the copy of this tip instead, a draft or a scheduled one, too.",
)
@click.option(
    "--rehearse",
    is_flag=True,
    help="Do all but the mails to readers: read the list, log in, send yourself a copy.",
)
@click.option(
    "--except",
    "excepted",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Leave out whoever is in this file; may be given again.",
)
@TERMS
@click.option("--rate", type=click.IntRange(min=1), metavar="N", help="Send at most N messages a minute.")
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="Send at most N messages in this run.")
@click.option(
    "--most-a-day", type=click.IntRange(min=1), metavar="N", help="Send at most N messages in 24 hours."
)
@click.option(
    "--warm-up",
    type=click.IntRange(min=1),
    metavar="N",
    help="Send at most N messages on the first day, and twice as many on each day that follows.",
)
@click.option(
    "--connections",
    type=click.IntRange(1, 4),
    default=4,
    show_default=True,
    metavar="N",
    help="Use up to N connections at once; a server that takes fewer gets fewer.",
)
@click.option("--skip-bad", is_flag=True, help="Leave bad rows of --subscribers out instead of stopping.")
@click.pass_obj
def send(credentials: Credentials, /, config_file: Path, **wished: object) -> None:
    """Deliver the digest that was built, to a list or to each subscriber, once.

    The server is named by FOREARMED_SMTP_URL, such as smtp+starttls://user:password@smtp.example.com:587.
    Running it again goes on where it ended. Exit codes: 0 all sent or nothing due, 1 nothing could be sent,
    2 usage, 3 some not. With --test and --rehearse: 0 the copy was taken, 1 not.
    """
    wish = Wish.of(wished)
    console = make_console()
    hear_who_ends_us()
    kind = Sampling if wish.test is not None else Rehearsal if wish.rehearse else Sending
    code = kind(Outbox.of(config_file), wish, console, credentials).run()
    click.get_current_context().exit(code)


@click.command()
@CONFIG
@click.option("--week", metavar="WEEK", help="The edition's week, such as 2026-W47; the newest otherwise.")
@click.option("--channel", metavar="CHANNEL", help="A chat channel, such as slack:front-desk, not the mail.")
@click.option("--uncertain", is_flag=True, help="List who may have got it or not.")
@click.option("--csv", "as_table", is_flag=True, help="Print every address with its state as CSV.")
@click.option("--ledger-branch", metavar="REMOTE/BRANCH", help="Show the ledger that is on this branch.")
@click.pass_obj
def ledger(
    credentials: Credentials,
    /,
    config_file: Path,
    *,
    week: str | None,
    channel: str | None,
    uncertain: bool,
    as_table: bool,
    ledger_branch: str | None,
) -> None:
    """Show what the ledger has of an edition: figures, who is uncertain or refused, or everything as CSV."""
    outbox = Outbox.of(config_file)
    list_id = channel_list(outbox, channel) if channel else outbox.settings.list_id
    with ledger_place(outbox, ledger_branch, list_id=list_id, credentials=credentials) as place:
        if not place.has_ledger:
            raise ForearmedError(f"there is no ledger at {place}; nothing has been sent from here")
        with place.read() as book:
            chosen = week or next(iter(book.weeks()), None)
            edition = book.edition(chosen) if chosen else None
            if chosen is None or edition is None:
                raise ForearmedError(f"the ledger has nothing of {chosen or channel or list_id}")
            entries = [entry for entry in book.entries(chosen) if not uncertain or entry.state in _IN_DOUBT]
    if as_table:
        with written():
            click.echo(as_csv(entries), nl=False)
    else:
        _show(chosen, entries, None if uncertain else edition)


def _show(week: str, entries: list[LedgerEntry], edition: SentEdition | None) -> None:
    console = make_console()
    if edition:
        say(console, f"{week}, {edition.tip}, first sent {edition.first_sending:%Y-%m-%d %H:%M %Z}")
        show_tally(Counter(entry.state for entry in entries), console)
    for entry in entries:
        if entry.state is not State.SENT:
            say(console, status_line(entry.address, entry.state, entry.reply))


@click.group()
def unsubscribe() -> None:
    """Work with the links by which subscribers leave."""


class _TokenCommand(click.Command):
    """A command whose argument may begin with a hyphen, as one token in sixty-four does."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Treat an argument in the form of a token as a token, even when it begins with a hyphen."""
        tokens = [] if "--" in args else [word for word in args if _DASHED_TOKEN.fullmatch(word)]
        others = [word for word in args if word not in tokens]
        return super().parse_args(ctx, [*others, "--", *tokens] if tokens else args)


@unsubscribe.command(cls=_TokenCommand)
@CONFIG
@click.argument("token")
@click.option("--subscribers", type=_FILE, metavar="FILE", help="Look here too, and not in the ledger alone.")
@click.pass_obj
def verify(credentials: Credentials, /, config_file: Path, token: str, subscribers: Path | None) -> None:
    """Print the address that TOKEN stands for, out of the ledger's and the file's."""
    outbox = Outbox.of(config_file)
    tokens = UnsubscribeTokens(credentials.unsubscribe_secret, list_id=outbox.settings.list_id)
    keys: set[str] = set()
    if has_ledger(outbox.ledger):
        with read_ledger(outbox.ledger, list_id=outbox.settings.list_id) as book:
            keys.update(book.addresses())
    if subscribers is not None:
        keys |= read_everybody(subscribers, say=lambda line: click.echo(line, err=True))
    owner = tokens.owner(token, sorted(keys))
    if owner is None:
        where = "the ledger" if subscribers is None else f"the ledger or in {subscribers}"
        look = "look into your list as well, with --subscribers; or " if subscribers is None else ""
        why = "it was made for another list, or with another secret"
        raise ForearmedError(f"no address in {where} has this token; {look}{why}")
    click.echo(owner)
