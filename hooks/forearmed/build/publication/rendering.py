"""What the host made of a plan's pages. It is made once, when the host is done, and never changes."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType


class Rendering(Mapping[str, str]):
    """The second phase of a build: the HTML of every page that was rendered, by what authors link to."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._pages = MappingProxyType(dict(pages))

    def __getitem__(self, src_uri: str) -> str:
        """Return the HTML of the page made from *src_uri*; raise KeyError where there is none."""
        return self._pages[src_uri]

    def __iter__(self) -> Iterator[str]:
        """Yield what authors link to of every page."""
        return iter(self._pages)

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)
