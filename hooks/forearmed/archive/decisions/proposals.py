"""Guesses for import.yml: what a person would most likely decide, from what the posts have in common."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from forearmed.archive.decisions import parts, title_dates
from forearmed.archive.decisions.choices import Choices
from forearmed.archive.survey import Survey, counted
from forearmed.content.library import Vocabulary
from forearmed.content.slugs import is_reserved, is_slug, slug_of

DEFAULT_TAG = "archive"
_LEAST_SHARE = 0.03
_LEAST_POSTS = 3
_MOST_TAGS = 20


@dataclass(frozen=True)
class Proposals:
    """What import.yml lacks: *choices* to put into it, and how many posts each is about."""

    choices: Choices
    counts: Mapping[str, int] = field(default_factory=dict)
    """By key and name, as in ``tags/News``."""

    def __bool__(self) -> bool:
        return any(value for _, value in self.choices)


def proposals(survey: Survey, vocabulary: Vocabulary, made: Choices | None) -> Proposals:
    """Return what *made*, the choices so far, leaves open. Footers and the like are proposed once only."""
    posts = survey.in_order
    terms = counted(term for post in posts for term in post.terms)
    names = counted(survey.name_of(author) for post in posts for author in post.authors)
    names = {**survey.edges.bylines, **names}
    first = made is None
    ways = title_dates.proposed(posts) if first else {}
    footers = dict(survey.edges.footers) if first else {}
    known = made or Choices()
    in_parts = parts.proposed(posts, ways or known.titles)
    lists = _ids(terms, {key: tag.title for key, tag in vocabulary.tags.items()}, _least(len(posts)))
    people = _ids(names, {key: author.title for key, author in vocabulary.authors.items()}, 1)
    groups = _ids(in_parts, {key: each.title for key, each in vocabulary.series.items()}, 1)
    choices = Choices(
        tags={term: name for term, name in lists.items() if term not in known.tags},
        default_tags=(DEFAULT_TAG,)
        if first and any(_has_no_tag(post.terms, lists) for post in posts)
        else (),
        authors={name: one for name, one in people.items() if name not in known.authors},
        series={name: one for name, one in groups.items() if name not in known.series},
        titles=tuple(ways),
        footers=tuple(footers),
    )
    kinds = {"tags": terms, "authors": names, "series": in_parts, "titles": ways, "footers": footers}
    return Proposals(
        choices, {f"{kind}/{name}": number for kind, found in kinds.items() for name, number in found.items()}
    )


def _least(posts: int) -> int:
    return max(_LEAST_POSTS, int(posts * _LEAST_SHARE))


def _has_no_tag(terms: Iterable[str], ids: Mapping[str, str | None]) -> bool:
    return not any(ids.get(term) for term in terms)


def _ids(names: Mapping[str, int], known: Mapping[str, str], least: int) -> dict[str, str | None]:
    """Return an id for each of *names*: a known one, or a new one where it is there *least* times."""
    by_title = {slug_of(title): key for key, title in known.items()} | {key: key for key in known}
    chosen: dict[str, str | None] = {}
    new = 0
    for name, number in names.items():
        slug = slug_of(_spelled(name))
        is_new = number >= least and new < _MOST_TAGS and is_slug(slug) and not is_reserved(slug)
        chosen[name] = by_title.get(slug) or (slug if is_new else None)
        new += chosen[name] is not None and slug not in by_title
    return chosen


def _spelled(name: str) -> str:
    """Return *name* without what some services put in front of it."""
    return name.lstrip("#@")
