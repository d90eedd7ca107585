"""Our own DKIM signature (RFC 6376), for mail that no relay signs. The only importer of dkimpy, an extra."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import quoted

VARIABLE = "FOREARMED_DKIM_KEY"
_NAME = re.compile(r"([a-z0-9-]+(?:\.[a-z0-9-]+)*)\._domainkey\.([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.pem", re.I)
_CALL_IT = "call it as its DNS record: tips._domainkey.example.com.pem"
# RFC 6376, section 5.4.1, and RFC 8058, section 4: unless both List-Unsubscribe fields are signed, no mail
# program offers to leave with one click.
_SIGNED = (
    *("From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version", "Content-Type"),
    *("Auto-Submitted", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"),
)


@dataclass(frozen=True)
class Signer:
    """Signs for *domain* with the key whose public half is at ``SELECTOR._domainkey.DOMAIN``."""

    selector: str
    domain: str
    _sign: Callable[[bytes], bytes]

    def signed(self, message: bytes) -> bytes:
        """Return *message* with its signature before everything else."""
        return self._sign(message) + message


def read_signer(name: str, key: bytes, *, sender: str) -> Signer:
    """Return the signer with the *key* of a file whose *name* says where its public half is.

    Raises ForearmedError for a file that is no key, and for a domain that is not the *sender*'s or above it:
    what such a key signs does not count for DMARC (RFC 7489, section 3.1.1).
    """
    named = _NAME.fullmatch(name)
    if not named:
        raise ForearmedError(f"{VARIABLE} names {name}, and nobody knows where its record is; {_CALL_IT}")
    selector, domain = named[1], named[2].lower()
    own = sender.rpartition("@")[2].lower()
    if own != domain and not own.endswith(f".{domain}"):
        raise ForearmedError(
            f"{VARIABLE} signs for {domain}, but the sender is {sender}; take a key of {own}"
        )
    signer = Signer(selector, domain, _signing(selector.encode(), domain.encode(), key))
    signer.signed(b"From: a@b\r\n\r\n\r\n")  # raises now if the key is wrong
    return signer


def _signing(selector: bytes, domain: bytes, key: bytes) -> Callable[[bytes], bytes]:
    dkim = _library()

    def sign(message: bytes) -> bytes:
        names = {line.partition(b":")[0].lower() for line in message.partition(b"\r\n\r\n")[0].split(b"\r\n")}
        there = [name.encode() for name in _SIGNED if name.lower().encode() in names]
        try:
            made = dkim.sign(
                message, selector, domain, key, canonicalize=(b"relaxed", b"relaxed"), include_headers=there
            )
        except dkim.DKIMException as error:
            raise ForearmedError(f"{VARIABLE} does not sign: {quoted(str(error))}; take an RSA key") from None
        return bytes(made)

    return sign


def _library() -> Any:  # Any: dkimpy has no types
    try:
        import dkim
    except ImportError:
        advice = "install it with pip install 'forearmed[dkim]'"
        raise ForearmedError(f"{VARIABLE} is set, and dkimpy is missing, which signs; {advice}") from None
    return dkim
