"""What the pages draw on: live tips, playbooks and tags, grouped once for every page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forearmed.library import Library
from forearmed.model import Playbook, Tag, Tip
from forearmed.schedule import Schedule
from forearmed.settings import Settings
from forearmed.weeks import written_date, written_day


@dataclass(frozen=True)
class Shelves:
    """A view of library and schedule by the groups that readers browse."""

    settings: Settings
    schedule: Schedule
    tips: Sequence[Tip]
    playbooks: Sequence[Playbook]
    tags: Mapping[str, Tag]
    authors: Mapping[str, str]
    tips_by_tag: Mapping[str, Sequence[Tip]]
    playbooks_by_slug: Mapping[str, Playbook]

    @classmethod
    def of(cls, library: Library, schedule: Schedule, settings: Settings) -> "Shelves":
        """Group what is live."""
        by_tag: dict[str, list[Tip]] = defaultdict(list)
        for tip in schedule.live:
            for tag in tip.tags:
                by_tag[tag].append(tip)
        return cls(
            settings=settings,
            schedule=schedule,
            tips=schedule.live,
            playbooks=sorted(library.playbooks, key=lambda playbook: playbook.title.casefold()),
            tags=library.vocabulary.tags,
            authors={name: author.title for name, author in library.vocabulary.authors.items()},
            tips_by_tag=dict(by_tag),
            playbooks_by_slug={playbook.slug: playbook for playbook in library.playbooks},
        )

    @property
    def to_come(self) -> tuple[Tip, ...]:
        """Return what only a preview may show: the queue, then the drafts."""
        return (*self.schedule.queue, *self.schedule.drafts)

    def badge(self, tip: Tip) -> str | None:
        """Return how to mark *tip* when it is not live."""
        if tip.date is None:
            return "Draft"
        return f"Scheduled for {written_date(tip.date)}" if tip in self.schedule.queue else None

    def author_of(self, tip: Tip) -> str:
        """Return the name to show as the author of *tip*."""
        return self.authors.get(tip.author or self.settings.default_author, "")

    def tag_title(self, tag: str) -> str:
        """Return the label of *tag*; of an unknown one in a draft, the id."""
        return self.tags[tag].title if tag in self.tags else tag


def tip_label(tip: Tip) -> str:
    """Return when a tip is from: ``Week 47 · Tuesday, November 17, 2026``."""
    if not tip.date or not tip.week:
        return "Draft"
    if not tip.feature:
        return written_date(tip.date)
    return f"Week {tip.week.number} · {written_day(tip.date)}"


def tip_address(tip: Tip) -> str:
    """Return where readers find *tip*: its year is not in its address, so it may move."""
    return f"tips/{tip.slug}/"


def tip_uri(tip: Tip) -> str:
    """Return what authors link to."""
    return tip.place.path
