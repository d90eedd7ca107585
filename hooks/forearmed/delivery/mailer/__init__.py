"""SMTP, one message to one address at a time, and exactly what became of it.

The only importer of smtplib. Knows no edition, no ledger and no list.
"""

import re
import smtplib
from collections.abc import Callable
from contextlib import suppress

from forearmed.delivery.mailer.blame import blame_of
from forearmed.delivery.mailer.opening import CHECK, open_session
from forearmed.delivery.mailer.relay import VARIABLE, Relay, Security, demand_real_sender, read_relay
from forearmed.delivery.mailer.session import Deadlines, Session
from forearmed.delivery.outcome import Blame, Outcome, State
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError, quoted

__all__ = [
    "VARIABLE",
    "Deadlines",
    "Mailer",
    "Relay",
    "demand_real_sender",
    "read_relay",
]

_DOT = re.compile(rb"(?m)^\.")
_END = b"\r\n"
_GO_ON = 354
_PERMANENT = 500
_CLOSING = 421  # RFC 5321, section 3.8: the server is about to close the connection
_WANTS_LOGIN = 530  # RFC 4954, section 6
_LAST_WORD = 2  # seconds for a verdict, when somebody ends the run while it is on its way
_GOODBYE = 5  # seconds for the answer to QUIT, on which nothing depends


class Mailer:
    """A connection to *relay*, made when it is needed and again after every fault, for mail from *sender*.

    The envelope's sender is what *sender_for* says for an address, else the *sender*.
    """

    def __init__(
        self,
        relay: Relay,
        *,
        sender: str,
        deadlines: Deadlines = Deadlines(),  # noqa: B008  # frozen
        sender_for: Callable[[str], str] | None = None,
    ) -> None:
        self.relay = relay
        self._envelope_sender = sender_for or (lambda address: sender)
        self._deadlines = deadlines
        self._session: Session | None = None
        self._is_used = False
        self.is_beyond_recall = False
        """Whether the message of the last transaction may have left: its final dot was written."""
        self.last_word: Outcome | None = None
        """The verdict on the last transaction's message, where an interrupt kept it from being returned."""

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
        if not self.is_ready:
            self._session, self._is_used = open_session(self.relay, self._deadlines), False

    def send(self, address: str, message: bytes) -> Outcome:
        """Offer *message* to the server for *address* and return what became of it.

        A connection that has gone stale between two messages is made anew, once. Raises ForearmedError when
        the server refuses the sender or wants a login, which is nobody's address's fault.
        """
        self.is_beyond_recall, self.last_word = False, None
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
            with suppress(OSError), session.within(min(_GOODBYE, self._deadlines.command)):
                session.quit()
            session.close()

    def _offer(self, address: str, message: bytes) -> Outcome:
        session = self._session
        if session is None or not session.is_open:
            return Outcome(State.DEFERRED, "there is no connection")
        try:
            with session.within(self._deadlines.transaction):
                return self._transaction(session, address, message)
        except OSError as error:  # the connection's, or smtplib's, whose errors are of its kind
            session.close()
            state = State.UNCERTAIN if self.is_beyond_recall else State.DEFERRED
            return Outcome(state, quoted(str(error), masked=self.relay.masked))
        except BaseException:
            session.close()  # in the middle of a transaction nobody knows what the next reply answers
            raise
        finally:
            self._is_used = True

    def _transaction(self, session: Session, address: str, message: bytes) -> Outcome:
        """Go through the commands of one message (RFC 5321, section 3.3)."""
        limits = self._deadlines
        smtputf8 = not address.isascii()  # a domain can be written in ASCII, a local part cannot (RFC 6531)
        if session.has_spoken():
            raise smtplib.SMTPServerDisconnected("the server spoke out of turn, or left")
        if smtputf8 and not session.has_extn("smtputf8"):
            return Outcome(State.REFUSED, "the server does not offer SMTPUTF8, which this address needs")
        with session.within(limits.command):
            reply = session.mail(
                self._envelope_sender(address), ["SMTPUTF8", "BODY=8BITMIME"] if smtputf8 else []
            )
        if reply[0] >= _PERMANENT and not smtputf8:
            raise ForearmedError(f"{self.relay} {_refusal_of_the_sender(self.relay, reply)}")
        if _is_good(reply):
            with session.within(limits.command):
                reply = session.rcpt(address)
        if _is_good(reply):
            with session.within(limits.command):
                reply = session.docmd("DATA")
            if reply[0] == _GO_ON:
                return self._deliver(session, message)
        return self._declined(session, reply)

    def _deliver(self, session: Session, message: bytes) -> Outcome:
        """Write *message* and the final dot; read the verdict."""
        limits = self._deadlines
        with session.within(limits.block):
            kept_still = session.offer(_stuffed(message))
        if not kept_still:
            return self._cut_off(session)
        with session.within(limits.end_of_data):
            self._write_final_dot(session)
            reply = self._reply_to_the_dot(session)
        outcome = _final(self.relay, reply)
        if reply[0] == _CLOSING or outcome.state is State.UNCERTAIN:
            session.close()
        return outcome

    def _reply_to_the_dot(self, session: Session) -> tuple[int, bytes]:
        try:
            return session.getreply()
        except KeyboardInterrupt:
            # Most interrupts fall here; a moment's patience spares a person the question whether it arrived.
            with suppress(OSError), session.within(_LAST_WORD):
                self.last_word = _final(self.relay, session.getreply())
            raise

    def _cut_off(self, session: Session) -> Outcome:
        """Return what a reply before the final dot means; the rest of the message, and RSET, stay unsaid."""
        with session.within(self._deadlines.command):
            reply = session.getreply()
        session.close()
        return _verdict(self.relay, reply)

    def _write_final_dot(self, session: Session) -> None:
        self.is_beyond_recall = True
        try:
            session.send(b".\r\n")
        except smtplib.SMTPServerDisconnected:
            # In clear, what the system did not take was not written. A TLS record may have gone in part.
            self.is_beyond_recall = self.relay.security is not Security.NONE
            raise

    def _declined(self, session: Session, reply: tuple[int, bytes]) -> Outcome:
        """Return what a *reply* to a command means; make the connection fit for what follows."""
        if reply[0] == _WANTS_LOGIN:
            raise ForearmedError(f"{self.relay} wants a login ({self.relay.quoted(*reply)}); {CHECK}")
        if reply[0] == _CLOSING or reply[0] // 100 not in (4, 5) or not self._is_reset(session):
            session.close()
        return _verdict(self.relay, reply)

    def _is_reset(self, session: Session) -> bool:
        with suppress(OSError), session.within(self._deadlines.command):
            return _is_good(session.rset())
        return False


def _verdict(relay: Relay, reply: tuple[int, bytes]) -> Outcome:
    """Return what a *reply* means that came before the final dot: whatever it is, nothing was sent."""
    return _outcome(relay, State.REFUSED if reply[0] >= _PERMANENT else State.DEFERRED, reply)


def _final(relay: Relay, reply: tuple[int, bytes]) -> Outcome:
    """Return what a *reply* to the final dot means."""
    state = {2: State.SENT, 4: State.DEFERRED, 5: State.REFUSED}.get(reply[0] // 100, State.UNCERTAIN)
    return _outcome(relay, state, reply)


def _outcome(relay: Relay, state: State, reply: tuple[int, bytes]) -> Outcome:
    """Return *state* with what the *reply* says; what it is about is read before the text is cut."""
    return Outcome(state, relay.quoted(*reply), blame=_blame(reply))


def _blame(reply: tuple[int, bytes]) -> Blame | None:
    code, text = reply
    return blame_of(code, text.decode("utf-8", "replace"))


def _refusal_of_the_sender(relay: Relay, reply: tuple[int, bytes]) -> str:
    """Return what to tell about a *reply* that says no to MAIL."""
    if _blame(reply) is Blame.LIMIT:
        return f"{Blame.LIMIT.complaint} ({relay.quoted(*reply)}); {Blame.LIMIT.advice}"
    return f"{Blame.SENDER.complaint} ({relay.quoted(*reply)}); {CHECK}"


def _stuffed(message: bytes) -> bytes:
    """Return *message* with its dots doubled (RFC 5321, section 4.5.2) and its last line ended."""
    return _DOT.sub(b"..", message) + (b"" if message.endswith(_END) else _END)


def _is_good(reply: tuple[int, bytes]) -> bool:
    return reply[0] // 100 == 2
