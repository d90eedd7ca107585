"""The HTML that the host rendered from a plan's pages. Made once, after the last page; it never changes."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from forearmed.article.reading import Reading
from forearmed.foundation.remembering import Remember, made_anew
from forearmed.review.style import Comparison


class Rendering(Mapping[str, str]):
    """The second phase of a build: the HTML of every rendered page, by URI.

    *changed* has the Markdown, after plugins, of each page whose Markdown plugins have changed, by URI.
    `remember` has what earlier builds know of the same pages. Of the rendering *before* in the same process,
    the readings of pages that are the same are kept, and the `comparison` of all articles.
    """

    def __init__(
        self,
        pages: Mapping[str, str],
        changed: Mapping[str, str] | None = None,
        *,
        remember: Remember = made_anew,
        before: "Rendering | None" = None,
    ) -> None:
        self.remember = remember
        self._pages = MappingProxyType(dict(pages))
        self.changed = MappingProxyType(dict(changed or {}))
        self.comparison: Comparison = before.comparison if before else Comparison()
        known: Mapping[str, Reading] = before._readings if before else {}

        def read(src_uri: str, html: str) -> Reading:
            found = known.get(src_uri)
            # A `Reading` parses its HTML at the first use, and only once.
            return found if found and found.html == html else Reading(html, src_uri, remember)

        self._readings: Mapping[str, Reading] = {
            src_uri: read(src_uri, html) for src_uri, html in self._pages.items()
        }
        self._nothing = Reading("")

    def __getitem__(self, src_uri: str) -> str:
        """Return the HTML of the page made from *src_uri*; raise KeyError where there is none."""
        return self._pages[src_uri]

    def __iter__(self) -> Iterator[str]:
        """Yield the URI of every page."""
        return iter(self._pages)

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    def reading(self, src_uri: str) -> Reading:
        """Return the reading of the page made from *src_uri*; an empty reading where there is no page."""
        return self._readings.get(src_uri, self._nothing)

    def forget_bodies(self) -> None:
        """Free the memory that the readings of all pages take, since most of them are asked no more."""
        for reading in self._readings.values():
            reading.forget_body()
