"""Which server takes our mail, as one URL says it. User and password show in no message."""

import re
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import SplitResult, unquote, urlsplit

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import is_loopback, quoted
from forearmed.foundation.servers.masking import MASK, base64, mask

VARIABLE = "FOREARMED_SMTP_URL"
_DEFAULT = "smtp://localhost:25"
_OWN_NAME = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|\[[0-9A-Fa-f.:IPv]+\]")
_EXAMPLES = ("example.com", "example.org", "example.net", "example", "test", "invalid")  # RFC 2606


class Security(Enum):
    """How the connection is protected; the value is its scheme and its usual port."""

    NONE = ("smtp", 25)
    STARTTLS = ("smtp+starttls", 587)  # RFC 3207
    TLS = ("smtps", 465)  # RFC 8314, section 3.3


@dataclass(frozen=True)
class Relay:
    """A server that takes mail for us: a smarthost, a list's host, a service's submission port."""

    host: str
    port: int
    security: Security
    user: str = field(default="", repr=False)
    """Masked as the password is: with some services, such as Postmark, it is the same secret."""
    password: str = field(default="", repr=False)
    ehlo: str = ""
    """What to call ourselves in the greeting; empty: what this machine is called."""

    def __str__(self) -> str:
        """Return the address without user and password."""
        login = "***@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.security.value[0]}://{login}{host}:{self.port}"

    def masked(self, text: str) -> str:
        """Return *text* without user and password, which a server may repeat as it got them."""
        if not self.user:
            return text
        both = f"\0{self.user}\0{self.password}"
        rest = mask(text, (base64(both), base64(self.password), base64(self.user), self.password))
        # A user may be a common word, or a part of an address that is another's.
        return re.sub(rf"(?<![\w@.-]){re.escape(self.user)}(?![\w@-]|\.\w)", MASK, rest)

    def quoted(self, code: int, text: bytes | str) -> str:
        """Return a reply of this server as a message may quote it."""
        said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        return quoted(f"{code} {said}", masked=self.masked)

    @property
    def is_in_clear(self) -> bool:
        """Tell whether mail goes to another machine as anybody on the way can read it."""
        return self.security is Security.NONE and not self.is_loopback

    @property
    def is_loopback(self) -> bool:
        """Tell whether the server is this machine."""
        return is_loopback(self.host)


def read_relay(url: str, *, has_token: bool = False) -> Relay:
    """Return what *url* names, such as ``smtp+starttls://user:password@smtp.example.com:587``.

    Without any, it is the server on this machine. User and password are URL-encoded (RFC 3986, section
    3.2.1); who *has_token* to log in with has a user and no password. ``?ehlo=NAME`` is what to call us.
    Raises ForearmedError, which never holds the password.
    """
    try:
        parts = urlsplit((url or _DEFAULT).strip())
        port = parts.port
    except ValueError:
        raise _wrong("is not a URL") from None
    security = next((kind for kind in Security if kind.value[0] == parts.scheme), None)
    if security is None:
        raise _wrong("must begin with smtp://, smtp+starttls:// or smtps://")
    if not _can_be_host(parts.hostname) or parts.path not in ("", "/") or parts.fragment:
        raise _wrong("must name a server and nothing behind it")
    if port == 0:
        raise _wrong("names port 0, which no server has")
    relay = Relay(
        parts.hostname or "",
        port or security.value[1],
        security,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        _own_name(parts.query),
    )
    _demand_safe_login(relay, parts, has_token=has_token)
    return relay


def _can_be_host(name: str | None) -> bool:
    """Tell whether the resolver can be asked for *name* without an answer in Python's own words."""
    try:
        encoded = (name or "").encode("idna")
    except UnicodeError:
        return False
    return bool(encoded) and not encoded.startswith(b".") and encoded.decode().isprintable()


def _own_name(query: str) -> str:
    """Return the name that a URL's *query* gives us; it has no other use."""
    name, is_there, value = query.partition("=")
    if not query:
        return ""
    if name != "ehlo" or not is_there or not _OWN_NAME.fullmatch(value):
        raise _wrong("must name a server and nothing behind it but ?ehlo= with this machine's name")
    return value


def _demand_safe_login(relay: Relay, parts: SplitResult, *, has_token: bool) -> None:
    if has_token:
        if not parts.username or parts.password:
            raise _wrong("must hold a user and no password, because a token is there to log in with")
    elif bool(parts.username) != bool(parts.password):
        raise _wrong("must hold both a user and a password, or neither")
    login = relay.user + relay.password
    if not (login.isascii() and login.isprintable()):
        raise _wrong("holds a user or a password beyond printable ASCII, which no SMTP login can carry")
    if relay.user and relay.security is Security.NONE and not relay.is_loopback:
        raise _wrong("would send the password in clear; use smtp+starttls:// or smtps://")


def demand_real_sender(address: str, relay: Relay, *, setting: str = "sender") -> None:
    """Raise ForearmedError when *address* is an example and *relay* would let it out of this machine."""
    domain = address.rpartition("@")[2].lower()
    if not relay.is_loopback and any(domain == name or domain.endswith(f".{name}") for name in _EXAMPLES):
        raise ForearmedError(
            f"the sender {address} is an example; set extra.forearmed.{setting} in mkdocs.yml"
        )


def _wrong(what: str) -> ForearmedError:
    return ForearmedError(f"{VARIABLE} {what}; write smtp+starttls://user:password@smtp.example.com:587")
