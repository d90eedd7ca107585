"""Every sentence to say of an article, as the search box finds it in the index. Nothing of what not to say.

The box needs the sentences of two pages for an answer. So each page's stand where the index keeps the page.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from forearmed.article.excerpts import Pair, Section, Twist

Said = tuple[str, str, str, str]
"""The anchor of a section, its heading, what to say there, and what a customer says before."""


def sentences_in(sections: Iterable[Section]) -> Iterator[Said]:
    """Yield each sentence to say in *sections*."""
    for section in sections:
        for part in section.parts:
            if isinstance(part, (Pair, Twist)) and part.say:
                yield section.anchor, section.heading, part.say, part.they if isinstance(part, Twist) else ""


def beside_the_text(said: Sequence[Said]) -> str:
    """Return HTML that makes Pagefind keep *said* with a page, without a word of it in the index.

    Pagefind keeps the ids of a page as they are, but for their spaces; said.js reads this one.
    """
    if not said:
        return ""
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    kept = text.replace("_", "\\u005f").replace(" ", "_")
    return f'<data id="{escape(kept)}"></data>'
