"""An article as the indexer reads it: an HTML page made for that, apart from the page that visitors load."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from forearmed.article.excerpts import WORDS_TO_SAY
from forearmed.site.search.lexicon import Unsaid
from forearmed.site.search.sentences import Said, beside_the_text

EVERY = "zzarticle"
"""A word that every article has and nobody types: the box searches for it to get all; facets.js says why."""
_WEIGHTS = {"tip": (8, 3), "playbook": (10, 4), "page": (8, 3)}
"""By kind, the weights of the words in the title and in the lead. A word in a paragraph has the weight 1."""
_WORDS_TO_SAY = tuple(f'class="{kind}"' for kind in WORDS_TO_SAY)

Kind = Literal["tip", "playbook", "page"]


@dataclass(frozen=True)
class SearchRecord:
    """An article at *address* below the site: its *title*, its *lead* sentences, its text as *html*.

    Visitors can filter a search by *kind*, by *facets* and for words to say, and sort it by *date* (ISO
    8601). The words of *labels* and *asked* and the synonyms in *unsaid* also find the article. The sentences
    *said* are kept with it.
    """

    address: str
    kind: Kind
    title: str
    lead: Sequence[str]
    html: str
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    date: str = ""
    labels: Sequence[str] = ()
    unsaid: Unsaid = Unsaid()  # noqa: RUF009  # a tuple of tuples
    asked: Sequence[str] = ()
    said: Sequence[Said] = ()

    def page(self) -> str:
        """Return the HTML that the indexer reads."""
        title, lead = _WEIGHTS[self.kind]
        before = "".join(f'<p data-pagefind-weight="{lead}">{escape(text)}</p>' for text in self.lead)
        heading = f'<h1 data-pagefind-weight="{title}">{escape(self.title)}</h1>'
        return (
            f"<!doctype html><html><head>{''.join(self._facts())}</head>"
            f"<body data-pagefind-body>{heading}{before}{self.html}{beside_the_text(self.said)}</body></html>"
        )

    def _facts(self) -> Iterator[str]:
        has_words = any(kind in self.html for kind in _WORDS_TO_SAY)
        kinds = [self.kind, "phrase"] if has_words else [self.kind]
        for name, values in {"kind": kinds, **self.facets}.items():
            yield from (_fact("filter", name, value) for value in values)
        if self.date:
            yield _fact("sort", "date", self.date)
        words = {"labels": self.labels, "about": self.unsaid.about, "also": self.unsaid.also}
        for name, those in {"every": [EVERY], **words, "asked": self.asked}.items():
            if those:
                yield _fact("meta", name, ", ".join(those))


def _fact(purpose: str, name: str, content: str) -> str:
    return f'<meta data-pagefind-{purpose}="{name}[content]" content="{escape(content)}">'
