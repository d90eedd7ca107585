"""From whom and to whom: MAIL, RCPT and DATA, at once where the server lets us, else one after the other.

Where it lets us, they may also follow the end of the message before, in the same write.
"""

import smtplib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from forearmed.delivery.mailer.session import Deadlines, Session, as_lines

Reply = tuple[int, bytes]
_GO_ON = 354
_CLOSING = 421  # RFC 5321, section 3.8: the server is about to close the connection


@dataclass(frozen=True)
class Envelope:
    """One message's *sender* and its one *address*."""

    sender: str
    address: str

    @property
    def needs_smtputf8(self) -> bool:
        """Tell whether *address* needs SMTPUTF8: a local part beyond ASCII does, a domain has A-labels."""
        return not self.address.isascii()  # RFC 6531

    @property
    def options(self) -> Sequence[str]:
        """Return the parameters of MAIL."""
        return ["SMTPUTF8", "BODY=8BITMIME"] if self.needs_smtputf8 else []


@dataclass(frozen=True)
class Answer:
    """The first *reply* that refused, or else the reply to DATA, and the *step* that it answers."""

    step: str
    reply: Reply

    @property
    def is_yes(self) -> bool:
        """Tell whether the server waits for the message."""
        return self.step == "DATA" and self.reply[0] == _GO_ON


def opened(session: Session, envelope: Envelope, limits: Deadlines) -> Answer:
    """Return what the server says to *envelope*; each reply has to come within the *limits* of a command."""
    if session.has_extn("pipelining"):
        return _at_once(session, envelope, limits)
    with session.within(limits.command):
        answer = Answer("MAIL", session.mail(envelope.sender, envelope.options))
    if _is_good(answer.reply):
        with session.within(limits.command):
            answer = Answer("RCPT", session.rcpt(envelope.address))
    if _is_good(answer.reply):
        with session.within(limits.command):
            answer = Answer("DATA", session.docmd("DATA"))
    return answer


def _at_once(session: Session, envelope: Envelope, limits: Deadlines) -> Answer:
    """Write the three commands in one go and read their replies in order (RFC 2920, section 3.1).

    They are written already where `announced` was told of the *envelope* before.
    """
    told, session.ahead = session.ahead, None
    if told is None:
        with session.within(limits.command):
            session.send(_written(envelope))
    elif told != envelope:
        session.close()  # the server waits for another message
        raise smtplib.SMTPServerDisconnected("another message was to follow")
    no: Answer | None = None
    try:
        for step in ("MAIL", "RCPT", "DATA"):
            answer = Answer(step, session.reply(within=limits.command))
            is_good = answer.is_yes if step == "DATA" else _is_good(answer.reply)
            no = no or (None if is_good else answer)
            if answer.reply[0] == _CLOSING:
                break
    except smtplib.SMTPServerDisconnected:
        if no is None:
            raise
    if no is not None and answer.is_yes:
        _withdraw(session, no, limits)
    return no or answer


def announced(session: Session, envelope: Envelope) -> bytes:
    """Return the commands of *envelope*, to be written right behind the final dot of the message before.

    RFC 2920, section 3.1 allows that: the transfer of a message's content may be the first "command" of a
    group, and so share it with MAIL for the next. Nothing, where the server does not offer PIPELINING or
    the address needs SMTPUTF8, which it may not offer either.
    """
    if envelope.needs_smtputf8 or not session.has_extn("pipelining"):
        return b""
    session.ahead = envelope
    return _written(envelope)


def _written(envelope: Envelope) -> bytes:
    mail = " ".join([f"mail FROM:<{envelope.sender}>", *envelope.options])
    return as_lines([mail, f"rcpt TO:<{envelope.address}>", "DATA"])


def _withdraw(session: Session, no: Answer, limits: Deadlines) -> None:
    """Take back a DATA that the server accepted although it had said *no*.

    Without a recipient, RFC 2920 asks for a lone dot, which delivers nothing; a server that needs that gets
    one command at a time from then on. In any other case the server is confused, so close the connection.
    """
    session.esmtp_features.pop("pipelining", None)
    if no.step != "RCPT":
        return session.close()
    with suppress(OSError), session.within(limits.command):
        session.send(b".\r\n")
        session.getreply()
    return None


def _is_good(reply: Reply) -> bool:
    return reply[0] // 100 == 2
