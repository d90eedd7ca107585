"""The digest's HTML, a page in its own right: MJML for the frame, Jinja for words, inlined styles.

mrml turns our own template, with its placeholders, into HTML; Jinja puts the words in afterward. So an
author's text is never read as MJML or as a template. Only this module imports mrml and css_inline.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import css_inline
import mrml
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from forearmed.article.pictures import Frame
from forearmed.article.sendable import sendable
from forearmed.edition.mail.body import Tag, framed, tidied
from forearmed.edition.mail.letter import Letter
from forearmed.foundation.direction import Direction, isolated, own_direction
from forearmed.foundation.wording import phrase

_WORDS = '{%- from "digest-words.jinja" import closing, opening, say with context -%}'
_KIND = phrase("email")  # what screen readers call the page; mrml says it in English
_LOGO_HIGH, _LOGO_WIDE = 44, 240
_WAY_OF = re.compile(r' way-of="([a-z_.]+)"')


def render_page(letter: Letter, addresses: Mapping[str, str] | None = None) -> str:
    """Return the page that holds *letter*, and shows its pictures from these *addresses*.

    They are given by the pictures' own; without them, a page has a link in each picture's place.
    """
    template, coloring = _templates(letter.direction)
    tint = vars(coloring.make_module({"letter": letter}))["light"]["say_tint"]
    body = framed(_body(letter, addresses or {}), tint=tint, direction=letter.direction)
    logo = _logo(letter, addresses or {})
    return _inline(
        template.render(letter=letter, body=body, logo=logo, sides=_Sides(letter.direction), tint=tint)
    )


@cache
def _templates(direction: Direction) -> tuple[Template, Template]:
    """Return the template of the page, and the one of its colors, for letters of one *direction*."""
    loader = PackageLoader("forearmed.edition.mail", "templates")
    jinja = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sides = _Sides(direction)
    jinja.filters |= {"name": sides.name, "way": sides.way, "other_way": sides.other_way}
    source, _, _ = loader.get_source(jinja, "digest.mjml")
    return jinja.from_string(_WORDS + _frame(source)), jinja.get_template("digest-colors.jinja")


def _logo(letter: Letter, addresses: Mapping[str, str]) -> Frame | None:
    """Return the logo as the page shows it, within some pixels; None where the name has to do."""
    picture = letter.pictures.get(letter.logo)
    if picture is None or letter.logo not in addresses:
        return None
    scale = min(_LOGO_HIGH / picture.height, _LOGO_WIDE / picture.width, 1)
    return Frame(addresses[letter.logo], round(picture.width * scale), round(picture.height * scale))


def _body(letter: Letter, addresses: Mapping[str, str]) -> Tag:
    if not addresses:
        return letter.body
    frames = {url: Frame(addresses[url], one.width, one.height) for url, one in letter.pictures.items()}
    return tidied(letter.html, letter.wording, frames)


@dataclass(frozen=True)
class _Sides:
    """What the page says of directions when it is written in *base*."""

    base: Direction

    @property
    def cell(self) -> str:
        """Return the attribute of every cell of the frame: Word, in Outlook, takes it from nowhere else."""
        return ' dir="rtl"' if self.base == "rtl" else ""

    def name(self, text: str) -> str:
        """Return the name *text* for a sentence."""
        return isolated(text, self.base)

    def way(self, title: str) -> str:
        """Return the direction of *title*: for a browser to find, or by its letters."""
        return (own_direction(title, self.base) or self.base) if self.base == "rtl" else "auto"

    def other_way(self, text: str) -> str:
        """Return the attribute of an element with *text*, where that runs against the page."""
        way = own_direction(text, self.base)
        return f' dir="{way}"' if way not in (None, self.base) else ""


def _frame(mjml: str) -> str:
    # Without fonts of its own mrml has no name to recognise, hence no font service to link to.
    options = mrml.RenderOptions(fonts={})
    html = str(mrml.to_html(mjml, render_options=options).content)
    html = _WAY_OF.sub(r"{{ \1 | other_way | safe }}", html)
    for cell in ("<table", "<td"):
        html = html.replace(f"{cell} ", f"{cell}{{{{ sides.cell | safe }}}} ")
    html = html.replace('="email"', f'="{{{{ letter.wording.say("{_KIND}") }}}}"', 1)
    # MJML would repeat its title as a label on the body, and so put words outside every landmark.
    return html.replace("<title></title>", "<title>{{ letter.title }}</title>", 1)


def _inline(html: str) -> str:
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, minify_css=True)
    # A carriage return written as &#13; would come back from the message as a line end.
    return sendable(inliner.inline(html)).replace("\r", "\n").strip() + "\n"
