"""What visitors search of a build: the words of its articles, and the records that go into its index."""

from collections.abc import Callable, Iterator
from datetime import date

from forearmed.build.publication.plan import Plan
from forearmed.build.publication.rendering import Rendering
from forearmed.build.publication.writings import Writing
from forearmed.content.library.synonyms import unheard_message
from forearmed.content.library.vocabulary import Vocabulary
from forearmed.content.model import Playbook, Tip
from forearmed.foundation.errors import Problem
from forearmed.site.live_library import LiveLibrary
from forearmed.site.search import Kind, SearchRecord, Wording

Typographic = Callable[[str], str]
"""Sets a sentence as articles are set."""


def _found_articles(plan: Plan, rendering: Rendering) -> list[Writing]:
    """Return what visitors can find of *plan*: what it shows and the host rendered."""
    shown = plan.shown & rendering.keys()
    return [writing for writing in plan.written if writing.src_uri in shown]


def wording_of(plan: Plan, rendering: Rendering) -> Wording:
    """Return what the tips and playbooks of *plan* say."""
    said = (
        (uri, " ".join([article.title, *_lead(article)]), rendering.reading(uri))
        for article, uri, _, _ in _found_articles(plan, rendering)
        if isinstance(article, Tip | Playbook)
    )
    return Wording.of(said, [*plan.library.vocabulary.synonyms.values()], language=plan.site.language)


def unheard_groups(wording: Wording, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield a warning for each group of synonyms in the *vocabulary* that no article of *wording* matches."""
    firsts = [*vocabulary.synonyms]
    for place in wording.unheard():
        first = firsts[place]
        message = unheard_message(vocabulary.synonyms[first], wording.known)
        line = vocabulary.lines.get(f"synonyms/{first}", 1)
        yield Problem("docs/synonyms.yml", line, message, warning=True)


def records_of(
    plan: Plan, rendering: Rendering, wording: Wording, set_text: Typographic
) -> Iterator[SearchRecord]:
    """Yield the search record of each tip and playbook of *plan*."""
    live = plan.live
    for article, uri, address, _ in _found_articles(plan, rendering):
        if not isinstance(article, Tip | Playbook):
            continue
        kind, author, day = _facts(article, live)
        # A playbook is as new as its last review, but belongs to no year; nor does a draft.
        years = [str(day.year)] if day and kind == "tip" else []
        yield SearchRecord(
            address,
            kind,
            article.title,
            [set_text(sentence) for sentence in _lead(article)],
            rendering[uri],
            {"tag": article.tags, "author": [author], "year": years},
            day.isoformat() if day else "",
            [live.tag_title(tag) for tag in article.tags],
            wording.unsaid(uri),
        )


def _lead(article: Tip | Playbook) -> tuple[str, ...]:
    return (article.blurb,) if isinstance(article, Tip) else (article.summary, article.when)


def _facts(article: Tip | Playbook, live: LiveLibrary) -> tuple[Kind, str, date | None]:
    if isinstance(article, Tip):
        return "tip", live.author_id(article), article.date
    return "playbook", article.owner, article.reviewed
