"""Which line of the source a fault comes from: the nth of its kind in the page is the nth in the source."""

import re
from bisect import bisect, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import TypeVar

from forearmed.review.html.links import candidates

T = TypeVar("T")
_FENCE = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}|~{3,})(.*)$")
_COMMENT = re.compile(r"<!--(?:-?>|(?s:.*?)(?:(?P<closed>--!?>)|\Z))")
_TICKS = re.compile(r"(?<!\\)`+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ADDRESS = re.compile(
    r"""
    \]\([ \t\n]*+(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()<>]|[ ](?=[^\s()<>"'])|\([^()\n]*\))*+))
    |<(?P<auto>[a-zA-Z][a-zA-Z0-9+.-]*+:[^\s<>]*+)>
    |^[ >]*\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<defined>[^\s>]+)
    |\b(?P<name>href|src|srcset|poster|background|lowsrc|dynsrc)[ ]*+=[ ]*+
        (?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>[^\s>"']+))
    """,
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
_URLS = ("angled", "bare", "auto", "defined", "double", "single", "plain")
# Tags by their beginning and attributes with their sign, as `element_faults` names them.
_MARKUP = re.compile(r"(?<!\\)<(?:/?[a-zA-Z][^\s/>]*+)?|(?<![^\s\"'<>/{:])[^\s\"'<>/={]++(?=\s*+=)")
_INSIDE_TAG = re.compile(r"<[a-zA-Z][^<>]*+|\{:[^{}\n]*+")
# What later lines belong to when they are indented by four more.
_OPENS = re.compile(r"(?:[-*+]|\d+\.|:|!!!|\?{3}\+?|\[\^[^\]\n]+\]:)(?:[ \t]|$)")
_INDENT = re.compile(r"^[ \t>*+\-\d.]*", re.MULTILINE)
_NO_WORDS = re.compile(r"""\balt\s*=\s*(?:""|'')""", re.IGNORECASE)


@dataclass(frozen=True)
class Written:
    """An address as an author wrote it: the *url*, at which *line*, and whether as HTML."""

    url: str
    line: int
    html: bool


class SourceLines:
    """The text of a page, apart from code and comments. Lines are counted from 0.

    *key* gives what an address leads to. Whether indented lines are code is for Markdown to know, so they
    are looked into for what stands nowhere else.
    """

    def __init__(self, body: str, key: Callable[[str], str]) -> None:
        self._whole = without_code(body)
        self._text = without_indented(self._whole)
        self._lines = self._text.split("\n")
        self._starts = [0, *(found.end() for found in re.finditer("\n", self._text))]
        self._addresses: dict[str, list[Written]] = {}
        for written in self._written(self._text):
            self._addresses.setdefault(key(written.url), []).append(written)
        if self._whole != self._text:
            sure = frozenset(self._addresses)
            for written in self._written(self._whole):
                if key(written.url) not in sure:
                    self._addresses.setdefault(key(written.url), []).append(written)

    def address(self, key: str, nth: int) -> Written | None:
        """Return the *nth* place that leads where *key* says, or the last one."""
        return _nth(self._addresses.get(key), nth)

    def line_of(self, written: str, nth: int) -> int:
        """Return the line of the *nth* ``<tag``, ``attribute=`` or ``#id``, of the last, or the first."""
        if written.startswith("#"):
            return self._id_line(written[1:], nth)
        return _nth(self._markup.get(written), nth) or 0

    def _id_line(self, name: str, nth: int) -> int:
        """Return the line of the *nth* place that gives, or alone suggests, the id *name*."""
        given = re.compile(rf"(?:\b(?:id|for)\s*=\s*[\"']?|\{{[^{{}}\n]*#){re.escape(name)}(?![\w-])")
        words = re.compile(re.escape(name).replace("\\-", "[ -]"), re.IGNORECASE)
        found = [self._line(one.start()) for one in given.finditer(self._text)]
        return _nth(found or [self._line(one.start()) for one in words.finditer(self._whole)], nth) or 0

    def has(self, written: str) -> bool:
        """Tell whether a ``<tag`` or ``attribute=`` is *written* anywhere."""
        return written in self._markup

    def is_decoration(self, line: int) -> bool:
        """Tell whether *line* says of a picture that it has no words on purpose."""
        return bool(_NO_WORDS.search(self._lines[line]))

    def deepest_line(self) -> int:
        """Return the line that is indented or quoted most."""
        return self._line(max(_INDENT.finditer(self._text), key=lambda found: len(found[0])).start())

    @cached_property
    def _markup(self) -> Mapping[str, list[int]]:
        certain = self._marks(self._text, certain=True)
        return {**self._marks(self._whole, certain=False), **certain}

    def _marks(self, text: str, *, certain: bool) -> dict[str, list[int]]:
        """Return the lines of each tag and attribute in *text*; of *certain* attributes, those in a tag."""
        tags = [found.span() for found in _INSIDE_TAG.finditer(text)]
        starts = [start for start, _ in tags]
        lines: dict[str, list[int]] = {}
        for found in _MARKUP.finditer(text):
            is_tag = found[0].startswith("<")
            around = bisect_right(starts, found.start()) - 1
            if is_tag or not certain or (around >= 0 and found.start() < tags[around][1]):
                name = found[0].lower() if is_tag else f"{found[0].lower()}="
                lines.setdefault(name, []).append(self._line(found.start()))
        return lines

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _written(self, text: str) -> Iterator[Written]:
        for found in _ADDRESS.finditer(text):
            url = next((text for text in found.group(*_URLS) if text is not None), "")
            is_set = (found["name"] or "").lower() == "srcset"
            for one in candidates(url) if is_set else [url]:
                yield Written(unescape(one), self._line(found.start()), html=bool(found["name"]))


def _nth(found: Sequence[T] | None, nth: int) -> T | None:
    """Return the *nth* of *found*, counted from 1, or the last one: a reference is written once."""
    return found[min(max(nth, 1), len(found)) - 1] if found else None


def without_code(body: str) -> str:
    """Return *body* with spaces for code and comments, so that every line stays where it is."""
    text = with_comments(body)
    return "".join(_blanked(text, (found.span() for found in _COMMENT.finditer(text) if found["closed"])))


def with_comments(body: str) -> str:
    """Return *body* with spaces for code, and its comments as they are."""
    text = without_fences(body)
    return "".join(_blanked(text, _code_spans(text)))


def without_fences(body: str) -> str:
    """Return *body* with an empty line for each line of a fenced block of code."""
    lines = body.split("\n")
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if not fence:
            continue
        if opened is None:
            opened = (number, fence[1]) if "`" not in fence[2] else None
        elif fence[1].startswith(opened[1]) and not fence[2].strip():
            lines[opened[0] : number + 1] = [""] * (number + 1 - opened[0])
            opened = None
    return "\n".join(lines)


def without_indented(text: str) -> str:
    """Return *text* with spaces for blocks of code that only their indentation marks."""
    lines = text.split("\n")
    levels, after_blank, in_code = [0], True, False
    for number, line in enumerate(lines):
        written = line.expandtabs(4).lstrip()
        if not written:
            after_blank = True
            continue
        indent = len(line.expandtabs(4)) - len(written)
        if after_blank or _OPENS.match(written):
            del levels[sum(level <= indent for level in levels) :]
        in_code = indent >= levels[-1] + 4 and (after_blank or in_code)
        if in_code:
            lines[number] = " " * len(line)
        elif _OPENS.match(written):
            levels.append(levels[-1] + 4)
        after_blank = False
    return "\n".join(lines)


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code spans begin and end: backticks up to as many backticks in the same paragraph."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    by_length: dict[int, list[int]] = {}
    for start, end in runs:
        by_length.setdefault(end - start, []).append(start)
    behind = 0
    for start, end in runs:
        starts = by_length[end - start]
        index = bisect(starts, start)
        if start < behind or index == len(starts) or _BLANK_LINE.search(text, end, starts[index]):
            continue
        behind = starts[index] + end - start
        yield start, behind


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    position = 0
    for start, end in spans:
        yield text[position:start]
        yield re.sub(r"[^\n]", " ", text[start:end])
        position = end
    yield text[position:]
