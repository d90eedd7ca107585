"""What a mail address is, for settings, for the mail's headers and for lists of subscribers. Asks no server.

An address here is RFC 5321's Mailbox (section 4.1.2) in its plain form, ``Dot-string@Domain``, with the
signs that RFC 6531 (section 3.3) adds. Quoted local parts, comments and address literals are refused:
they are legal and rare, and mail software has often disagreed on where they end. The only importer of
email-validator, which decides; the sentences are ours.
"""

import re
import unicodedata
from email.utils import getaddresses
from functools import lru_cache

from forearmed.foundation.errors import ForearmedError

BLANKS = " \t\u00a0"
"""What may stand round a cell or an address without belonging to it: space, tab and no-break space."""
LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

# Octets: RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.3 less the angle brackets of a path.
_LONGEST_LOCAL_PART = 64
_LONGEST_ADDRESS = 254
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_DOT_STRING = re.compile(rf"{_ATOM}(\.{_ATOM})*")
_WIDE_ATOM = _ATOM.replace("[", r"[\x80-\U0010ffff", 1)
_WIDE_DOT_STRING = re.compile(rf"{_WIDE_ATOM}(\.{_WIDE_ATOM})*")
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_LAST_LABEL = "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z])?"
_PLAIN_HOST = re.compile(rf"({_LABEL}\.)+{_LAST_LABEL}")
_ANY_HOST = "test"  # a domain that the library accepts when its test_environment is true
_WHOLE = "write the whole address, such as ann@example.com"

PLAIN_ADDRESS = re.compile(f"{_DOT_STRING.pattern}@{_PLAIN_HOST.pattern}")
"""The shape of an address in ASCII, for editors; `canonical` is stricter."""


class AddressError(ForearmedError):
    """A text is no address that we can send to; the message says why, and what to do."""


class NamedAddressError(AddressError):
    """More than an address is written: a name, and the address in angle brackets."""


def read_mailbox(written: str) -> tuple[str, str] | None:
    """Return name and address of *written*, ``Name <address>`` or an address alone; None for anything else.

    The address is in ASCII, so that mail servers without SMTPUTF8 (RFC 6531) take it. Raises AddressError,
    which says what is wrong with an address that is none.
    """
    mailboxes = getaddresses([written])
    name, address = mailboxes[0] if len(mailboxes) == 1 else ("", "")
    if "@" not in address or not address.isascii():
        return None
    canonical(address)
    return name, address


def canonical(text: str, *, localhost: bool = False) -> str:
    """Return the address in *text* as a Recipient holds it; raise AddressError when there is none.

    The domain needs a dot, unless *localhost* is allowed and it is that.
    """
    text = text.strip(BLANKS)
    if fault := _sign_fault(text):
        raise AddressError(fault)
    if not is_encoded(text) and ("<" in text or ">" in text):
        advice = "holds more than an address; write only what stands between < and >"
        raise NamedAddressError(f'"{shown(text)}" {advice}')
    local, _, domain = text.partition("@")
    fault = _shape_fault(text) or _local_fault(local)
    host = "" if fault else _host(domain)
    if fault := fault or _domain_fault(domain, host, localhost=localhost):
        raise AddressError(f'"{shown(text)}" {fault}')
    address = f"{local}@{host}"
    if _octets(address) > _LONGEST_ADDRESS:
        raise AddressError(f'"{shown(text)}" {_too_long("", _octets(address), _LONGEST_ADDRESS)}')
    return address


def is_encoded(text: str) -> bool:
    """Tell whether *text* holds what a header parser may take for an encoded word (RFC 2047, section 2)."""
    return "?=" in text.partition("=?")[2]


def _sign_fault(text: str) -> str:
    # The message leaves the text out: a terminal that shows it would obey such signs.
    if text.isprintable():
        return ""
    sign = next(sign for sign in text if not sign.isprintable())
    if sign in LINE_BREAKS:
        return "the address holds a line break; write it on one line"
    return f"the address holds the character U+{ord(sign):04X}, which no address may hold; delete it"


def _shape_fault(text: str) -> str:
    if is_encoded(text):
        return "is encoded; write the address as it is read"
    if '"' in text:
        return "has quotes, which many mail servers refuse; ask for an address without them"
    if text.count("@") > 1:
        return "has more than one @; write one address only"
    if "@" not in text:
        return f"has no @; {_WHOLE}"
    if " " in text:
        return "has a space in it; delete it"
    return _too_long("", _octets(text), _LONGEST_ADDRESS) if _octets(text) > _LONGEST_ADDRESS else ""


def _local_fault(local: str) -> str:
    if not local:
        return f"has nothing before the @; {_WHOLE}"
    if local.startswith(".") or local.endswith(".") or ".." in local:
        return "has a dot too many before the @; delete it"
    # A server may normalise the address. A character that then joins the one before it, or becomes one of the
    # syntax, such as "@", would make it another address (UTS 39, section 3.3).
    normal = unicodedata.normalize("NFKC", local)
    if unicodedata.category(local[0])[0] == "M" or not all(map(_WIDE_DOT_STRING.fullmatch, (local, normal))):
        return "has a sign before the @ that does not belong there; correct it"
    if _octets(local) > _LONGEST_LOCAL_PART:
        return _too_long(" before the @", _octets(local), _LONGEST_LOCAL_PART)
    if not local.isascii() and not _judged(f"{local}@{_ANY_HOST}"):
        return "has a sign before the @ that does not belong there; correct it"
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
    if not host[-1].isalpha():
        return "ends in a number; write the name of the domain instead"
    return ""


def _host(domain: str) -> str:
    """Return *domain* as lower-case A-labels (RFC 5890, section 2.3.2.1), or nothing when there are none."""
    if "--" not in domain and _PLAIN_HOST.fullmatch(domain):
        return domain.lower()
    return _a_labels(domain)


# Takes a tenth of a millisecond, and the subscribers of a house share a few domains.
@lru_cache(maxsize=256)
def _a_labels(domain: str) -> str:
    from email_validator import SPECIAL_USE_DOMAIN_NAMES  # slow to load, and most addresses need no library

    # The library refuses names of no public domain, but a relay of the house may know corp.local.
    front, dot, last = domain.rpartition(".")
    if last.lower() in SPECIAL_USE_DOMAIN_NAMES:
        host = _judged(f"@{front}{dot}{_ANY_HOST}")
        return host.removesuffix(_ANY_HOST) + last.lower() if host else ""
    return _judged(f"@{domain}")


def _judged(address: str) -> str:
    """Return the domain of *address* as lower-case A-labels; nothing where the library knows no address."""
    from email_validator import EmailNotValidError, validate_email

    try:
        judged = validate_email(
            address,
            allow_empty_local=True,
            check_deliverability=False,
            test_environment=True,
            globally_deliverable=False,
        )
    except EmailNotValidError:
        return ""
    return judged.ascii_domain.lower()


def _octets(text: str) -> int:
    return len(text.encode("utf-8"))


def _too_long(where: str, octets: int, limit: int) -> str:
    return f"is too long{where}: {octets} bytes where mail allows {limit}; ask for a shorter address"


def shown(text: str) -> str:
    """Return enough of *text* to find it again."""
    return text if len(text) <= 80 else f"{text[:79]}…"
