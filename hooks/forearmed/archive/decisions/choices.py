"""What a person has decided about an archive: the keys of import.yml."""

from collections.abc import Mapping
from typing import Annotated

from forearmed.content.contracts import BeforeValidator, Contract, Slug, Slugs, listed

Texts = Annotated[tuple[str, ...], BeforeValidator(listed)]
Ids = Mapping[str, Slug | None]


class Choices(Contract):
    """The keys of import.yml."""

    tags: dict[str, Slug | None] = {}  # noqa: RUF012  # pydantic copies it
    """For each category, tag or label of the old place, an id in docs/tags.yml; ``~`` leaves it out."""

    default_tags: Slugs = ()
    """The tags of a post that has no other; without one, such a post becomes a draft."""

    authors: dict[str, Slug | None] = {}  # noqa: RUF012  # likewise
    """For each name of an author, an id in docs/authors.yml; ``~`` leaves it to the settings."""

    series: dict[str, Slug | None] = {}  # noqa: RUF012  # likewise
    """For each name of a series, an id in docs/series.yml; ``~`` makes no series of its parts."""

    titles: Texts = ()
    """How titles tell a date, such as ``" - {month}/{day}/{year} TOW"``: it is cut, and is the tip's date."""

    footers: Texts = ()
    """The words of last blocks that are cut from the ends of posts."""

    skip: Texts = ()
    """Posts to leave out, by the ids that the report has, such as ``wordpress:old.org:174``."""


def names_by_id(ids: Mapping[str, str | None]) -> dict[str, str]:
    """Return the first name that leads to each id."""
    named: dict[str, str] = {}
    for name, ident in ids.items():
        if ident:
            named.setdefault(ident, name)
    return named
