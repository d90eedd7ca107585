"""A picture that a mail carries with it, and the address by which the mail's page names it. Data only."""

from base64 import b64encode
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True)
class Picture:
    """A picture for a mail: its *content* as ``image/`` and *subtype*, and its size in pixels."""

    content: bytes
    subtype: str
    width: int
    height: int

    def name_at(self, domain: str) -> str:
        """Return the name of this picture below *domain*, as a Content-ID holds it (RFC 2392, section 2).

        It is made of the picture's bytes, so that the same picture has the same name in every build.
        """
        return f"{self._checksum[:24]}@{domain}"

    @cached_property
    def as_data(self) -> str:
        """Return the address that holds the picture itself (RFC 2397)."""
        return f"data:image/{self.subtype};base64,{b64encode(self.content).decode()}"

    @cached_property
    def _checksum(self) -> str:
        return sha256(self.content).hexdigest()
