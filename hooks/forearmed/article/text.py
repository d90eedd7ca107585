"""Rendered HTML as text: its headings and its blocks, each with how its words are meant. Judges nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from html.parser import HTMLParser

_WORD = re.compile(r"[^\W_]+(?:['’.,:][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…؟।])[\"'”’»)]*\s+|(?<=[。\uff01\uff1f])")
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_SHOWN = 60
_BLOCKS = {
    "blockquote", "dd", "div", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "summary", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SHOWING = {"blockquote", "pre"}
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"}


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of *text* as they compare: no case, one kind of apostrophe, no other marks."""
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def beginning_of(sentence: str) -> str:
    """Return enough of *sentence* to find it by, without quotation marks around it."""
    shown = sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN].rstrip()}…"
    return shown.strip("“”")


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
        parts = _QUOTED.split(self.text)  # what is in quotation marks has the odd places
        return [(word, place % 2 == 0) for place, part in enumerate(parts) for word in words_of(part)]

    def sentences(self) -> list[str]:
        """Return its sentences, as far as their full stops tell."""
        return [sentence for sentence in _SENTENCE_END.split(self.text) if sentence]


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

    @property
    def words(self) -> list[str]:
        """Return its words as they compare, in order."""
        return [word for block in self.blocks for word, _ in block.words]

    @property
    def length(self) -> int:
        """Return the number of its words."""
        return sum(len(block.words) for block in self.blocks)


def read_text(html: str) -> Text:
    """Return the text of rendered *html*, without what the theme adds to it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.text


class _Reader(HTMLParser):
    """Gathers the text of one block after the other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = Text()
        self._open: list[tuple[str, Voice, bool]] = []
        self._gathered: list[str] = []
        self._columns: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag not in _VOID:
            given = {name: value or "" for name, value in attrs}
            self._open.append((tag, _voice(tag, given), "headerlink" in given.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block(tag)
        if tag == "tr":
            self._end_row()
        places = (place for place in reversed(range(len(self._open))) if self._open[place][0] == tag)
        del self._open[next(places, len(self._open)) :]

    def handle_data(self, data: str) -> None:
        if not any(hidden for _, _, hidden in self._open):
            self._gathered.append(data)

    def end_block(self, tag: str = "") -> None:
        """Keep what was gathered as a block of its own, which *tag* ends."""
        text = " ".join("".join(self._gathered).split())
        self._gathered.clear()
        if text:
            self.text.blocks.append(Block(text, next(self._voices(), Voice.OWN)))
            if tag in _HEADINGS:
                self.text.headings.append(Heading(text, int(tag[1])))
            elif tag == "th":
                self._columns.append(text)

    def _end_row(self) -> None:
        if self._columns:
            self.text.columns.append(self._columns)
            self._columns = []

    def _voices(self) -> Iterator[Voice]:
        return (voice for _, voice, _ in self._open if voice is not Voice.OWN)


def _voice(tag: str, attributes: dict[str, str]) -> Voice:
    if attributes.get("data-label") == "Say":
        return Voice.SAID
    return Voice.SHOWN if tag in _SHOWING or attributes.get("data-label") == "Not" else Voice.OWN
