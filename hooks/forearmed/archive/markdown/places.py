"""Where links and pictures of an old page lead here, as the writing of it asks. Whoever imports knows."""

from dataclasses import dataclass
from typing import Protocol

from forearmed.archive.markdown.sound import HtmlElement


@dataclass(frozen=True)
class Image:
    """A picture here: where it lies, as authors write it, and its *words*."""

    address: str
    words: str = ""


class Places(Protocol):
    """Where links and pictures of one old page lead here."""

    def link(self, address: str) -> str | None:
        """Return where the link to *address* leads now, or None when only its words are to stay."""

    def cover(self) -> Image | None:
        """Return the picture that stood above the page, if there was one and it is to be had."""

    def attached(self) -> list[str]:
        """Return the numbers of the pictures that belong to the page, for a gallery that names none."""

    def picture(self, element: HtmlElement) -> Image | None:
        """Return the picture that *element* shows, or None when it cannot be had."""
