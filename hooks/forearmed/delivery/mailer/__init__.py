"""Send one message to one address over SMTP, and say exactly what became of it.

The only importer of smtplib. Knows no edition, no ledger and no list.
"""

import smtplib
import socket
from collections.abc import Callable
from contextlib import suppress

from forearmed.delivery.mailer import verdict
from forearmed.delivery.mailer.blame import is_about_the_connection
from forearmed.delivery.mailer.envelope import Answer, Envelope, announced, opened
from forearmed.delivery.mailer.opening import CHECK, open_session
from forearmed.delivery.mailer.relay import VARIABLE, Relay, Security, demand_real_sender, read_relay
from forearmed.delivery.mailer.session import Deadlines, Session
from forearmed.delivery.mailer.token import Token
from forearmed.delivery.outcome import Outcome, State
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError, quoted

__all__ = [
    "VARIABLE",
    "Deadlines",
    "Mailer",
    "Relay",
    "Token",
    "demand_real_sender",
    "read_relay",
]

_END = b"\r\n"
_PERMANENT = 500
_CLOSING = 421  # RFC 5321, section 3.8: the server is about to close the connection
_WANT_LOGIN = (530, 535)  # RFC 4954, section 6: log in first; the login does not hold
_LAST_WORD = 2  # seconds for a verdict, when somebody ends the run while it is on its way
_GOODBYE = 5  # seconds for the answer to QUIT, on which nothing depends


class Mailer:
    """A connection to *relay*, made when it is needed and again after every fault, for mail from *sender*.

    All connections share the *token*, if the login takes one. *sender_for* returns the envelope's sender for
    an address, where that is not *sender*.
    """

    def __init__(
        self,
        relay: Relay,
        *,
        sender: str,
        sender_for: Callable[[str], str] | None = None,
        token: Token | None = None,
        deadlines: Deadlines = Deadlines(),  # noqa: B008  # frozen
    ) -> None:
        self.relay = relay
        self._sender = sender
        self._sender_for = sender_for
        self._token = token
        self._deadlines = deadlines
        self._session: Session | None = None
        self._stuffing = _Stuffing()
        self._is_used = False
        self._is_broken_off = False
        self._looks_ahead = True
        self._leaving: Callable[[], None] | None = None
        self._following: str | None = None
        self.is_beyond_recall = False
        """Whether the message of the last transaction may have left: its final dot was written."""
        self.last_word: Outcome | None = None
        """The verdict on the last transaction's message, where an interrupt kept it from being returned."""

    def another(self) -> "Mailer":
        """Return a mailer with a connection of its own to the same relay."""
        return Mailer(
            self.relay,
            sender=self._sender,
            sender_for=self._sender_for,
            token=self._token,
            deadlines=self._deadlines,
        )

    def __str__(self) -> str:
        """Return where the mail goes, without user and password."""
        return str(self.relay)

    @property
    def is_ready(self) -> bool:
        """Tell whether there is a connection, as far as we know."""
        return self._session is not None and self._session.is_open

    def get_ready(self) -> None:
        """Connect, protect and log in, unless that is done.

        Raises UnreachableError for what may pass, and ForearmedError for what will not: a certificate that
        is not the server's, a login that is refused, a server without STARTTLS.
        """
        if self._is_broken_off:
            raise UnreachableError(f"{self.relay} is not to be asked any more")
        if not self.is_ready:
            self._session, self._is_used = self._open_session(), False

    def send(
        self,
        address: str,
        message: bytes,
        *,
        leaving: Callable[[], None] | None = None,
        following: str | None = None,
    ) -> Outcome:
        """Offer *message* to the server for *address* and return what became of it.

        *leaving* is called right before the final dot: without that, nothing has been sent. If the next
        message is for the address *following*, its envelope may leave together with that dot.
        A connection that has gone stale between two messages is made anew, once. Raises ForearmedError when
        the server refuses the sender or wants a login, which is nobody's address's fault.
        """
        self.is_beyond_recall, self.last_word = False, None
        self._leaving, self._following = leaving, following
        stale = self._is_used
        outcome = self._offer(address, message)
        if stale and outcome.state is State.DEFERRED and not self.is_ready and not self.is_beyond_recall:
            with suppress(UnreachableError):
                self.get_ready()
                outcome = self._offer(address, message)
        return outcome

    def close(self) -> None:
        """Say goodbye, if there is anybody."""
        session, self._session = self._session, None
        if session is not None and session.is_open:
            if session.ahead is None:  # otherwise the server would read QUIT as a line of a message
                with suppress(OSError), session.within(min(_GOODBYE, self._deadlines.command)):
                    session.quit()
            session.close()

    def break_off(self) -> None:
        """End the connection for good, from another thread: whoever waits on it learns that it is gone."""
        self._is_broken_off = True
        session = self._session
        sock = session.sock if session is not None else None
        if sock is not None:
            with suppress(OSError):  # SSLSocket.shutdown would drop data that was not read yet
                socket.socket.shutdown(sock, socket.SHUT_RDWR)

    def _open_session(self) -> Session:
        own = self._sender.rpartition("@")[2]
        return open_session(self.relay, self._deadlines, domain=own, token=self._token)

    def _offer(self, address: str, message: bytes) -> Outcome:
        session = self._session
        if session is None or not session.is_open:
            return Outcome(State.DEFERRED, "there is no connection")
        try:
            with session.within(self._deadlines.transaction):
                return self._transaction(session, address, message)
        except OSError as error:  # the connection's, or smtplib's, whose errors are of its kind
            session.close()
            self._looks_ahead &= session.ahead is None  # perhaps it was too much for this server
            state = State.UNCERTAIN if self.is_beyond_recall else State.DEFERRED
            return Outcome(state, quoted(str(error), masked=self.relay.masked))
        except BaseException:
            session.close()  # after a broken transaction, the next reply could belong to any command
            raise
        finally:
            self._is_used = True

    def _transaction(self, session: Session, address: str, message: bytes) -> Outcome:
        """Go through the commands of one message (RFC 5321, section 3.3)."""
        envelope = self._envelope(address)
        if session.ahead is None and session.has_spoken():
            raise smtplib.SMTPServerDisconnected("the server spoke out of turn, or left")
        if envelope.needs_smtputf8 and not session.has_extn("smtputf8"):
            return Outcome(State.REFUSED, "the server does not offer SMTPUTF8, which this address needs")
        answer = opened(session, envelope, self._deadlines)
        if answer.is_yes:
            return self._deliver(session, message)
        return self._declined(session, answer, envelope)

    def _envelope(self, address: str) -> Envelope:
        return Envelope(self._sender_for(address) if self._sender_for else self._sender, address)

    def _deliver(self, session: Session, message: bytes) -> Outcome:
        """Write *message* and the final dot; read the verdict."""
        limits = self._deadlines
        with session.within(limits.block):
            kept_still = session.offer(self._stuffing.of(message))
        if not kept_still:
            return self._cut_off(session)
        with session.within(limits.end_of_data):
            self._write_final_dot(session)
            reply = self._reply_to_the_dot(session)
        outcome = verdict.to_the_dot(self.relay, reply)
        if reply[0] == _CLOSING or outcome.state is State.UNCERTAIN:
            session.close()
        return outcome

    def _reply_to_the_dot(self, session: Session) -> tuple[int, bytes]:
        try:
            return session.getreply()
        except KeyboardInterrupt:
            # Most interrupts happen here. Wait a moment for the reply, or the message is uncertain.
            with suppress(OSError), session.within(_LAST_WORD):
                self.last_word = verdict.to_the_dot(self.relay, session.getreply())
            raise

    def _cut_off(self, session: Session) -> Outcome:
        """Return what a reply before the final dot means; close without sending the rest of the message."""
        with session.within(self._deadlines.command):
            reply = session.getreply()
        session.close()
        return verdict.before_the_dot(self.relay, reply)

    def _write_final_dot(self, session: Session) -> None:
        """Write the dot and, in the same write, the envelope of the message that follows if one does."""
        next_commands = b""
        if self._following and self._looks_ahead:
            next_commands = announced(session, self._envelope(self._following))
        if self._leaving:
            self._leaving()
        self.is_beyond_recall = True
        try:
            session.send(b".\r\n" + next_commands)
        except smtplib.SMTPServerDisconnected:
            # Without TLS, a failed write sent nothing. With TLS, a part of the record may have left.
            self.is_beyond_recall = self.relay.security is not Security.NONE
            raise

    def _declined(self, session: Session, answer: Answer, envelope: Envelope) -> Outcome:
        """Return what an *answer* to a command means; reset or close the connection for the next message.

        Raises ForearmedError when the server refuses the sender or wants a login.
        """
        reply = answer.reply
        has_ended = self._token is not None and reply[0] in _WANT_LOGIN
        if self._is_used and (has_ended or is_about_the_connection(*reply)):
            session.close()  # a new one may take this message, after a new login
            return Outcome(State.DEFERRED, self.relay.quoted(*reply))
        if answer.step == "MAIL" and reply[0] >= _PERMANENT and not envelope.needs_smtputf8:
            raise ForearmedError(f"{self.relay} {verdict.refusal_of_the_sender(self.relay, reply)}")
        if reply[0] == _WANT_LOGIN[0]:
            raise ForearmedError(f"{self.relay} wants a login ({self.relay.quoted(*reply)}); {CHECK}")
        if reply[0] == _CLOSING or reply[0] // 100 not in (4, 5) or not self._is_reset(session):
            session.close()
        return verdict.before_the_dot(self.relay, reply)

    def _is_reset(self, session: Session) -> bool:
        with suppress(OSError), session.within(self._deadlines.command):
            return session.rset()[0] // 100 == 2
        return False


class _Stuffing:
    """Doubles dots (RFC 5321, section 4.5.2), once for the body that many messages share."""

    def __init__(self) -> None:
        self._body = self._stuffed = b""

    def of(self, message: bytes) -> bytes:
        """Return *message* as it is written after DATA, with its last line ended."""
        head, blank, body = message.partition(b"\r\n\r\n")
        if body != self._body:
            self._body, self._stuffed = body, _stuffed(body)
        whole = _stuffed(head) + blank + self._stuffed
        return whole if whole.endswith(_END) else whole + _END


def _stuffed(lines: bytes) -> bytes:
    first = b"." if lines.startswith(b".") else b""
    return first + lines.replace(b"\n.", b"\n..")
