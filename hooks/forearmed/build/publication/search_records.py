"""The search of a build: the words of its articles, and the records that go into its index."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from forearmed.article.reading import Reading
from forearmed.build.cache.key import key_of
from forearmed.build.publication.plan import Plan
from forearmed.build.publication.rendering import Rendering
from forearmed.build.publication.writings import Writing
from forearmed.content.library.synonyms import unheard_message
from forearmed.content.library.vocabulary import Vocabulary
from forearmed.content.model import Page, Playbook, Tip
from forearmed.foundation.errors import Problem
from forearmed.site.live_library import LiveLibrary
from forearmed.site.search.lexicon import Lexicon
from forearmed.site.search.records import Kind, SearchRecord
from forearmed.site.search.sentences import sentences_in

Typographic = Callable[[str], str]
"""Takes a sentence, returns it with typographic marks, such as curly quotation marks, as in articles."""


def _found_articles(plan: Plan, rendering: Rendering) -> list[Writing]:
    """Return the rendered tips and playbooks that *plan* shows, and its pages with ``search: true``."""
    shown = plan.shown & rendering.keys()
    return [
        writing
        for writing in plan.written
        if writing.src_uri in shown and (not isinstance(writing.article, Page) or writing.article.searchable)
    ]


def lexicon_of(plan: Plan, rendering: Rendering) -> Lexicon:
    """Return the words of the articles and pages of *plan* that visitors can find."""
    said = (
        (uri, " ".join([_title(article, rendering.reading(uri)), *_lead(article)]), rendering.reading(uri))
        for article, uri, _, _ in _found_articles(plan, rendering)
    )
    paths = ((trail.uri, f"{trail.title} {trail.description}", Reading("")) for trail in plan.live.trails)
    return Lexicon.of(
        chain(said, paths),
        [*plan.library.vocabulary.synonyms.values()],
        asked={uri: _asked(article) for article, uri, _, _ in _found_articles(plan, rendering)},
        language=plan.site.language,
        remember=rendering.remember,
    )


_YOUNG = 20
"""With fewer articles, nobody can tell a group that is not needed from one that is not needed yet."""


def unheard_groups(lexicon: Lexicon, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield a warning for each group of synonyms in the *vocabulary* that no article of *lexicon* matches.

    Of a young site it yields none: a new one begins with some fifty groups, and two or three articles.
    """
    if len(lexicon.said) < _YOUNG:
        return
    firsts, known = [*vocabulary.synonyms], key_of(lexicon.known)
    for place in lexicon.unheard():
        first = firsts[place]
        group = vocabulary.synonyms[first]
        parts, message_on = (group, known), partial(unheard_message, group, lexicon.known)
        message = lexicon.remember(f"unheard {first}", parts, message_on)
        line = vocabulary.lines.get(f"synonyms/{first}", 1)
        yield Problem("docs/synonyms.yml", line, message, warning=True)


def records_of(
    plan: Plan, rendering: Rendering, lexicon: Lexicon, set_text: Typographic
) -> Iterator[SearchRecord]:
    """Yield the search record of each article, searchable page and learning path of *plan*."""
    live = plan.live
    for article, uri, address, _ in _found_articles(plan, rendering):
        kind, facets, day = _facts(article, live)
        yield SearchRecord(
            address,
            kind,
            _title(article, rendering.reading(uri)),
            [set_text(sentence) for sentence in _lead(article)],
            rendering[uri],
            facets,
            day.isoformat() if day else "",
            [live.tag_title(tag) for tag in facets["tag"]],
            lexicon.unsaid(uri),
            _asked(article),
            () if isinstance(article, Page) else [*sentences_in(rendering.reading(uri).words_to_say)],
        )
    for trail in live.trails:
        lead, unsaid = [set_text(trail.description)], lexicon.unsaid(trail.uri)
        yield SearchRecord(trail.address, "page", trail.title, lead, "", {"tag": ()}, unsaid=unsaid)


def _asked(article: Tip | Playbook | Page) -> tuple[str, ...]:
    return () if isinstance(article, Page) else article.asked


def _title(article: Tip | Playbook | Page, reading: Reading) -> str:
    """Return the title of *article*; of a page without one, its first heading, else its file's name."""
    if not isinstance(article, Page):
        return article.title
    headings = (section.heading for section in reading.sections if section.level == 1)
    return str(article.metadata.get("title") or next(headings, "") or PurePosixPath(article.src_uri).stem)


def _lead(article: Tip | Playbook | Page) -> tuple[str, ...]:
    match article:
        case Tip():
            return (article.blurb,)
        case Playbook():
            return (article.summary, article.when)
    described = article.metadata.get("description")
    return (str(described),) if described else ()


def _facts(
    article: Tip | Playbook | Page, live: LiveLibrary
) -> tuple[Kind, Mapping[str, Sequence[str]], date | None]:
    """Return the kind of *article*, its values for the search's filters, and the day to sort it by."""
    match article:
        case Tip():
            day, years = article.date, [str(article.date.year)] if article.date else []
            return "tip", {"tag": article.tags, "author": [live.author_id(article)], "year": years}, day
        case Playbook():  # sorted by its last review, but without a year to filter by
            return "playbook", {"tag": article.tags, "author": [article.owner]}, article.reviewed
    return "page", {"tag": ()}, None
