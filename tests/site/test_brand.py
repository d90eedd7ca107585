"""The owner's brand: what the settings and the tags may hold, and the style sheet that is made of it."""

import re

import make
import pytest
from forearmed.content.model import Tag
from forearmed.content.settings import Brand
from forearmed.foundation.colors import shades_of
from forearmed.site.brand import sheet
from forearmed.site.favicon import favicon
from lxml.etree import fromstring

IN_QUOTES = 'is empty: YAML takes # for the start of a comment; write the color in quotes, as in "#0b6b66"'
DIGITS = 'must be # and six digits from 0 to f, in quotes, such as "#0b6b66"'
PICTURE = "must be an .svg, .png or .webp file in docs/assets/, such as assets/logo.svg"
PALE = "and text needs 4.5 (WCAG 2.2, 1.4.3); the nearest shade that has it is"


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ({"accent": None}, f"accent: {IN_QUOTES}"),
        ({"accent": "teal"}, f"accent: {DIGITS}"),
        ({"logo": "logo.svg"}, f"logo: {PICTURE}"),
        ({"logo": "assets/logo.gif"}, f"logo: {PICTURE}"),
        (
            {"logo": "assets/logo.svg", "logo_png": "assets/logo.svg"},
            "logo_png: must be a .png file in docs/assets/, such as assets/logo.png",
        ),
        (
            {"font": "assets/ours.ttf"},
            "font: must be a .woff2 file in docs/assets/, such as assets/fonts/ours.woff2",
        ),
        ({"accent": 112233}, f"accent: {DIGITS}"),
        (
            {"accent": "#FFCC00"},
            f'accent: "#ffcc00" is hard to read on light pages: its contrast is 1.3, {PALE} "#8a6d00"',
        ),
        (
            {"accent_dark": "#0b6b66"},
            f'accent_dark: "#0b6b66" is hard to read on dark pages: its contrast is 2.5, {PALE} "#42948e"',
        ),
    ],
)
def test_what_cannot_be_shown_is_refused(written: dict[str, object], fault: str) -> None:
    """The message says what is wrong, and which color or kind of file to write instead."""
    assert [sentence for _, sentence in make.read(Brand, written)[1]] == [fault]


def test_a_tags_color_is_checked_alike() -> None:
    """Without quotes it would be a comment, and the tag be gray without a word."""
    tag = {"title": "Empathy", "description": "Their chair."}
    assert make.read(Tag, {**tag, "color": None})[1] == [("color", f"color: {IN_QUOTES}")]
    assert make.read(Tag, tag)[0] == Tag(title="Empathy", description="Their chair.")


def test_the_sheet_has_what_is_chosen() -> None:
    """One rule for the accent, one for each tag with a color, light and dark; no file where there is none."""
    tag = Tag(title="Empathy", description="Their chair.", color="#be185d")
    plain = Tag(title="Apology", description="Sorry.")
    assert sheet(Brand(), {"apology": plain}) == b""
    assert sheet(Brand(accent="#7a1f5c"), {"empathy": tag, "apology": plain}).decode() == (
        ":root,\n[data-md-color-scheme] {\n  --fa-accent: light-dark(#7a1f5c, #f490cc);\n}\n\n"
        '[data-tag="empathy"] {\n  --fa-tag: light-dark(#be185d, #ff8eac);\n}'
    )


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ({"logo": "assets/a.svg"}, None),
        ({"logo": "assets/a.png"}, "assets/a.png"),
        ({"logo": "assets/a.png", "logo_png": "assets/b.png"}, "assets/b.png"),
    ],
)
def test_a_mail_and_a_card_have_a_png(written: dict[str, object], drawn: str | None) -> None:
    """They show the logo of pages only where that is a PNG, and no other has been named for them."""
    brand, faults = make.read(Brand, written)
    assert faults == []
    assert brand
    assert brand.drawn_logo == drawn


def test_the_sheet_sets_pages_in_the_owners_font() -> None:
    """A variable font has all its weights; another has one, and its bold letters from a second file."""
    font, bold = "assets/fonts/our face.woff2", "assets/bold.woff2"
    assert sheet(Brand(font=font), {}, (200, 800)).decode() == (
        '@font-face {\n  font-display: swap;\n  font-family: "Forearmed Own";\n  font-weight: 200 800;\n'
        '  src: url("../fonts/our%20face.woff2") format("woff2");\n}\n\n'
        ':root,\n[data-md-color-scheme] {\n  --fa-own-font: "Forearmed Own";\n}'
    )
    both = sheet(Brand(font=font, font_bold=bold), {}).decode()
    assert re.findall("font-weight: (.*);", both) == ["400", "600 900"]
    assert re.findall('url."(.*?)"', both) == ["../fonts/our%20face.woff2", "../bold.woff2"]


def test_the_tab_shows_the_sites_own_letter() -> None:
    """Nobody else's site shows our mark: the first letter or digit of its name, as text, in its color."""
    picture = favicon("‹tips› & more", shades_of("#7a1f5c"))
    assert picture
    assert "".join(fromstring(picture).itertext()).split()[-1] == "T"
    assert b"#7a1f5c" in picture
    assert favicon("Forearmed", shades_of("#7a1f5c")) is None
    assert favicon("!", shades_of("#7a1f5c")) is None
