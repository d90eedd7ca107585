"""Gather the words to say from all live articles, by situation. Reads no files and no clock."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from forearmed.article.converter import typographic
from forearmed.article.excerpts import Pair, Twist
from forearmed.article.reading import Reading
from forearmed.content.model import Playbook, Tip
from forearmed.site.addresses import entry_address, playbook_address, tip_address
from forearmed.site.facts import Fact, tag_facts
from forearmed.site.live_library import LiveLibrary

Words = TypeVar("Words", Pair, Twist)

Read = Callable[[Tip | Playbook], Reading]
"""Returns the reading of a live article; an empty reading where the article was not rendered."""


@dataclass(frozen=True)
class SectionWords:
    """The words to say under one heading of one article; *url* is the address of that heading.

    *pairs* also have the words not to say, *twists* the customer's answer.
    """

    title: str
    url: str
    tags: tuple[str, ...]
    pairs: tuple[Pair, ...] = ()
    twists: tuple[Twist, ...] = ()


@dataclass(frozen=True)
class Situation:
    """The words to say for one situation: of a playbook with its tips, or of a tag's tips without a playbook.

    *id* is its anchor on the page. *slug* is the playbook's, for filtering the page; empty for a tag.
    """

    id: str
    title: str
    url: str
    when: str
    sources: tuple[SectionWords, ...]
    slug: str = ""

    @property
    def count(self) -> int:
        """How many pairs and twists there are."""
        return sum(len(source.pairs) + len(source.twists) for source in self.sources)


@dataclass(frozen=True)
class Phrasebook:
    """Every pair and every twist once, all their tags, and the headings of the columns of twists."""

    situations: tuple[Situation, ...] = ()
    tags: tuple[Fact, ...] = ()
    count: int = 0
    they: str = ""
    say: str = ""


def phrasebook(live: LiveLibrary, read: Read) -> Phrasebook:
    """Return the words to say of all live articles; a repeated pair or twist only at its first place."""
    gathering = _Gathering(read)
    found = tuple(one for one in _situations(live, gathering) if one.sources)
    used = {tag for one in found for source in one.sources for tag in source.tags}
    tags = tuple(fact for fact in tag_facts(live.tags, live) if fact["id"] in used)
    count = sum(one.count for one in found)
    names = live.settings.rules.twists
    return Phrasebook(found, tags, count, names.they, names.say)


def _situations(live: LiveLibrary, gathering: "_Gathering") -> Iterator[Situation]:
    for playbook in live.playbooks:
        tips = live.tips_by_playbook.get(playbook.slug, ())
        sources = (*gathering.of_playbook(playbook), *gathering.of_tips(tips))
        address, slug = playbook_address(playbook), playbook.slug
        when = typographic(playbook.when, live.wording.marks)
        yield Situation(f"when-{slug}", playbook.title, address, when, sources, slug)
    others = [tip for tip in live.tips if tip.playbook not in live.playbooks_by_slug]
    for name, tag in live.tags.items():
        sources = gathering.of_tips(tip for tip in others if tip.tags[:1] == (name,))
        when = typographic(tag.description, live.wording.marks)
        yield Situation(f"tag-{name}", tag.title, entry_address("tags", name), when, sources)


@dataclass
class _Gathering:
    """Remembers the pairs and twists gathered so far, so that none comes twice."""

    read: Read
    seen: set[Pair | Twist] = field(default_factory=set)

    def of_playbook(self, playbook: Playbook) -> tuple[SectionWords, ...]:
        """Return the new pairs and twists of *playbook*, by its steps."""
        return tuple(self._sources(playbook, playbook_address(playbook)))

    def of_tips(self, tips: Iterable[Tip]) -> tuple[SectionWords, ...]:
        """Return the new pairs and twists of *tips*, in the order of *tips*."""
        return tuple(source for tip in tips for source in self._sources(tip, tip_address(tip)))

    def _sources(self, article: Tip | Playbook, address: str) -> Iterator[SectionWords]:
        for section in self.read(article).words_to_say:
            pairs, twists = self._new(section.pairs), self._new(section.twists)
            if pairs or twists:
                is_step = isinstance(article, Playbook) and section.heading
                url = f"{address}#{section.anchor}" if section.anchor else address
                title = section.heading if is_step else article.title
                yield SectionWords(title, url, article.tags, pairs, twists)

    def _new(self, words: Sequence[Words]) -> tuple[Words, ...]:
        found = tuple(one for one in dict.fromkeys(words) if one not in self.seen)
        self.seen.update(found)
        return found
