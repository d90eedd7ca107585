"""Code: its colors, its title, its lines with numbers and its lines with a mark, as Material shows them.

What may stand behind a fence is what pymdownx.superfences takes: ``python title="a.py" hl_lines="1 3-4"``
or the same in braces, ``{ .python .annotate linenums="1" }``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.lexers.special import TextLexer
from pygments.util import ClassNotFound

from forearmed.article.converter.state import Env

_WORD = re.compile(
    r"""(?P<key>[\w-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'}]+))|[^\s{}]+"""
)
_RANGE = re.compile(r"(\d+)(?:-(\d+))?")
_MOST_MARKED = 10_000


@dataclass(frozen=True)
class Wish:
    """What an author wants of a block of code."""

    language: str = ""
    classes: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)


def use_code(library: MarkdownIt) -> None:
    """Let *library* show code in colors."""
    library.add_render_rule("fence", _fence)
    library.add_render_rule("code_block", _indented)


def wish_in(info: str) -> Wish:
    """Return what the *info* behind a fence says."""
    names, options = [], {}
    for word in _WORD.finditer(info):
        if key := word["key"]:
            options[key] = next(
                value for value in word.group("double", "single", "bare") if value is not None
            )
        else:
            names.append(word[0])
    if not names or (info.startswith("{") and not names[0].startswith(".")):
        return Wish(classes=_classes(names), options=options)
    return Wish(names[0].removeprefix("."), _classes(names[1:]), options)


def _classes(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name[1:] for name in names if name.startswith("."))


def _fence(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    token = tokens[place]
    return _shown(token.content, wish_in(unescapeAll(token.info).strip()))


def _indented(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    return _shown(tokens[place].content, Wish())


def _shown(source: str, wish: Wish) -> str:
    lexer = _lexer(wish.language) if wish.language else None
    classes = " ".join([*wish.classes, "highlight"])
    if lexer is None and not wish.options:
        text = escape(source, quote=False)
        return f'<div class="{escape(classes)}"><pre><span></span><code>{text}</code></pre></div>\n'
    return str(highlight(source, lexer or TextLexer(), _formatter(classes, wish.options)))


def _formatter(classes: str, options: Mapping[str, str]) -> "HtmlFormatter[str]":
    first = options.get("linenums", "")
    return HtmlFormatter(
        cssclass=escape(classes),
        wrapcode=True,
        filename=options.get("title", ""),  # which it escapes itself
        hl_lines=list(_numbers(options.get("hl_lines", ""))),
        linenos="table" if first.isdigit() else False,
        linenostart=int(first) if first.isdigit() else 1,
    )


def _numbers(written: str) -> Iterator[int]:
    for first, last in _RANGE.findall(written):
        yield from range(int(first), min(int(last or first), int(first) + _MOST_MARKED) + 1)


@cache  # finding a language takes longer than coloring a few lines of it
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
