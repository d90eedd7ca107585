"""Learning paths as readers walk them: the stops that are live, numbered, each with those beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from forearmed.content.model import LearningPath, Playbook, Tip
from forearmed.site.addresses import entry_address, entry_uri

Article = Tip | Playbook


@dataclass(frozen=True)
class Trail:
    """A learning path: what of it is live, in its order."""

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
        """Return what its page is made from."""
        return entry_uri("paths", self.id)

    @property
    def address(self) -> str:
        """Return where readers find it."""
        return entry_address("paths", self.id)


@dataclass(frozen=True)
class TrailPlace:
    """Where an article stands on a *trail*: its *number* from 1, and what comes before and after."""

    trail: Trail
    number: int
    previous: Article | None
    next: Article | None


def trails_of(
    paths: Mapping[str, LearningPath], tips: Iterable[Tip], playbooks: Mapping[str, Playbook]
) -> list[Trail]:
    """Return the *paths* with those stops that are among *tips* and *playbooks*, if there are any."""
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
