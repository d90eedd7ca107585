"""Check what learning paths name: each stop is a tip or a playbook that exists, and comes once."""

from collections.abc import Iterator

from forearmed.content.contracts.path_stops import Stop
from forearmed.content.library.articles import Articles
from forearmed.content.library.names import Names
from forearmed.content.library.vocabulary import Vocabulary
from forearmed.foundation.errors import Problem

_FILE = "docs/paths.yml"


def check_paths(vocabulary: Vocabulary, articles: Articles, names: Names) -> Iterator[Problem]:
    """Yield a problem for each stop that names no article, and for each that the path names twice."""
    moved = _moved(articles)
    for name, path in vocabulary.paths.items():
        first: dict[tuple[str, str], int] = {}
        for number, stop in enumerate(path.stops):
            line = vocabulary.lines.get(f"paths/{name}.stops.{number}", 1)
            seen = first.setdefault((stop.kind, stop.slug), line)
            if seen != line:
                message = f'the {stop.kind} "{stop.slug}" stands here and in line {seen}; delete one'
                yield Problem(_FILE, line, f"{name}: {message}")
            elif stop.slug not in names.known[stop.kind]:
                yield Problem(_FILE, line, f"{name}: {_unknown(stop, names, moved)}")


def _moved(articles: Articles) -> dict[tuple[str, str], str]:
    """Return the slug that each article has now, by its kind and every former slug."""
    tips = {("tip", old): tip.slug for tip in articles.tips for old in tip.aliases}
    return tips | {("playbook", old): one.slug for one in articles.playbooks for old in one.aliases}


def _unknown(stop: Stop, names: Names, moved: dict[tuple[str, str], str]) -> str:
    """Return what to say of a *stop* that is not there: what it is called now, or is of the other kind."""
    other = "playbook" if stop.kind == "tip" else "tip"
    if now := moved.get((stop.kind, stop.slug)):
        return f'the {stop.kind} "{stop.slug}" has another name now; write {stop.kind}: {now}'
    if stop.slug in names.known[other]:
        return f'"{stop.slug}" is a {other}; write {other}: {stop.slug}'
    return names.unknown(stop.kind, stop.slug)
