"""Markdown into HTML: one converter for every page, which also marks words to say and names what has no name.

The only importer of the Markdown library.
"""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from functools import cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown as Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX

from forearmed.article.markdown import prose
from forearmed.article.text import words_of
from forearmed.foundation.say_not import ENGLISH, Columns, named

_TAG_PAGE = re.compile(r"/tags/([a-z0-9-]+)\.md")
_TWIST_COLUMNS: Columns = ("They answer", "You say")
_WEIGHT_OF_WORDS_TO_SAY = "2"  # in the search index, where other words weigh 1
_WIDE = 3
_SIGN_PUT_BY = re.compile(f"{STX}[^{ETX}]*{ETX}")  # a curly apostrophe, until all is converted
_BEFORE_LINKS_ARE_RESOLVED = 1
_LINKS_ARE_RESOLVED = 0
_ADDRESSES = {"a": "href", "img": "src"}
# The library puts raw HTML, such as the boxes of a task list, back at 30. Authors may write no input.
_AFTER_RAW_HTML = 5
_BOX = re.compile(r'<input type="checkbox" disabled( checked)?')


def make_converter(
    extensions: Sequence[str],
    configs: Mapping[str, Any],
    *,
    columns: Sequence[Columns] = (ENGLISH,),
    twists: Sequence[Columns] = (_TWIST_COLUMNS,),
) -> Markdown:
    """Return a converter with *extensions* and ours, which knows words to say by any of *columns*.

    *twists* are the names that the two columns of a table of twists may have. Reset it between pages.

    Making one takes as long as converting a tip, so a build makes one.
    """
    columns_known = SayNotTables(columns), TwistTables(twists)
    ours = (*columns_known, ColumnNames(), TagLinks(), TaskBoxes(), QuietPermalinks())
    converter = Markdown(extensions=[*extensions, *ours], extension_configs={**configs})
    # Looking a pattern up in the library's registry costs more than matching it; a list does not.
    for processor in converter.treeprocessors:
        if isinstance(processor, InlineProcessor):
            processor.inlinePatterns = list(processor.inlinePatterns)  # type: ignore[assignment]  # said above
    return converter


def resolve_links(converter: Markdown, resolve: Callable[[str], str]) -> None:
    """Let *converter* write what *resolve* returns for the address of each link and each picture."""
    converter.treeprocessors.register(_LinkResolver(resolve), "links", _LINKS_ARE_RESOLVED)


class _LinkResolver(Treeprocessor):
    def __init__(self, resolve: Callable[[str], str]) -> None:
        super().__init__()
        self._resolve = resolve

    def run(self, root: Element) -> None:
        for found in root.iter():
            name = _ADDRESSES.get(str(found.tag), "")
            url = found.get(name)
            # The library writes a mail address letter by letter, each as an entity to be.
            if url is not None and AMP_SUBSTITUTE not in url:
                found.set(name, self._resolve(url))


@cache  # a page, its lists and the index set the same sentence
def typographic(text: str) -> str:
    """Return plain *text* with curly quotation marks and apostrophes, as the converter sets an article's."""
    if "'" not in text and '"' not in text:
        return text
    html = _setter().reset().convert(prose(text))
    return unescape(html.removeprefix("<p>").removesuffix("</p>"))


@cache  # one for all: making it takes ten times as long as setting a sentence
def _setter() -> Markdown:
    return Markdown(extensions=["smarty"])


class SayNotTables(Extension):
    """Give each table with one of *columns* the class ``say-not``, and its cells their column's name."""

    def __init__(self, columns: Sequence[Columns]) -> None:
        super().__init__()
        self._columns = columns

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Register with *md*."""
        md.treeprocessors.register(_Marker(md, self._columns), "say-not", _BEFORE_LINKS_ARE_RESOLVED)


class TwistTables(Extension):
    """Give each table of twists the class ``twists``, and its cells their column's name and ``data-twist``.

    A twist is what a customer may answer, ``they``, and what to ``say`` then.
    """

    def __init__(self, columns: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._columns = columns

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Register with *md*."""
        marker = _TwistMarker({tuple(map(words_of, names)) for names in self._columns})
        md.treeprocessors.register(marker, "twists", _BEFORE_LINKS_ARE_RESOLVED)


class ColumnNames(Extension):
    """Give the cells of a wide table their column's name: a phone shows such a table row by row."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Register with *md*."""
        md.treeprocessors.register(_ColumnNamer(md), "column-names", _BEFORE_LINKS_ARE_RESOLVED)


class _ColumnNamer(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            names = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
            if len(names) >= _WIDE:
                for row in table.iterfind("tbody/tr"):
                    for name, cell in zip(names, row.iter("td"), strict=False):
                        cell.set("data-column", name)


class QuietPermalinks(Extension):
    """Keep the signs for linking to headings from the keyboard, and from who hears the heading."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Register with *md*."""
        md.treeprocessors.register(_Quieter(md), "quiet-permalinks", _BEFORE_LINKS_ARE_RESOLVED)


class _Quieter(Treeprocessor):
    def run(self, root: Element) -> None:
        for found in root.iter("a"):
            if found.get("class") == "headerlink":
                found.set("aria-hidden", "true")
                found.set("tabindex", "-1")


class TagLinks(Extension):
    """Give each link to a tag's page the tag's id as ``data-tag``, which has a color."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Register with *md*."""
        md.treeprocessors.register(_TagMarker(md), "tag-links", _BEFORE_LINKS_ARE_RESOLVED)


class _TagMarker(Treeprocessor):
    def run(self, root: Element) -> None:
        for found in root.iter("a"):
            if tag := _TAG_PAGE.fullmatch(found.get("href", "")):
                found.set("data-tag", tag[1])


class TaskBoxes(Extension):
    """Give each box of a task list a name: a box alone says nothing to those who hear the page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Register with *md*."""
        md.postprocessors.register(_BoxNamer(md), "task-boxes", _AFTER_RAW_HTML)


class _BoxNamer(Postprocessor):
    def run(self, text: str) -> str:
        return _BOX.sub(_named, text)


def _named(box: re.Match[str]) -> str:
    return f'{box[0]} aria-label="{"Done" if box[1] else "To do"}"'


class _TwistMarker(Treeprocessor):
    def __init__(self, columns: Container[tuple[tuple[str, ...], ...]]) -> None:
        super().__init__()
        self._columns = columns

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            names = _heads(table)
            if tuple(map(words_of, names)) in self._columns:
                table.set("class", "twists")
                for head in table.iterfind("thead"):
                    head.set("data-pagefind-ignore", "all")
                for row in table.iterfind("tbody/tr"):
                    for name, part, cell in zip(names, ("they", "say"), row.iter("td"), strict=False):
                        cell.set("data-label", name)
                        cell.set("data-twist", part)
                        # Who searches has just heard the customer's words, so these count as much.
                        cell.set("data-pagefind-weight", _WEIGHT_OF_WORDS_TO_SAY)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, columns: Sequence[Columns]) -> None:
        super().__init__(md)
        self._columns = columns

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            if columns := named(_heads(table), self._columns):
                _mark(table, columns)


def _heads(table: Element) -> list[str]:
    """Return what the columns of *table* are called."""
    return [_SIGN_PUT_BY.sub("'", "".join(cell.itertext())).strip() for cell in table.iter("th")]


def _mark(table: Element, columns: Columns) -> None:
    table.set("class", "say-not")
    for head in table.iterfind("thead"):
        head.set("data-pagefind-ignore", "all")
    for row in table.iterfind("tbody/tr"):
        for place, (column, cell) in enumerate(zip(columns, row.iter("td"), strict=False)):
            cell.set("data-label", column)
            if place:
                cell.set("data-pagefind-ignore", "all")  # nobody should find the wrong words
            else:
                cell.set("data-pagefind-weight", _WEIGHT_OF_WORDS_TO_SAY)
