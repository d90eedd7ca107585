"""Markdown into HTML: GitHub's, and what mkdocs' authors know beside it. One for every page of a site.

The only importers of the Markdown library and of what colors code are the modules in here. `page` has the
converter; each other module has one thing that may be written, how it is read and how it is shown.
"""

from forearmed.article.converter.page import Converted, Converter
from forearmed.article.converter.parts import Kind, Part, parts_of
from forearmed.article.converter.punctuation import typographic
from forearmed.article.converter.state import Heading, Manner

__all__ = ["Converted", "Converter", "Heading", "Kind", "Manner", "Part", "parts_of", "typographic"]
