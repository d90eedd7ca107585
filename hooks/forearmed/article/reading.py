"""One parse of an article's rendered HTML, and what the article says by it. Judges nothing.

The parser repairs what is wrong, so `review.html`, which must see that, does not read here.
"""

from dataclasses import dataclass, field
from functools import cache, cached_property

import lxml.html
from lxml.etree import ElementDefaultClassLookup
from lxml.html import HtmlComment
from lxml.html import HtmlElement as Element

from forearmed.article.excerpts import WORDS_TO_SAY, Section, as_json, from_json, sections_in, words_to_say_in
from forearmed.article.sendable import sendable
from forearmed.article.text import Text, searched_in, text_in
from forearmed.foundation.remembering import Remember, made_anew

__all__ = ["Element", "Reading"]


@dataclass(frozen=True)
class Reading:
    """What *html* says, as our converter writes it. It is parsed once, when something is asked first.

    `remember` has what earlier builds have read in it, each thing under the article's *name*.
    """

    html: str
    name: str = field(default="", compare=False)
    remember: Remember = field(default=made_anew, compare=False, repr=False)

    @cached_property
    def body(self) -> Element:
        """Return the element that holds it all. Nobody may change it."""
        page = f"<html><body>{sendable(self.html)}</body></html>"
        return lxml.html.document_fromstring(page, parser=_parser())[-1]

    def forget_body(self) -> None:
        """Free the body, which takes many times the memory of its HTML; asked again, it is parsed again."""
        vars(self).pop("body", None)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Return its headings, each with the passages and the words to say below it."""
        return tuple(sections_in(self.body))

    @cached_property
    def words_to_say(self) -> tuple[Section, ...]:
        """Return the sections that hold words to say."""
        # Most articles have none, and need not be parsed for that.
        has_some = any(f'class="{kind}"' in self.html for kind in WORDS_TO_SAY)
        if not has_some:
            return ()
        name = f"words to say {self.name}"
        return from_json(self.remember(name, (self.html,), lambda: as_json(words_to_say_in(self.body))))

    @cached_property
    def text(self) -> Text:
        """Return its blocks of text in order, each with how its words are meant."""
        return text_in(self.body)

    @cached_property
    def searched(self) -> str:
        """Return its text without what is kept from the search index."""
        return searched_in(self.body)


@cache  # thousands of texts are parsed, and a parser remembers nothing of them
def _parser() -> lxml.html.HTMLParser:
    # A page's nesting is judged elsewhere; libxml2 would stop at 256.
    parser = lxml.html.HTMLParser(huge_tree=True)
    # lxml.html has a class of its own for each kind of form element, and asks Python for each element.
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=Element, comment=HtmlComment))
    return parser
