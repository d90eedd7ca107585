"""The account that mail leaves from: the settings' sender at the server that the environment names."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from click import echo

from forearmed.content.settings import Settings
from forearmed.delivery.mailer import VARIABLE, Mailer, Relay, Token, demand_real_sender, read_relay
from forearmed.delivery.signing import VARIABLE as KEY
from forearmed.delivery.signing import Signer, read_signer
from forearmed.edition.mail.mailbox import parsed
from forearmed.foundation.credentials import Credentials
from forearmed.foundation.errors import ForearmedError


@dataclass(frozen=True)
class MailAccount:
    """The sender, from *settings*; the server, its login and the DKIM key, from *credentials*."""

    settings: Settings
    credentials: Credentials

    @cached_property
    def sender(self) -> str:
        """Return the address that mail is from."""
        return parsed(self.settings.sender, where="extra.forearmed.sender")[1]

    @cached_property
    def relay(self) -> Relay:
        """Return the server, and warn when nothing protects the mail; raise for an example sender."""
        relay = read_relay(self.credentials.smtp_url, has_token=self._token is not None)
        demand_real_sender(self.sender, relay)
        if relay.is_in_clear:
            advice = f"if it offers TLS, write smtp+starttls:// or smtps:// in {VARIABLE}"
            echo(f"forearmed: nothing protects the mail on its way to {relay}; {advice}", err=True)
        return relay

    def mailer(self, *, sender_for: Callable[[str], str] | None = None) -> Mailer:
        """Return a mailer; *sender_for* names the envelope's sender for an address, if that is another."""
        return Mailer(self.relay, sender=self.sender, sender_for=sender_for, token=self._token)

    def signed(self, message: bytes) -> bytes:
        """Return *message* with a signature of our own, where the environment names a key."""
        return self.signer.signed(message) if self.signer else message

    @cached_property
    def signer(self) -> Signer | None:
        """Return what signs, if a key is named; raise ForearmedError for one that cannot be used."""
        file = Path(self.credentials.dkim_key)
        if not self.credentials.dkim_key:
            return None
        try:
            return read_signer(file.name, file.read_bytes(), sender=self.sender)
        except OSError as error:
            raise ForearmedError(f"{KEY}: cannot read {file}: {error.strerror}") from None

    @cached_property
    def _token(self) -> Token | None:
        fixed, command = self.credentials.smtp_token, self.credentials.smtp_token_command
        return Token(fixed, command=command) if fixed or command else None
