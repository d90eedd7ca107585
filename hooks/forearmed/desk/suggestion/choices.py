"""The options of a YAML form that a site decides: whether they are right, and a form that has them right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forearmed.content.source import Lines, SourceError, read_map, yaml_line
from forearmed.desk.suggestion.offers import Offers
from forearmed.foundation.errors import Problem

PLACES = {"tag": "docs/tags.yml", "author": "docs/authors.yml", "playbook": "docs/playbooks/"}
"""Where the options of each question come from."""


@dataclass(frozen=True)
class _Options:
    """The options of a question: the line of their key, the line of the last, and what they are."""

    question: str
    first: int
    last: int
    titles: tuple[object, ...]


def outdated(path: str, text: str, offers: Offers) -> Iterator[Problem]:
    """Yield a warning for each list in the form *text* that differs from what the site *offers*."""
    for found in _outdated(text, offers):
        message = (
            f"these options are not the titles of {PLACES[found.question]} now; "
            "write them anew with forearmed suggestion --forms"
        )
        yield Problem(path, found.first, message, warning=True)


def renewed(text: str, offers: Offers) -> str:
    """Return the form *text* with the options that the site *offers*; every other line stays as it is.

    A list in a form that this cannot read back stays as well, and `outdated` goes on naming it.
    """
    lines = text.split("\n")
    for found in reversed(list(_outdated(text, offers))):
        key, _, _ = lines[found.first - 1].partition("options:")
        written = (yaml_line("-", title) for title in offers.by_question[found.question])
        items = [f"{key}  {line.replace('-: ', '- ', 1)}" for line in written]
        lines[found.first - 1 : found.last] = [f"{key}options:", *items]
    made = "\n".join(lines)
    return text if any(_outdated(made, offers)) else made


def _outdated(text: str, offers: Offers) -> Iterator[_Options]:
    """Yield the options that are not what is offered; a form cannot offer nothing, so then they may stay."""
    for found in _options(text):
        wanted = tuple(offers.by_question[found.question])
        if wanted and found.titles != wanted:
            yield found


def _options(text: str) -> Iterator[_Options]:
    try:
        read, lines = read_map(text)
    except SourceError:
        return
    body = read.get("body")
    for number, part in enumerate(body if isinstance(body, list) else ()):
        attributes = part.get("attributes") if isinstance(part, Mapping) else None
        options = attributes.get("options") if isinstance(attributes, Mapping) else None
        if isinstance(options, list) and options and part.get("id") in PLACES:
            yield _placed(part["id"], f"body.{number}.attributes.options", options, lines)


def _placed(question: str, key: str, options: list[object], lines: Lines) -> _Options:
    return _Options(question, lines[key], lines[f"{key}.{len(options) - 1}"], tuple(options))
