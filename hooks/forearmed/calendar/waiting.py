"""Which tags, authors and series readers may not see yet: only what waits for its release uses them. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from forearmed.calendar.schedule import Schedule
from forearmed.content.library import Library
from forearmed.content.model import Author, Playbook, Series, Tag, Tip
from forearmed.content.settings import Settings

Group = Literal["tags", "authors", "series"]
"""What groups tips, and has pages of its own."""
KINDS: tuple[Group, ...] = ("tags", "authors", "series")

Withheld = Mapping[Group, Mapping[str, Tip | Playbook]]
"""By group and id, the article whose release will bring the page: the first in the queue, or a draft."""


def withheld(library: Library, schedule: Schedule, settings: Settings) -> Withheld:
    """Return the tags, authors and series that have no page yet, since only unreleased articles use them.

    One that no article uses has a page, and so has one with ``public: true``.
    """
    drafts = (draft for draft in library.drafts if isinstance(draft, Playbook))
    to_come: list[Tip | Playbook] = [*schedule.queue, *schedule.drafts, *drafts]
    shown: list[Tip | Playbook] = [*schedule.live, *library.playbooks]
    return {kind: _withheld(kind, library, shown, to_come, settings) for kind in KINDS}


def _withheld(
    kind: str,
    library: Library,
    shown: Iterable[Tip | Playbook],
    to_come: Iterable[Tip | Playbook],
    settings: Settings,
) -> Mapping[str, Tip | Playbook]:
    entries: Mapping[str, Tag | Author | Series] = getattr(library.vocabulary, kind)
    seen = {name for article in shown for name in _used(article, kind, settings)}
    if kind == "authors":
        seen.add(settings.default_author)  # the feeds name this author
    found: dict[str, Tip | Playbook] = {}
    for article in to_come:
        for name in _used(article, kind, settings):
            if name in entries and name not in seen and not entries[name].public:
                found.setdefault(name, article)
    return found


def _used(article: Tip | Playbook, kind: str, settings: Settings) -> Iterator[str]:
    """Yield the ids of *kind* that *article* names."""
    if kind == "tags":
        yield from article.tags
    elif isinstance(article, Playbook):
        yield from [article.owner] if kind == "authors" else []
    elif kind == "authors":
        yield article.author or settings.default_author
    elif article.series:
        yield article.series
