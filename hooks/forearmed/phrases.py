"""Words to say: mark the tables whose columns are "Say" and "Not", so that styles and mail can find them.

A Python-Markdown extension, and the only importer of that library.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_COLUMNS = ("Say", "Not")
_BEFORE_LINKS_ARE_RESOLVED = 1


class SayNotTables(Extension):
    """Give each Say / Not table the class ``say-not``, and its cells their column's name."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Register with *md*."""
        md.treeprocessors.register(_Marker(md), "say-not", _BEFORE_LINKS_ARE_RESOLVED)


class _Marker(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            if tuple("".join(cell.itertext()).strip() for cell in table.iter("th")) == _COLUMNS:
                table.set("class", "say-not")
                for column, cell in _cells(table):
                    cell.set("data-label", column)
                    if column == _COLUMNS[1]:
                        # The theme's search leaves such cells out: nobody should find the wrong words.
                        cell.set("data-search-exclude", "true")


def _cells(table: Element) -> Iterator[tuple[str, Element]]:
    for row in table.iterfind("tbody/tr"):
        yield from zip(_COLUMNS, row.iter("td"), strict=False)
