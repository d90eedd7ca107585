"""What the rules of a conversion share: the site's `Manner`, and the `Page` as far as it is converted."""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forearmed.foundation.quotation_marks import ENGLISH as ENGLISH_MARKS
from forearmed.foundation.quotation_marks import Marks
from forearmed.foundation.say_not import ENGLISH, ENGLISH_TWISTS, Columns
from forearmed.foundation.wording import ENGLISH as ENGLISH_WORDING
from forearmed.foundation.wording import Wording

Env = MutableMapping[str, Any]  # Any: the library's own notes stand beside ours
_KEY = "forearmed"


@dataclass(frozen=True)
class Manner:
    """How a site has its pages converted."""

    marks: Marks = ENGLISH_MARKS
    """What straight quotation marks become."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What a box without a title of its own is called, by its kind."""
    columns: Sequence[Columns] = (ENGLISH,)
    """What the columns of a table of words to say may be called."""
    twists: Sequence[Columns] = (ENGLISH_TWISTS,)
    """What the columns of a table of twists may be called: a customer's bad answers, and what to say then."""
    permalinks: bool = True
    """Whether each heading has a sign that links to it."""
    wording: Wording = ENGLISH_WORDING
    """What the converter itself says of headings and footnotes."""
    contents: range = range(1, 7)
    """The levels of the headings that a page's table of contents names."""


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents: *name* is HTML without tags, *below* the entries under it."""

    level: int
    anchor: str
    name: str
    below: list["Heading"] = field(default_factory=list)


@dataclass
class Page:
    """One page while it is converted."""

    manner: Manner
    target_of: Callable[[str], str]
    """Where a link or a picture leads, by what an author wrote."""
    ids: set[str] = field(default_factory=set)
    """The ids that authors or we have given."""
    numbers: dict[str, int] = field(default_factory=dict)
    """For each id that more than one heading wants, the last number that was added: ``steps_2`` gives 2."""
    headings: list[Heading] = field(default_factory=list)


def begin(page: Page) -> Env:
    """Return the library's environment for a conversion of *page*; `page_of` finds the page in it."""
    return {_KEY: page}


def page_of(env: Env) -> Page:
    """Return the page that is being converted."""
    page: Page = env[_KEY]
    return page
