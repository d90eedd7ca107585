"""The opening of a connection: greeting, protection, login, and what to say when one of them fails."""

import smtplib
import ssl

from forearmed.delivery.mailer.relay import VARIABLE, Relay, Security
from forearmed.delivery.mailer.session import Deadlines, Session, TlsSession
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError, plain_words, quoted

CHECK = f"check {VARIABLE}"
_PERMANENT = 500


def open_session(relay: Relay, deadlines: Deadlines) -> Session:
    """Return a connection to *relay* that is greeted, protected and logged in.

    Raises UnreachableError for what may pass, and ForearmedError for what will not: a certificate that is not
    the server's, a login that is refused, a server without STARTTLS.
    """
    # Only a context that verifies will do: smtplib's own accepts any certificate.
    context = ssl.create_default_context() if relay.security is not Security.NONE else None
    try:
        session = _connected(relay, deadlines, context)
        try:
            _introduce(session, relay, deadlines, context)
        except BaseException:
            session.close()
            raise
    except OSError as error:
        raise fault(relay, error) from None
    return session


def _connected(relay: Relay, deadlines: Deadlines, context: ssl.SSLContext | None) -> Session:
    if relay.security is Security.TLS:
        return TlsSession(relay.host, relay.port, deadlines=deadlines, masked=relay.masked, context=context)
    return Session(relay.host, relay.port, deadlines=deadlines, masked=relay.masked)


def _introduce(session: Session, relay: Relay, deadlines: Deadlines, context: ssl.SSLContext | None) -> None:
    with session.within(deadlines.command):
        session.ehlo_or_helo_if_needed()
    if relay.security is Security.STARTTLS and context is not None:
        if not session.has_extn("starttls"):
            raise ForearmedError(f"{relay} offers no STARTTLS, so nothing was sent; {CHECK}")
        with session.within(deadlines.command):
            session.protect(context)
            session.ehlo_or_helo_if_needed()
    if relay.user:
        with session.within(deadlines.command):
            _log_in(session, relay)


def _log_in(session: Session, relay: Relay) -> None:
    try:
        session.log_in(relay.user, relay.password)
    except smtplib.SMTPNotSupportedError as error:
        offered = f"only {error}" if str(error) else "none"
        raise ForearmedError(
            f"{relay} offers no login that we know ({quoted(offered, masked=relay.masked)}); {CHECK}"
        ) from None
    except ValueError:  # the challenge is no Base64
        raise ForearmedError(f"{relay} asks for a login in a way we cannot answer; {CHECK}") from None


def fault(relay: Relay, error: OSError) -> ForearmedError:
    """Return what to tell about *error*; what may pass, such as a 4yz reply, is an UnreachableError."""
    match error:
        case ssl.SSLCertVerificationError():
            why = f"has a certificate that cannot be trusted ({error.verify_message.rstrip('.')})"
        case smtplib.SMTPAuthenticationError():
            why = f"refused the login ({relay.quoted(error.smtp_code, error.smtp_error)})"
        case smtplib.SMTPResponseException():
            why = f"is not ready ({relay.quoted(error.smtp_code, error.smtp_error)})"
        case _:
            return UnreachableError(
                f"{relay} cannot be reached: {quoted(plain_words(error), masked=relay.masked)}; {CHECK}"
            )
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code < _PERMANENT:
        return UnreachableError(f"{relay} {why}")
    return ForearmedError(f"{relay} {why}; {CHECK}")
