"""A chat program's incoming webhook: one message, one POST, and exactly what became of it.

The address of a webhook is a secret: whoever has it can post. Knows no edition and no ledger.
"""

import ssl
from dataclasses import dataclass

from forearmed.delivery.outcome import Outcome, State
from forearmed.delivery.webhook.address import VARIABLE, Webhook, read_webhook
from forearmed.delivery.webhook.http_post import Connection, Deadlines, connected
from forearmed.delivery.webhook.verdict import verdict
from forearmed.edition.chat import Chat
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError, plain_words, quoted

__all__ = ["Channel", "Courier", "Deadlines", "Webhook", "read_webhook"]

_CHECK = f"check {VARIABLE}"


@dataclass(frozen=True)
class Channel:
    """A place in a chat program, by the operator's *name* for it: the secret may change, the place stays."""

    chat: Chat
    name: str

    @property
    def address(self) -> str:
        """Return what messages call it, such as ``slack:front-desk``."""
        return f"{self.chat}:{self.name}"

    @property
    def key(self) -> str:
        """Return the key under which the ledger knows it."""
        return self.address


class Courier:
    """Posts to *webhook* of *chat*, over a connection of its own for each message."""

    def __init__(self, webhook: Webhook, chat: Chat, *, deadlines: Deadlines = Deadlines()) -> None:  # noqa: B008  # frozen
        self.webhook = webhook
        self._chat = chat
        self._deadlines = deadlines
        self._connection: Connection | None = None
        self.is_beyond_recall = False
        """Whether the last message may have been posted: its last octet was written."""
        self.last_word: Outcome | None = None
        """Always None: after an interrupt, no answer is read."""

    def __str__(self) -> str:
        """Return where the card goes, without the secret."""
        return str(self.webhook)

    @property
    def is_ready(self) -> bool:
        """Tell whether there is a connection, as far as we know."""
        return self._connection is not None

    def get_ready(self) -> None:
        """Connect, unless that is done.

        Raises UnreachableError for what may pass, and ForearmedError for a certificate that is not its own.
        """
        if self._connection is not None:
            return
        try:
            self._connection = connected(self.webhook, self._deadlines)
        except ssl.SSLCertVerificationError as error:
            why = f"has a certificate that cannot be trusted ({error.verify_message.rstrip('.')})"
            raise ForearmedError(f"{self.webhook} {why}; nothing was posted") from None
        except OSError as error:
            raise UnreachableError(
                f"{self.webhook} cannot be reached: {quoted(plain_words(error))}; {_CHECK}"
            ) from None

    def send(self, address: str, message: bytes) -> Outcome:
        """Post *message* and return what became of it; until its last octet is written, nothing is posted."""
        self.is_beyond_recall = False
        connection = self._connection
        if connection is None:
            return Outcome(State.DEFERRED, "there is no connection")
        try:
            return self._exchange(connection, message)
        except OSError as error:
            state = State.UNCERTAIN if self.is_beyond_recall else State.DEFERRED
            return Outcome(state, quoted(plain_words(error)))
        finally:
            self.close()

    def close(self) -> None:
        """Let the connection go, if there is one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _exchange(self, connection: Connection, message: bytes) -> Outcome:
        if connection.offer(message[:-1], length=len(message)):
            self.is_beyond_recall = True
            connection.finish(message[-1:])
        answer = connection.answer()
        return verdict(answer, self._chat, is_whole=self.is_beyond_recall, masked=self.webhook.masked)
