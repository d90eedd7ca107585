"""The words that sort articles: tags, authors and series, read from their maps in docs/."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from forearmed.contracts import Contract, is_reserved, is_slug
from forearmed.errors import Problem
from forearmed.library.folders import Article
from forearmed.model import Author, Series, Tag
from forearmed.source import Lines, SourceError, read_map

Entry = TypeVar("Entry", bound=Contract)


@dataclass(frozen=True)
class Vocabulary:
    """Every id an article may name, in the order of its file."""

    tags: Mapping[str, Tag]
    authors: Mapping[str, Author]
    series: Mapping[str, Series]
    problems: tuple[Problem, ...] = ()
    unsure: frozenset[str] = frozenset()
    """What has problems: a whole file (`tags`) or an entry (`tags/empathy`). Who names it is not to blame."""


def read_vocabulary(maps: Mapping[str, Article]) -> Vocabulary:
    """Read tags.yml, authors.yml and series.yml; a missing or empty file is an empty map."""
    problems: list[Problem] = []
    unsure: set[str] = set()
    return Vocabulary(
        tags=_entries(maps.get("tags"), Tag, problems=problems, unsure=unsure),
        authors=_entries(maps.get("authors"), Author, problems=problems, unsure=unsure),
        series=_entries(maps.get("series"), Series, problems=problems, unsure=unsure),
        problems=tuple(problems),
        unsure=frozenset(unsure),
    )


def _entries(
    article: Article | None, kind: type[Entry], *, problems: list[Problem], unsure: set[str]
) -> dict[str, Entry]:
    if article is None or not _has_content(article.text):
        return {}
    try:
        written, lines = read_map(article.text)
    except SourceError as error:
        problems.append(Problem(article.path, error.line, str(error)))
        unsure.add(PurePosixPath(article.path).stem)
        return {}
    entries = {}
    for name, value in written.items():
        entry = _entry(name, value, kind, problems=problems, path=article.path, lines=lines)
        if entry is None:
            unsure.add(f"{PurePosixPath(article.path).stem}/{name}")
        else:
            entries[name] = entry
    return entries


def _has_content(text: str) -> bool:
    lines = (line.strip() for line in text.splitlines())
    return any(line and not line.startswith("#") for line in lines)


def _entry(
    name: str, value: object, kind: type[Entry], *, problems: list[Problem], path: str, lines: Lines
) -> Entry | None:
    line = lines.get(name, 1)
    if not is_slug(name) or is_reserved(name):
        advice = "use lower-case letters, digits and hyphens, and not a year, page or index"
        problems.append(Problem(path, line, f'"{name}" cannot be an id; {advice}'))
        return None
    if not isinstance(value, dict):
        problems.append(Problem(path, line, f'"{name}" needs a title and a description below it'))
        return None
    entry, faults = kind.read(value)
    for key, message in faults:
        problems.append(Problem(path, lines.get(f"{name}.{key}", line), f"{name}: {message}"))
    return entry
