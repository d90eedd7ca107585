"""The converter of a site: it holds the rules, and keeps nothing of one page for the next."""

from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.gfm import gfm_plugin

from forearmed.article.converter.abbreviations import use_abbreviations
from forearmed.article.converter.addresses import use_addresses
from forearmed.article.converter.attributes import use_attributes
from forearmed.article.converter.boxes import use_boxes
from forearmed.article.converter.code import use_code
from forearmed.article.converter.emphasis import use_emphasis
from forearmed.article.converter.films import use_films
from forearmed.article.converter.footnotes import use_footnotes
from forearmed.article.converter.headings import nested, use_headings, with_own_anchors
from forearmed.article.converter.line_ends import use_line_ends
from forearmed.article.converter.links import use_links
from forearmed.article.converter.punctuation import use_punctuation
from forearmed.article.converter.raw_html import use_raw_html
from forearmed.article.converter.state import Heading, Manner, Page, begin
from forearmed.article.converter.tables import use_tables
from forearmed.article.converter.tasks import use_tasks

_DEEPEST = 150
"""Deeper than what `review.html` lets pass, so that nothing is dropped before it is named."""


@dataclass(frozen=True)
class Converted:
    """A page as *html*, and the *contents* it has by its headings."""

    html: str
    contents: tuple[Heading, ...] = ()


class _Library(MarkdownIt):
    """The library, with every address as it was written.

    Where links lead is for `review.html` to judge, which names the line; nothing is left out here.
    """

    def validateLink(self, url: str) -> bool:  # noqa: N802  # the library's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # likewise
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802  # likewise
        return link


class Converter:
    """Converts the pages of one site, in *manner*. Making one takes as long as converting a tip."""

    def __init__(self, manner: Manner | None = None) -> None:
        self._manner = manner or Manner()
        self._library = rules()

    def convert(self, markdown: str, resolve: Callable[[str], str] = str) -> Converted:
        """Return *markdown* as HTML, in which links and pictures lead where *resolve* says.

        Raises RecursionError for what is nested too deeply to be read.
        """
        page = Page(self._manner, resolve)
        html = self._library.render(markdown, begin(page)).strip()
        if "](#" in markdown:
            html = with_own_anchors(html, page)
        return Converted(html, nested(page.headings))


def rules() -> MarkdownIt:
    """Return the library with all that may be written: CommonMark, GFM, and what mkdocs' authors know."""
    library = _Library("commonmark", {"maxNesting": _DEEPEST})
    library.use(gfm_plugin).disable([f"gfm_autolink_{kind}" for kind in ("www", "protocol", "email")])
    library.use(deflist_plugin)
    for use in (
        use_raw_html,
        use_boxes,
        use_attributes,
        use_addresses,
        use_abbreviations,
        use_punctuation,
        use_code,
        use_emphasis,
        use_films,
        use_footnotes,
        use_headings,
        use_line_ends,
        use_links,
        use_tables,
        use_tasks,
    ):
        use(library)
    library.add_render_rule("s_open", _strike)
    library.add_render_rule("s_close", _end_of_strike)
    return library


def _strike(*_: object) -> str:
    return "<del>"  # as GitHub has it


def _end_of_strike(*_: object) -> str:
    return "</del>"
