"""A mail to the editor, through the server that takes the editions: what `--mail` means to two commands."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import click

from forearmed.cli.mail_account import MailAccount
from forearmed.content.settings import Settings
from forearmed.delivery.outcome import State
from forearmed.delivery.recipients import read_address
from forearmed.edition.mail.note import Note
from forearmed.foundation import clock
from forearmed.foundation.credentials import Credentials
from forearmed.foundation.errors import ForearmedError

_WIDTH = 72


def _address(_: click.Context, option: click.Parameter, written: str | None) -> str | None:
    try:
        return None if written is None else read_address(written).address
    except ForearmedError as error:
        raise click.BadParameter(str(error), param=option) from None


def MAIL(what: str) -> Callable[[Callable[..., None]], Callable[..., None]]:  # noqa: N802  # stands where an option stands
    """Return the option by which a command mails *what* to an address."""
    return click.option("--mail", "address", metavar="ADDRESS", callback=_address, help=f"Mail {what}.")


@dataclass(frozen=True)
class EditorMail:
    """Where mail to the editor goes, by whose settings, and through which server."""

    settings: Settings
    credentials: Credentials
    address: str

    def send(self, subject: str, text: str) -> None:
        """Mail *text* to the editor and print that; raise ForearmedError unless the server took it."""
        account = MailAccount(self.settings, self.credentials)
        note = Note(self.settings.sender, self.address, subject, text)
        message = note.serialize(date=clock.real_now(), list_id=self.settings.list_id)
        mailer = account.mailer()
        mailer.get_ready()
        outcome = mailer.send(self.address, account.signed(message))
        mailer.close()
        if outcome.state is not State.SENT:
            raise ForearmedError(f"the mail to {self.address} is {outcome.state}: {outcome.reply}")
        click.echo(f"Mailed to {self.address}.", err=True)


def paragraph(text: str, *, mark: str = "") -> str:
    """Return *text* in lines of a letter behind a *mark*; an address is never broken."""
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
