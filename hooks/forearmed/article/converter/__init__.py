"""Markdown into HTML: GitHub's Markdown and the extensions of mkdocs' authors. All pages share one converter.

Only the modules in here import the Markdown library (markdown-it-py) and the library that colors code
(Pygments). `page` has the converter; each other module reads and shows one construct, such as a footnote.
"""

from forearmed.article.converter.films import film_site
from forearmed.article.converter.headings import Anchors, anchor_of
from forearmed.article.converter.page import Converted, Converter
from forearmed.article.converter.parts import Kind, Part, parts_of
from forearmed.article.converter.punctuation import typographic
from forearmed.article.converter.state import Heading, Manner

__all__ = [
    "Anchors",
    "Converted",
    "Converter",
    "Heading",
    "Kind",
    "Manner",
    "Part",
    "anchor_of",
    "film_site",
    "parts_of",
    "typographic",
]
