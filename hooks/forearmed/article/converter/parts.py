"""What an author wrote, part by part, each with its line: for who looks at the writing, not at the page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from forearmed.article.converter.attributes import as_html
from forearmed.article.converter.headings import anchor_of, words_of
from forearmed.article.converter.page import rules
from forearmed.article.converter.state import Env, Manner, Page, begin


class Kind(Enum):
    """What a part of an article is."""

    TEXT = "words in a paragraph, an item, a heading or a cell, up to the end of a line or to another part"
    CODE = "code within a line"
    BLOCK = "a block of code, fenced or indented"
    HTML = "HTML, a comment included: a tag within a line, or a whole block"
    LINK = "where a link leads; its line is that of its address"
    PICTURE = "where a picture lies; its line is that of its address"
    ATTRIBUTES = "attributes in braces, as a tag has them, without the classes"
    HEADING = "the id that a heading has by its words"
    NOTE = "the label of a footnote's sign"
    ITEM = "the number of an item of a numbered list"


@dataclass(frozen=True)
class Part:
    """A part of an article: its *kind*, its *text* as it was meant, and the *line* it begins in, from 0.

    *info* is what stands behind the sign that opens a block of code; of an item, the number on the page; of a
    picture that braces give words, these words between quotation marks.
    """

    kind: Kind
    text: str
    line: int
    info: str = ""
    begins: bool = field(default=False, compare=False)
    """Whether it is the first in its paragraph, item, heading or cell."""


_BLOCKS = {"fence": Kind.BLOCK, "code_block": Kind.BLOCK, "html_block": Kind.HTML}
_INLINE = {"text": Kind.TEXT, "text_special": Kind.TEXT, "code_inline": Kind.CODE, "html_inline": Kind.HTML}
# What may go on over the end of a line.
_LONG = {"newline", "escape", "backticks", "link", "image", "html_inline"}
_ENDS = "ends"  # how many ends of lines belong to a token


def parts_of(markdown: str) -> Iterator[Part]:
    """Yield the parts of *markdown* in order; footnotes come last, as on the page.

    What an author has escaped is a part of its own. Punctuation is as it was written. Raises RecursionError
    for what is nested too deeply.
    """
    shown: list[int] = []  # the numbers that come next in the lists that are open
    env = begin(Page(Manner(), str))
    tokens = _reader().parse(markdown, env)
    for place, token in enumerate(tokens):
        line = token.map[0] if token.map else 0
        if token.type == "ordered_list_open":
            shown.append(int(token.attrs.get("start", 1)))
        elif token.type == "ordered_list_close":
            del shown[-1:]  # the library tears a list apart that holds a footnote in a footnote
        elif token.type == "list_item_open" and token.info and shown:
            yield Part(Kind.ITEM, token.info, line, str(shown[-1]))
            shown[-1] += 1
        elif token.type == "heading_open" and "id" not in token.attrs:
            yield Part(Kind.HEADING, anchor_of(words_of(tokens[place + 1])), line)
        if token.type in _BLOCKS:
            yield Part(_BLOCKS[token.type], token.content, line, token.info)
        elif token.type == "inline":
            for nth, part in enumerate(_within(token.children or [], line, env)):
                yield part if nth else replace(part, begins=True)
            yield from _braces(token, token.map[1] - 1 if token.map else 0)


def _within(children: Sequence[Token], line: int, env: Env) -> Iterator[Part]:
    for place, child in enumerate(children):
        if child.type in _INLINE:
            if child.content:
                yield Part(_INLINE[child.type], child.content, line)
        elif child.type == "link_open":
            words = takewhile(lambda one: one.type != "link_close", children[place:])
            yield Part(Kind.LINK, str(child.attrs.get("href", "")), _address_line(child, words, line, env))
        elif child.type == "image":
            info = f'"{child.meta["alt"]}"' if "alt" in child.meta else ""
            at = _address_line(child, child.children or [], line, env)
            yield Part(Kind.PICTURE, str(child.attrs.get("src", "")), at, info)
            yield from _within(child.children or [], line, env)
        elif child.type == "footnote_ref":
            yield Part(Kind.NOTE, str(child.meta["label"]), line)
        line += child.meta.get(_ENDS, 0)
        yield from _braces(child, line)


def _address_line(token: Token, words: Iterable[Token], line: int, env: Env) -> int:
    """Return the line of the address of a link or a picture: behind its *words*, or where it is defined."""
    if label := token.meta.get("label"):
        defined: int = env["references"][label]["map"][0]
        return defined
    return line + _ends(words)


def _ends(tokens: Iterable[Token]) -> int:
    return sum(int(token.meta.get(_ENDS, 0)) for token in tokens)


def _braces(token: Token, line: int) -> Iterator[Part]:
    if written := token.meta.get("braces"):
        yield Part(Kind.ATTRIBUTES, as_html(written), line)


@cache  # one for all: making it takes as long as reading a tip
def _reader() -> MarkdownIt:
    library = rules().disable(["punctuation", "text_join", "abbreviations"], ignoreInvalid=True)
    library.options["store_labels"] = True
    ruler = library.inline.ruler
    for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
        if name in _LONG:
            ruler.at(name, _counting(rule))
    return library


def _counting(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """Return *rule*, with a note of how many ends of lines belong to the last token that it makes."""

    def counting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the library's
        start, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent and len(state.tokens) > before:
            within = _ends(state.tokens[before:])
            state.tokens[-1].meta[_ENDS] = state.src.count("\n", start, state.pos) - within
        return found

    return counting
