"""Where a webhook is, as one URL says it. All that comes after the host is secret; no message shows it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from forearmed.edition.chat import Chat
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import is_loopback
from forearmed.foundation.servers.masking import MASK, mask

VARIABLE = "FOREARMED_WEBHOOK_URL"
_HOSTS = {
    Chat.SLACK: ("slack.com", "slack-gov.com"),
    Chat.TEAMS: ("logic.azure.com", "powerplatform.com", "powerautomate.com", "office.com", "office365.com"),
}
"""Domains that are one chat program's for certain. Others, such as a gateway of your own, may be any's."""
_RETIRED = ("webhook.office.com", "outlook.office.com", "outlook.office365.com")
"""Hosts of the Office 365 connectors, which Microsoft has retired."""
_HOST = re.compile(r"[A-Za-z0-9._:-]+")
_SHORTEST_SECRET = 12  # characters; what is shorter are words and numbers that are no secret


@dataclass(frozen=True)
class Webhook:
    """An address to post to."""

    host: str
    port: int
    is_protected: bool
    """Whether it is reached by https."""
    target: str = field(repr=False)
    """The path and the query: the secret."""

    def __str__(self) -> str:
        """Return the address without the secret."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        scheme, usual = ("https", 443) if self.is_protected else ("http", 80)
        return f"{scheme}://{host}{'' if self.port == usual else f':{self.port}'}/***"

    def masked(self, text: str) -> str:
        """Return *text* without the secret, or a part of it, which a server may repeat."""
        parts = [part for part in re.split("[/?&=]", self.target) if len(part) >= _SHORTEST_SECRET]
        rest = text if self.target == "/" else text.replace(self.target, MASK)
        return mask(rest, {*parts, *map(unquote, parts)})


def read_webhook(url: str, chat: Chat) -> Webhook:
    """Return what *url* names; raise ForearmedError, without the secret, when it is no webhook of *chat*."""
    url = url.strip()
    if not url:
        raise ForearmedError(f"{VARIABLE} is not set; put the webhook's address there")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _wrong("is not a URL") from None
    host = parts.hostname or ""
    _demand_plain(parts, url)
    if port == 0 or not _HOST.fullmatch(host):
        raise _wrong("names no host that can be reached")
    if parts.scheme == "http" and not is_loopback(host):
        raise _wrong("would send the secret in clear; it must begin with https://")
    _demand_host_of(chat, host)
    _demand_living(host)
    usual = 443 if parts.scheme == "https" else 80
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Webhook(host, port or usual, parts.scheme == "https", target)


def _demand_plain(parts: SplitResult, url: str) -> None:
    if parts.scheme not in ("https", "http"):
        raise _wrong("must begin with https://")
    if parts.username or parts.password or parts.fragment:
        raise _wrong("holds a user, a password or a fragment, which no webhook has")
    if not url.isascii() or not url.isprintable() or " " in url:
        raise _wrong("holds a space, a line break or a sign beyond ASCII")


def _demand_host_of(chat: Chat, host: str) -> None:
    """Raise ForearmedError for another program's host: it may say yes to a card that it cannot show."""
    for other, domains in _HOSTS.items():
        if other is not chat and _is_in(host, domains):
            raise ForearmedError(
                f"{VARIABLE} names a webhook of {other.label}, not of {chat.label}; say --webhook {other}"
            )


def _demand_living(host: str) -> None:
    """Raise ForearmedError for a connector, which Microsoft has retired, with what has come in its place."""
    if _is_in(host, _RETIRED):
        raise ForearmedError(
            f"{VARIABLE} names a connector of Office 365, and Microsoft has retired those; in Teams, make a "
            'workflow that starts with "When a Teams webhook request is received", and put its address there'
        )


def _is_in(host: str, domains: Iterable[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _wrong(what: str) -> ForearmedError:
    return ForearmedError(f"{VARIABLE} {what}; copy the webhook's address again, whole")
