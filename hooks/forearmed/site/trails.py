"""Trails: learning paths with their live stops, numbered, each with the stop before and after it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from forearmed.content.model import LearningPath, Playbook, Tip
from forearmed.site.addresses import entry_address, entry_uri

Article = Tip | Playbook


@dataclass(frozen=True)
class Trail:
    """A learning path with its live stops, in order."""

    id: str
    title: str
    description: str
    stops: Sequence[Article]

    @property
    def minutes(self) -> int:
        """Return the reading time of all its stops, in minutes."""
        return sum(stop.minutes for stop in self.stops)

    @property
    def uri(self) -> str:
        """Return the URI of its page."""
        return entry_uri("paths", self.id)

    @property
    def address(self) -> str:
        """Return the address of its page."""
        return entry_address("paths", self.id)


@dataclass(frozen=True)
class TrailPlace:
    """The place of an article on a *trail*: its *number* from 1, and the stops before and after it."""

    trail: Trail
    number: int
    previous: Article | None
    next: Article | None


def trails_of(
    paths: Mapping[str, LearningPath], tips: Iterable[Tip], playbooks: Mapping[str, Playbook]
) -> list[Trail]:
    """Return a trail for each of *paths* that has a stop among *tips* and *playbooks*, with those stops."""
    live: dict[str, Mapping[str, Article]] = {
        "tip": {tip.slug: tip for tip in tips},
        "playbook": dict(playbooks),
    }
    trails = [
        Trail(
            name,
            path.title,
            path.description,
            tuple(live[stop.kind][stop.slug] for stop in path.stops if stop.slug in live[stop.kind]),
        )
        for name, path in paths.items()
    ]
    return [trail for trail in trails if trail.stops]


def places_of(trails: Iterable[Trail]) -> Mapping[str, Sequence[TrailPlace]]:
    """Return every place of each article, by the path of its file."""
    found: dict[str, list[TrailPlace]] = {}
    for place in (place for trail in trails for place in _places(trail)):
        found.setdefault(place.trail.stops[place.number - 1].place.path, []).append(place)
    return found


def _places(trail: Trail) -> Iterator[TrailPlace]:
    around = [None, *trail.stops, None]
    for number in range(1, len(trail.stops) + 1):
        yield TrailPlace(trail, number, around[number - 1], around[number + 1])
