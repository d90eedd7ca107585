"""What the host made of a plan's pages. It is made once, when the host is done, and never changes."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from forearmed.article.reading import Reading


class Rendering(Mapping[str, str]):
    """The second phase of a build: the HTML of every page that was rendered, by what authors link to.

    *changed* has the Markdown of those that plugins have changed before, as they left it.
    """

    def __init__(self, pages: Mapping[str, str], changed: Mapping[str, str] | None = None) -> None:
        self._pages = MappingProxyType(dict(pages))
        self.changed = MappingProxyType(dict(changed or {}))
        # A reading takes its HTML apart when it is first asked, and once for all who ask.
        self._readings = {src_uri: Reading(html) for src_uri, html in self._pages.items()}
        self._nothing = Reading("")

    def __getitem__(self, src_uri: str) -> str:
        """Return the HTML of the page made from *src_uri*; raise KeyError where there is none."""
        return self._pages[src_uri]

    def __iter__(self) -> Iterator[str]:
        """Yield what authors link to of every page."""
        return iter(self._pages)

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    def reading(self, src_uri: str) -> Reading:
        """Return the reading of the page made from *src_uri*, of an empty one where there is none."""
        return self._readings.get(src_uri, self._nothing)
