"""What an author wrote, part by part, each with its line: for who looks at the writing, not at the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from forearmed.article.converter.page import rules
from forearmed.article.converter.state import Manner, Page, begin


class Kind(Enum):
    """What a part of an article is."""

    TEXT = "words in a paragraph, an item, a heading or a cell, up to the end of a line or to another part"
    CODE = "code within a line"
    BLOCK = "a block of code, fenced or indented"
    HTML = "HTML, a comment included: a tag within a line, or a whole block"
    LINK = "where a link leads"
    PICTURE = "where a picture lies"
    NOTE = "the label of a footnote's sign"
    ITEM = "the number of an item of a numbered list"


@dataclass(frozen=True)
class Part:
    """A part of an article: its *kind*, its *text* as it was meant, and the *line* it begins in, from 0.

    *info* is what stands behind the sign that opens a block of code; of an item, the number on the page.
    """

    kind: Kind
    text: str
    line: int
    info: str = ""
    begins: bool = field(default=False, compare=False)
    """Whether it is the first in its paragraph, item, heading or cell."""


_BLOCKS = {"fence": Kind.BLOCK, "code_block": Kind.BLOCK, "html_block": Kind.HTML}
_INLINE = {"text": Kind.TEXT, "text_special": Kind.TEXT, "code_inline": Kind.CODE, "html_inline": Kind.HTML}
_ADDRESSES = {"link_open": (Kind.LINK, "href"), "image": (Kind.PICTURE, "src")}


def parts_of(markdown: str) -> Iterator[Part]:
    """Yield the parts of *markdown* in order; footnotes come last, as on the page.

    What an author has escaped is a part of its own. Punctuation is as it was written. Raises RecursionError
    for what is nested too deeply.
    """
    shown: list[int] = []  # the numbers that come next in the lists that are open
    for token in _reader().parse(markdown, begin(Page(Manner(), str))):
        line = token.map[0] if token.map else 0
        if token.type == "ordered_list_open":
            shown.append(int(token.attrs.get("start", 1)))
        elif token.type == "ordered_list_close":
            shown.pop()
        elif token.type == "list_item_open" and token.info:
            yield Part(Kind.ITEM, token.info, line, str(shown[-1]))
            shown[-1] += 1
        if token.type in _BLOCKS:
            yield Part(_BLOCKS[token.type], token.content, line, token.info)
        elif token.type == "inline":
            for place, part in enumerate(_within(token.children or [], line)):
                yield part if place else replace(part, begins=True)


def _within(children: Sequence[Token], line: int) -> Iterator[Part]:
    for child in children:
        if child.type in _INLINE:
            if child.content:
                yield Part(_INLINE[child.type], child.content, line)
        elif child.type in _ADDRESSES:
            kind, name = _ADDRESSES[child.type]
            yield Part(kind, str(child.attrs.get(name, "")), line)
            yield from _within(child.children or [], line)
        elif child.type == "footnote_ref":
            yield Part(Kind.NOTE, str(child.meta["label"]), line)
        line += child.type in ("softbreak", "hardbreak")
        line += child.content.count("\n") if child.type == "html_inline" else 0


@cache  # one for all: making it takes as long as reading a tip
def _reader() -> MarkdownIt:
    return rules().disable(["punctuation", "text_join", "abbreviations"], ignoreInvalid=True)
