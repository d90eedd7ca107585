"""A recipient of the digest, and the key by which two addresses are the same mailbox. Asks no server."""

import unicodedata
from dataclasses import dataclass

from forearmed.foundation.mail_address import LINE_BREAKS, AddressError, canonical, is_encoded, shown

_LONGEST_NAME = 200
# Persian, Hindi and emoji need joiners. Other format characters are invisible or change the direction.
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody the digest goes to, and the *line* of the subscriber file that says so (0: none does)."""

    address: str
    """What goes into RCPT TO and To: the local part as written, the domain as lower-case A-labels."""
    name: str = ""
    """The person's name: one line of plain text in any script, neither markup nor encoded words."""
    line: int = 0

    @property
    def key(self) -> str:
        """Return the same text for all ways to write one mailbox, as far as we can tell without its server.

        RFC 5321 (section 2.4) leaves the local part's case to the server; none is known to give two
        people addresses that differ in case alone, or in how an accent is composed.
        """
        if self.address.isascii() and self.address.islower():
            return self.address
        local, _, domain = self.address.partition("@")
        return f"{_folded(local)}@{domain}"


def read_address(text: str) -> Recipient:
    """Return the one address typed as *text*; ``localhost`` will do as its domain.

    Raises ForearmedError with a sentence that says what is wrong with it.
    """
    return Recipient(canonical(text, localhost=True))


def key_of(address: str) -> str | None:
    """Return the key of an *address* typed by hand, the same as its recipient's, or None for no address."""
    try:
        return read_address(address).key
    except AddressError:
        return None


def name_fault(name: str) -> str:
    """Return what keeps *name* from standing in a header (RFC 5322, section 3.4), or nothing."""
    for sign in () if name.isprintable() else name:
        if sign in LINE_BREAKS:
            return "the name holds a line break; write it on one line"
        if _is_unseen(sign):
            return f"the name holds the character U+{ord(sign):04X}, which no name needs; delete it"
    if is_encoded(name):
        return f'the name "{shown(name)}" is encoded; write it as it is read'
    if len(name) > _LONGEST_NAME:
        return f"the name is {len(name)} characters long; shorten it to {_LONGEST_NAME}"
    return ""


def _is_unseen(sign: str) -> bool:
    """Tell whether *sign* is a control, format, private or broken character, or none at all."""
    category = unicodedata.category(sign)
    none = ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF
    return none or (category in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and sign not in _JOINERS)


def _folded(local: str) -> str:
    if local.isascii():
        return local.lower()
    # Unicode, section 3.13, D145: a canonical caseless match decomposes first.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", local).casefold())
