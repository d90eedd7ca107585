"""Every sentence to say of the live articles, for the search box. Nothing of what not to say."""

import json
from collections.abc import Iterable, Iterator

from forearmed.article.excerpts import Pair, Section, Twist


def sentences(articles: Iterable[tuple[str, str, tuple[Section, ...]]]) -> bytes:
    """Return the sentences of *articles* as UTF-8 JSON; each has an address, a title and its words to say.

    Of each article with words to say it has the address, relative to the site's root, the title, and of each
    sentence the anchor of its section, the section's heading, what to say, and what a customer says before.
    """
    listed = ((url, title, [*_said(sections)]) for url, title, sections in articles)
    content = [{"url": url, "title": title, "said": said} for url, title, said in listed if said]
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _said(sections: Iterable[Section]) -> Iterator[tuple[str, str, str, str]]:
    for section in sections:
        for part in section.parts:
            if isinstance(part, (Pair, Twist)) and part.say:
                yield section.anchor, section.heading, part.say, part.they if isinstance(part, Twist) else ""
