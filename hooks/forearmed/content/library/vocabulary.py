"""The words of the house: what sorts articles (tags, authors, series, paths), stock phrases, synonyms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeVar

from forearmed.content.contracts import Contract
from forearmed.content.library.folders import ArticleFile
from forearmed.content.library.questions import Questions, read_questions
from forearmed.content.library.synonyms import Groups, read_groups
from forearmed.content.model import Author, LearningPath, Series, Tag
from forearmed.content.slugs import is_reserved, is_slug
from forearmed.content.source import Lines, SourceError, read_map
from forearmed.foundation.errors import Problem

Entry = TypeVar("Entry", bound=Contract)


@dataclass(frozen=True)
class Vocabulary:
    """Every id an article may name, in the order of its file."""

    tags: Mapping[str, Tag]
    authors: Mapping[str, Author]
    series: Mapping[str, Series]
    problems: tuple[Problem, ...] = ()
    paths: Mapping[str, LearningPath] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    """Stock phrases, each with what to write instead."""
    synonyms: Groups = field(default_factory=dict)
    """Groups of words that find the same articles."""
    questions: Questions = field(default_factory=dict)
    """Which question must find which article."""
    unsure: frozenset[str] = frozenset()
    """Files (`tags`) and entries (`tags/empathy`) with problems; articles that name them are not at fault."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """Where each sound entry and its parts stand in its file, as in `tags/empathy`, `tags/empathy.title`."""


def read_vocabulary(maps: Mapping[str, ArticleFile]) -> Vocabulary:
    """Read the maps of docs/, by the names of their files without .yml; a missing one is empty."""
    problems: list[Problem] = []
    unsure: set[str] = set()
    lines: Lines = {}
    return Vocabulary(
        tags=_entries(maps.get("tags"), Tag, problems=problems, unsure=unsure, noted=lines),
        authors=_entries(maps.get("authors"), Author, problems=problems, unsure=unsure, noted=lines),
        series=_entries(maps.get("series"), Series, problems=problems, unsure=unsure, noted=lines),
        paths=_entries(maps.get("paths"), LearningPath, problems=problems, unsure=unsure, noted=lines),
        phrases=_phrases(maps.get("phrases"), problems=problems),
        synonyms=_synonyms(maps.get("synonyms"), problems=problems, noted=lines),
        questions=_questions(maps.get("questions"), problems=problems, noted=lines),
        problems=tuple(problems),
        unsure=frozenset(unsure),
        lines=lines,
    )


def _entries(
    article: ArticleFile | None, kind: type[Entry], *, problems: list[Problem], unsure: set[str], noted: Lines
) -> dict[str, Entry]:
    read = read_entries(article, problems=problems)
    if article is None or read is None:
        unsure.update([PurePosixPath(article.path).stem] if article else [])
        return {}
    written, lines = read
    entries = {}
    for name, value in written.items():
        entry = _entry(name, value, kind, problems=problems, path=article.path, lines=lines)
        if entry is None:
            unsure.add(f"{PurePosixPath(article.path).stem}/{name}")
        else:
            entries[name] = entry
            parts = {key: line for key, line in lines.items() if f"{key}.".startswith(f"{name}.")}
            noted.update({f"{PurePosixPath(article.path).stem}/{key}": line for key, line in parts.items()})
    return entries


def read_entries(
    article: ArticleFile | None, *, problems: list[Problem]
) -> tuple[dict[str, object], Lines] | None:
    """Return what the map *article* holds, or None with a problem noted; one without content is empty."""
    if article is None or not _has_content(article.text):
        return {}, {}
    try:
        return read_map(article.text)
    except SourceError as error:
        problems.append(Problem(article.path, error.line, str(error)))
        return None


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
    problems += [
        Problem(path, lines.get(f"{name}.{fault.key}", line), f"{name}: {fault}") for fault in faults
    ]
    return entry


def _phrases(article: ArticleFile | None, *, problems: list[Problem]) -> dict[str, str]:
    written, lines = read_entries(article, problems=problems) or ({}, {})
    phrases = {}
    for phrase, instead in written.items():
        if isinstance(instead, str) and instead.strip() and any(sign.isalnum() for sign in phrase):
            phrases[phrase] = " ".join(instead.split())
        elif article:
            message = f'"{phrase}" needs what to write instead behind its colon'
            problems.append(Problem(article.path, lines.get(phrase, 1), message))
    return phrases


def _synonyms(article: ArticleFile | None, *, problems: list[Problem], noted: Lines) -> Groups:
    written, lines = read_entries(article, problems=problems) or ({}, {})
    groups, faults = read_groups(written, lines)
    if article:
        problems += [Problem(article.path, line, message) for line, message in faults]
    noted.update({f"synonyms/{first}": lines.get(first, 1) for first in groups})
    return groups


def _questions(article: ArticleFile | None, *, problems: list[Problem], noted: Lines) -> Questions:
    written, lines = read_entries(article, problems=problems) or ({}, {})
    questions, faults = read_questions(written, lines)
    problems += faults
    noted.update({f"questions/{asked}": lines.get(asked, 1) for asked in questions})
    return questions
