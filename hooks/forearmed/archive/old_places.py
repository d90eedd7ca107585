"""Where links and pictures of old pages lead here: to tips, to lists of tags, to files that were found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forearmed.archive.linking import OldSite
from forearmed.archive.markdown.places import Image
from forearmed.archive.markdown.sound import HtmlElement
from forearmed.archive.outcome import Fate, Outcome


@dataclass
class OldPlaces:
    """The way from the addresses of an old *site* to what its posts became."""

    site: OldSite
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)

    def link(self, address: str) -> str | None:
        """Return where the link to *address* leads now, or None when only its words are to stay."""
        address = address.strip()
        if not address or address == "#":
            return None
        found = self.outcomes.get(self.site.post_at(address) or "")
        if found is None:
            return address if "//" in address or address.startswith(("mailto:", "tel:", "#")) else None
        return f"/{found.path}" if found.fate is Fate.TIP else None

    def picture(self, element: HtmlElement) -> Image | None:
        """Return the picture that *element* shows, or None when it cannot be had."""
        return None
