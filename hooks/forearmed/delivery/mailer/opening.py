"""The opening of a connection: greeting, protection, login, and what to say when one of them fails."""

import re
import smtplib
import socket
import ssl
from functools import partial

from forearmed.delivery.mailer.relay import VARIABLE, Relay, Security
from forearmed.delivery.mailer.session import Deadlines, Session, TlsSession
from forearmed.delivery.mailer.token import COMMAND, MECHANISMS, TOKEN, Token
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError, plain_words, quoted
from forearmed.foundation.servers.masking import base64, mask

CHECK = f"check {VARIABLE}"
_PERMANENT = 500
_UNKNOWN_COMMAND = {500, 501, 502, 504}  # RFC 5321, section 4.1.4: then HELO may do
_HOST_NAME = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_NOBODY_ELSES = ("local", "localdomain", "internal", "lan", "home", "test", "invalid", "example")
"""Top-level names that exist only in a local network, so that a relay may refuse them in a greeting."""
_NAME_IT = f"say what this machine is called: add ?ehlo=mail.example.com to {VARIABLE}"
_WITH_TOKEN = f"log in with {TOKEN} or {COMMAND}"
_WITH_PASSWORD = f"take {TOKEN} and {COMMAND} away, and put a password into {VARIABLE}"
_NO_PASSWORDS = re.compile(rb"(?i)basic authentication|5\.7\.139|5\.7\.30\b")


def open_session(
    relay: Relay, deadlines: Deadlines, *, domain: str = "", token: Token | None = None
) -> Session:
    """Return a connection to *relay* that is greeted, protected and logged in, perhaps with a *token*.

    A machine without a name that others know is called by the sender's *domain*. Raises UnreachableError for
    what may pass, and ForearmedError for what will not: a certificate that is not the server's, a login that
    is refused, a server without STARTTLS.
    """
    opening = _Opening(relay, deadlines, own_name(relay, domain), token)
    try:
        return opening.done()
    except smtplib.SMTPAuthenticationError as error:
        if not opening.has_new_token():
            raise fault(relay, error) from None
    except OSError as error:
        raise fault(relay, error) from None
    try:
        return opening.done()
    except OSError as error:
        raise fault(relay, error) from None


class _Opening:
    """One opening, with the token that it last logged in with."""

    def __init__(self, relay: Relay, deadlines: Deadlines, own_name: str, token: Token | None) -> None:
        self._relay = relay
        self._deadlines = deadlines
        self._own_name = own_name
        self._token = token
        self._used = ""
        # Always give a context that verifies: without one, smtplib accepts any certificate.
        self._context = ssl.create_default_context() if relay.security is not Security.NONE else None

    def done(self) -> Session:
        """Return the open session. Raises what smtplib, the socket and the ssl module raise."""
        session = self._connected()
        try:
            self._introduce(session)
        except BaseException:
            session.close()
            raise
        return session

    def has_new_token(self) -> bool:
        """Tell whether there is a token that the server has not refused yet."""
        return self._token is not None and self._token.renewed(self._used) is not None

    def _connected(self) -> Session:
        relay = self._relay
        is_tls = relay.security is Security.TLS
        make = partial(TlsSession, context=self._context) if is_tls else Session
        return make(
            relay.host,
            relay.port,
            deadlines=self._deadlines,
            masked=relay.masked,
            own_name=self._own_name,
        )

    def _introduce(self, session: Session) -> None:
        limit = self._deadlines.command
        with session.within(limit):
            _greet(session)
        if self._relay.security is Security.STARTTLS and self._context is not None:
            if not session.has_extn("starttls"):
                raise ForearmedError(f"{self._relay} offers no STARTTLS, so nothing was sent; {CHECK}")
            with session.within(limit):
                session.protect(self._context)
                _greet(session)
        if self._relay.user:
            with session.within(limit):
                self._log_in(session)

    def _log_in(self, session: Session) -> None:
        relay = self._relay
        try:
            if self._token is None:
                session.log_in(relay.user, relay.password)
            else:
                self._used = self._token.current()
                self._log_in_with_token(session)
        except smtplib.SMTPNotSupportedError as error:
            raise self._no_login(str(error)) from None
        except ValueError:  # the challenge is no Base64
            raise ForearmedError(f"{relay} asks for a login in a way we cannot answer; {CHECK}") from None

    def _no_login(self, offered: str) -> ForearmedError:
        """Return the error for a server that supports none of our logins, only the mechanisms *offered*."""
        told = quoted(f"only {offered}" if offered else "none", masked=self._relay.masked)
        if self._token is None and not MECHANISMS.keys().isdisjoint(offered.upper().split()):
            return ForearmedError(f"{self._relay} takes no password ({told}); {_WITH_TOKEN}")
        if self._token is not None and offered:
            return ForearmedError(f"{self._relay} takes no token ({told}); {_WITH_PASSWORD}")
        return ForearmedError(f"{self._relay} offers no login that we know ({told}); {CHECK}")

    def _log_in_with_token(self, session: Session) -> None:
        try:
            session.log_in_with(self._used, self._relay.user, port=self._relay.port)
        except smtplib.SMTPAuthenticationError as error:
            # A server may repeat the token in its reply; no message may show it.
            said = mask(_text(error), (self._used, base64(self._used)))
            raise smtplib.SMTPAuthenticationError(error.smtp_code, said.encode()) from None


def _text(error: smtplib.SMTPResponseException) -> str:
    said = error.smtp_error
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def _greet(session: Session) -> None:
    """Say EHLO, or HELO to a server that knows no other; raise SMTPHeloError for a no."""
    code, text = session.ehlo()
    if code in _UNKNOWN_COMMAND:
        code, text = session.helo()
    if code // 100 != 2:
        raise smtplib.SMTPHeloError(code, text)


def own_name(relay: Relay, domain: str) -> str:
    """Return our name in the greeting to *relay*; empty: use our IP address (RFC 5321, section 4.1.3).

    It is the name that the URL gives, else this machine's if others know it, else the sender's *domain*: a
    relay on the net may take neither a container's name nor an address in brackets for a greeting.
    """
    name = socket.gethostname()
    is_known = _HOST_NAME.fullmatch(name) and name.lower().rpartition(".")[2] not in _NOBODY_ELSES
    if relay.ehlo or is_known:
        return relay.ehlo or name
    return "" if relay.is_loopback else domain


def fault(relay: Relay, error: OSError) -> ForearmedError:
    """Return the ForearmedError for *error*; an UnreachableError when it may pass, as a 4yz reply may."""
    advice = CHECK
    match error:
        case ssl.SSLCertVerificationError():
            why = f"has a certificate that cannot be trusted ({error.verify_message.rstrip('.')})"
        case smtplib.SMTPAuthenticationError():
            why = f"refused the login ({relay.quoted(error.smtp_code, error.smtp_error)})"
            advice = _advice_on_login(error)
        case smtplib.SMTPHeloError():
            why = f"refused our greeting ({relay.quoted(error.smtp_code, error.smtp_error)})"
            advice = _NAME_IT
        case smtplib.SMTPResponseException():
            why = f"is not ready ({relay.quoted(error.smtp_code, error.smtp_error)})"
        case _:
            return UnreachableError(
                f"{relay} cannot be reached: {quoted(plain_words(error), masked=relay.masked)}; {CHECK}"
            )
    if isinstance(error, smtplib.SMTPHeloError) and error.smtp_code < _PERMANENT:
        return UnreachableError(f"{relay} {why}; {advice}")
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code < _PERMANENT:
        return UnreachableError(f"{relay} {why}")
    return ForearmedError(f"{relay} {why}; {advice}")


def _advice_on_login(error: smtplib.SMTPAuthenticationError) -> str:
    said = error.smtp_error if isinstance(error.smtp_error, bytes) else error.smtp_error.encode()
    if _NO_PASSWORDS.search(said):
        return f"it takes no passwords any more: {_WITH_TOKEN}"
    return CHECK
