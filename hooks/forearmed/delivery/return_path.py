"""The envelope's sender, to which servers send reports; each message can have its own.

This is a variable envelope return path (VERP): whatever a report says, the address that it was sent to
identifies the reader. Opens no mailbox.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forearmed.delivery.unsubscribe import PLACE, secret_of

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_TOKEN = re.compile(r"(\d{4})w(\d{2})-([a-z2-7]{16})")
_OCTETS = 10  # octets of the code: nobody guesses eighty bits, and a local part has little more room


@dataclass(frozen=True)
class Mark:
    """What a return path says of a message: its edition's *week*, and a *code* that stands for its reader."""

    week: str
    code: str


class ReturnPaths:
    """The return paths of one list, written as *setting*: an address in which ``{token}`` may stand.

    A token is made of the week and of an HMAC (RFC 2104) with SHA-256 over list, week and reader: it shows
    nobody's address, and nobody can make one up. Servers may change its case (RFC 5321, section 2.4).
    """

    def __init__(self, setting: str, *, secret: str, list_id: str) -> None:
        """Take the *secret* that links to unsubscribe are made with; raise ForearmedError for a short one."""
        self._setting = setting
        self._before, self._is_variable, self._after = setting.partition(PLACE)
        self._secret = secret_of(secret) if self._is_variable else b""
        self._list_id = list_id

    @property
    def is_variable(self) -> bool:
        """Tell whether each message has a return path of its own."""
        return bool(self._is_variable)

    def of(self, week: str, key: str) -> str:
        """Return the return path for the reader with *key* in *week*, such as ``2026-W47``."""
        year, number = _WEEK.fullmatch(week).groups()  # type: ignore[union-attr]  # every edition has one
        return self._setting.replace(PLACE, f"{year}w{number}-{self._code(week, key)}")

    def read(self, address: str) -> Mark | None:
        """Return what *address* says, where it is one of these return paths."""
        folded, before, after = address.lower(), self._before.lower(), self._after.lower()
        if not self.is_variable or not (folded.startswith(before) and folded.endswith(after)):
            return None
        found = _TOKEN.fullmatch(folded[len(before) : len(folded) - len(after)])
        return Mark(f"{found[1]}-W{found[2]}", found[3]) if found else None

    def owners(self, week: str, keys: Iterable[str]) -> Mapping[str, str]:
        """Return which of *keys* each code of *week* stands for."""
        return {self._code(week, key): key for key in keys}

    def _code(self, week: str, key: str) -> str:
        said = f"return path\0{self._list_id}\0{week}\0{key}".encode()
        made = hmac.digest(self._secret, said, hashlib.sha256)[:_OCTETS]
        return base64.b32encode(made).decode().lower()
