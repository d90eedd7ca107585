"""Rendered HTML as text: its headings and its blocks, each with how its words are meant. Judges nothing."""

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from lxml.etree import XPath, iterwalk
from lxml.html import HtmlElement

from forearmed.foundation.quotation_marks import PAIRS
from forearmed.foundation.say_not import without_signs

_WORD = re.compile(r"[^\W_]+(?:['’.,:][^\W_]+)*", re.ASCII)
_MARKS = (
    r"\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u0900-\u0963\u0980-\u0dff\u0e31-\u0e4e"
)
"""Signs over and under letters, which are parts of words in Arabic, Hebrew, Thai and the scripts of India."""
_LETTERS = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_WORD_ANYWHERE = re.compile(rf"{_LETTERS}(?:['’.,:]{_LETTERS})*")
SENTENCE_END = re.compile(r"(?<=[.!?…؟।])[\"'”’“»›)]*\s+|(?<=[。\uff01\uff1f])(?![」』])")
QUOTED = re.compile(f"({'|'.join(f'{pair[0]}[^{pair[1]}]*{pair[1]}' for pair in PAIRS)})")
_UNPARTED = re.compile("[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""A sign of Chinese or Japanese: kana or an ideograph."""
_QUOTES = "".join({*"".join(PAIRS)})
_SHOWN = 60
_BLOCKS = {
    "blockquote", "dd", "div", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "summary", "table", "td", "th", "tr", "ul",
}  # fmt: skip
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SHOWING = {"blockquote", "pre"}
_SEARCHED = XPath(
    "set:difference(.//text(), .//*[@data-pagefind-ignore]//text())",
    namespaces={"set": "http://exslt.org/sets"},
    smart_strings=False,
)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of *text* as they compare: one case, one kind of apostrophe, no vowels of Arabic."""
    if text.isascii():
        return tuple(map(str.casefold, _WORD.findall(text)))
    return tuple(without_signs(word.casefold()) for word in _WORD_ANYWHERE.findall(text))


def count_words(text: str) -> int:
    """Return the number of words in *text*, those without spaces between them included."""
    unparted = count_unparted(text)
    return len(words_of(_UNPARTED.sub(" ", text) if unparted else text)) + unparted


def count_unparted(text: str) -> int:
    """Return the number of words of Chinese and Japanese in *text*: without spaces, two signs are one."""
    signs = 0 if text.isascii() else len(_UNPARTED.findall(text))
    return (signs + 1) // 2


def beginning_of(sentence: str) -> str:
    """Return enough of *sentence* to find it by, without quotation marks around it."""
    shown = sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN].rstrip()}…"
    return shown.strip(_QUOTES).strip()


class Voice(Enum):
    """How the words of a block are meant."""

    OWN = "the article's own; what it quotes is talked about"
    SAID = "words to say, recommended although they stand in quotation marks"
    SHOWN = "an example, perhaps of what not to write"


@dataclass(frozen=True)
class Block:
    """A paragraph, an item, a heading or a cell, with its white space made single."""

    text: str
    voice: Voice = Voice.OWN

    @cached_property
    def words(self) -> list[tuple[str, bool]]:
        """Return each word, and whether the article uses it rather than talks about it."""
        if self.voice is not Voice.OWN:
            return [(word, self.voice is Voice.SAID) for word in words_of(self.text)]
        parts = QUOTED.split(self.text)  # the parts with odd indexes stood in quotation marks
        return [(word, place % 2 == 0) for place, part in enumerate(parts) for word in words_of(part)]

    def sentences(self) -> list[str]:
        """Return its sentences, as far as their full stops tell."""
        return [sentence for sentence in SENTENCE_END.split(self.text) if sentence]


@dataclass(frozen=True)
class Heading:
    """A heading and its *level*, from 1, which is the title's."""

    text: str
    level: int


@dataclass
class Text:
    """What a reader sees of an article: *blocks* in order, headings and cells of tables among them."""

    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    columns: list[list[str]] = field(default_factory=list)
    """What stands in the first row of each table, where that is made of headings."""

    @cached_property
    def words(self) -> list[str]:
        """Return its words as they compare, in order. Ask when the text is whole."""
        return [word for block in self.blocks for word, _ in block.words]

    @property
    def length(self) -> int:
        """Return the number of its words."""
        return sum(count_words(block.text) for block in self.blocks)


def text_in(body: HtmlElement) -> Text:
    """Return the text of an article, whose HTML *body* holds, without what the theme adds to it."""
    reader = _Reader()
    walk = iterwalk(body, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        is_added = event in ("start", "end") and "headerlink" in element.get("class", "").split()
        if event == "start" and is_added:
            walk.skip_subtree()
        elif event == "start":
            reader.begin(element)
        else:
            if event == "end" and not is_added:
                reader.end(element)
            reader.add(element.tail)
    reader.end_block()
    return reader.text


def searched_in(body: HtmlElement) -> str:
    """Return the text of *body* with a space for each tag, without what is kept from the search index."""
    return " ".join(_SEARCHED(body))


class _Reader:
    """Gathers the text of one block after the other."""

    def __init__(self) -> None:
        self.text = Text()
        self._voices: list[Voice] = []  # of the open elements that have another voice than OWN
        self._gathered: list[str] = []
        self._columns: list[str] = []

    def begin(self, element: HtmlElement) -> None:
        """Take what stands in *element* before the first element in it."""
        if element.tag in _BLOCKS:
            self.end_block()
        if (voice := _voice(element)) is not Voice.OWN:
            self._voices.append(voice)
        self._gathered.append(" " if element.tag == "br" else element.text or "")

    def end(self, element: HtmlElement) -> None:
        """Take the end of *element*."""
        if element.tag in _BLOCKS:
            self.end_block(element.tag)
        if element.tag == "tr" and self._columns:
            self.text.columns.append(self._columns)
            self._columns = []
        if _voice(element) is not Voice.OWN:
            self._voices.pop()

    def add(self, text: str | None) -> None:
        """Take a *text* of the block that is open."""
        self._gathered.append(text or "")

    def end_block(self, tag: str = "") -> None:
        """Keep what was gathered as a block of its own, which *tag* ends."""
        text = " ".join("".join(self._gathered).split())
        self._gathered.clear()
        if text:
            self.text.blocks.append(Block(text, next(iter(self._voices), Voice.OWN)))
            if tag in HEADINGS:
                self.text.headings.append(Heading(text, int(tag[1])))
            elif tag == "th":
                self._columns.append(text)


def _voice(element: HtmlElement) -> Voice:
    if twist := element.get("data-twist"):
        return Voice.SAID if twist == "say" else Voice.SHOWN
    if element.get("data-label") is None:
        return Voice.SHOWN if element.tag in _SHOWING else Voice.OWN
    # A cell with data-label is in a table of words to say: the first has what to say, the second what not to.
    return Voice.SAID if element.getprevious() is None else Voice.SHOWN
