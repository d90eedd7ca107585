"""What an address is, how SMTP takes it and when two are the same. Asks no server; knows IDNA.

An address here is RFC 5321's Mailbox (section 4.1.2) in its plain form, ``Dot-string@Domain``, with the
signs that RFC 6531 (section 3.3) adds. Quoted local parts, comments and address literals are refused:
they are legal and rare, and mail software has often disagreed on where they end.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import idna

from forearmed.foundation.errors import ForearmedError

BLANKS = " \t\u00a0"
"""What may stand round a cell or an address without belonging to it: space, tab and no-break space."""

# Octets: RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.3 less the angle brackets of a path.
_LONGEST_LOCAL_PART = 64
_LONGEST_ADDRESS = 254
_LONGEST_NAME = 200
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\x80-\U0010ffff-]+"
_DOT_STRING = re.compile(rf"{_ATOM}(\.{_ATOM})*")
_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*", re.ASCII)
_LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
# Joiners shape Persian, Hindi and many an emoji; every other format character is unseen or turns the line.
_JOINERS = "\u200c\u200d"
NAMED = "holds more than an address; write only what stands between < and >"
_WHOLE = "write the whole address, such as ann@example.com"


class AddressError(ForearmedError):
    """What is written is no address we can send to; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody the digest goes to, and the *line* of the subscriber file that says so (0: none does)."""

    address: str
    """What goes into RCPT TO and To: the local part as written, the domain as lower-case A-labels."""
    name: str = ""
    """What to call them, in one line of any script; nothing in it is markup or encoded."""
    line: int = 0

    @property
    def key(self) -> str:
        """What is equal for the same mailbox, as far as one can tell without asking its server.

        RFC 5321 (section 2.4) leaves the local part's case to the server; none is known to give two
        people addresses that differ in case alone, or in how an accent is composed.
        """
        local, _, domain = self.address.partition("@")
        return f"{_folded(local)}@{domain}"

    @property
    def needs_smtputf8(self) -> bool:
        """Whether only servers that speak SMTPUTF8 (RFC 6531) can take the address."""
        return not self.address.isascii()


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


def canonical(text: str, *, localhost: bool = False) -> str:
    """Return the address in *text* as a Recipient holds it; raise AddressError when there is none.

    The domain needs a dot, unless *localhost* is allowed and it is that.
    """
    text = text.strip(BLANKS)
    if fault := _sign_fault(text):
        raise AddressError(fault)
    local, _, domain = text.partition("@")
    fault = _shape_fault(text) or _local_fault(local)
    host = "" if fault else _host(domain)
    if fault := fault or _domain_fault(domain, host, localhost=localhost):
        raise AddressError(f'"{shown(text)}" {fault}')
    address = f"{local}@{host}"
    if _octets(address) > _LONGEST_ADDRESS:
        raise AddressError(f'"{shown(text)}" {_too_long("", _octets(address), _LONGEST_ADDRESS)}')
    return address


def name_fault(name: str) -> str:
    """Return what keeps *name* from standing in a header (RFC 5322, section 3.4), or nothing."""
    for sign in () if name.isprintable() else name:
        if sign in _LINE_BREAKS:
            return "the name holds a line break; write it on one line"
        if _is_unseen(sign):
            return f"the name holds the character U+{ord(sign):04X}, which no name needs; delete it"
    if _is_encoded(name):
        return f'the name "{shown(name)}" is encoded; write it as it is read'
    if len(name) > _LONGEST_NAME:
        return f"the name is {len(name)} characters long; shorten it to {_LONGEST_NAME}"
    return ""


def _is_unseen(sign: str) -> bool:
    """Tell whether *sign* is a control, format, private or broken character, or none at all."""
    category = unicodedata.category(sign)
    none = ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF
    return none or (category in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and sign not in _JOINERS)


def _is_encoded(text: str) -> bool:
    """Tell whether *text* holds what a header parser may take for an encoded word (RFC 2047, section 2)."""
    return "?=" in text.partition("=?")[2]


def _sign_fault(text: str) -> str:
    # Told without the text: whoever shows the message may be a terminal, which obeys such signs.
    if text.isprintable():
        return ""
    sign = next(sign for sign in text if not sign.isprintable())
    if sign in _LINE_BREAKS:
        return "the address holds a line break; write it on one line"
    return f"the address holds the character U+{ord(sign):04X}, which no address may hold; delete it"


def _shape_fault(text: str) -> str:
    if _is_encoded(text):
        return "is encoded; write the address as it is read"
    if "<" in text or ">" in text:
        return NAMED
    if '"' in text:
        return "has quotes, which many mail servers refuse; ask for an address without them"
    if text.count("@") > 1:
        return "has more than one @; write one address only"
    if "@" not in text:
        return f"has no @; {_WHOLE}"
    if " " in text:
        return "has a space in it; delete it"
    return _too_long("", len(text), _LONGEST_ADDRESS) if len(text) > _LONGEST_ADDRESS else ""


def _local_fault(local: str) -> str:
    if not local:
        return f"has nothing before the @; {_WHOLE}"
    if local.startswith(".") or local.endswith(".") or ".." in local:
        return "has a dot too many before the @; delete it"
    # What composes with the sign before it, or becomes a sign of the syntax when a server normalises it,
    # would make another address of this one (UTS 39, section 3.3).
    normal = unicodedata.normalize("NFKC", local)
    if unicodedata.category(local[0])[0] == "M" or not all(map(_DOT_STRING.fullmatch, (local, normal))):
        return "has a sign before the @ that does not belong there; correct it"
    if _octets(local) > _LONGEST_LOCAL_PART:
        return _too_long(" before the @", _octets(local), _LONGEST_LOCAL_PART)
    return ""


def _domain_fault(domain: str, host: str, *, localhost: bool) -> str:
    if not domain:
        return f"has nothing after the @; {_WHOLE}"
    if domain.startswith("["):
        return "ends in a network address; write the name of the domain instead"
    if domain.endswith("."):
        return "ends in a dot; delete it"
    if not host:
        return "has no valid domain after the @; correct it"
    if "." not in host and not (localhost and host == "localhost"):
        return f"has no dot after the @; {_WHOLE}"
    if host.rpartition(".")[2].isdigit():
        return "ends in a number; write the name of the domain instead"
    return ""


def _host(domain: str) -> str:
    """Return *domain* as lower-case A-labels (RFC 5890, section 2.3.2.1), or nothing when there are none."""
    host = domain.lower()
    if not host.isascii() or "xn--" in host:
        host = _a_labels(domain)
    return host if _HOST.fullmatch(host) else ""


# Takes a tenth of a millisecond, and the subscribers of a house share a few domains.
@lru_cache(maxsize=256)
def _a_labels(domain: str) -> str:
    try:
        return idna.encode(domain, uts46=True, std3_rules=True).decode("ascii").lower()
    except idna.IDNAError:
        return ""


def _folded(local: str) -> str:
    if local.isascii():
        return local.lower()
    # Unicode, section 3.13, D145: a canonical caseless match decomposes first.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", local).casefold())


def _octets(text: str) -> int:
    return len(text.encode("utf-8"))


def _too_long(where: str, octets: int, limit: int) -> str:
    return f"is too long{where}: {octets} bytes where mail allows {limit}; ask for a shorter address"


def shown(text: str) -> str:
    """Return enough of *text* to find it again."""
    return text if len(text) <= 80 else f"{text[:79]}…"
