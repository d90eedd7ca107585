"""What sorts tips and playbooks: the entries of docs/tags.yml, authors.yml, series.yml and paths.yml."""

from collections.abc import Collection
from typing import ClassVar

from forearmed.content.contracts import Contract, Field, Link, OneLine, OnLight
from forearmed.content.contracts.path_stops import Stops


class Tag(Contract):
    """A word that sorts tips and playbooks; an entry of docs/tags.yml."""

    in_quotes: ClassVar[Collection[str]] = ("color",)

    title: OneLine = Field(examples=["Follow-through"])
    """The label readers see."""

    description: OneLine = Field(examples=["One sentence about it."])
    """One sentence for the tag's page."""

    color: OnLight = None
    """The color of its dot and its covers, in quotes, such as `"#7a5200"`, readable on light pages. Dark
    pages have a lighter shade of it. Without one, it is gray."""

    public: bool = False
    """Whether it has a page already while only tips that are not out yet use it."""


class Author(Contract):
    """Who wrote a tip or keeps a playbook, often a team; an entry of docs/authors.yml."""

    title: OneLine = Field(examples=["Training team"])
    """The name readers see."""

    description: OneLine = Field(examples=["One sentence about them."])
    """One sentence for the author's page."""

    link: Link | None = None
    """A page or mail address of theirs: `https:`, `http:` or `mailto:`."""

    public: bool = False
    """Whether they have a page already while only tips that are not out yet name them."""


class Series(Contract):
    """Tips that belong together and are read in order; an entry of docs/series.yml."""

    title: OneLine = Field(examples=["First words"])
    """What the series is called."""

    description: OneLine = Field(examples=["One sentence about it."])
    """One sentence for the series' page."""

    public: bool = False
    """Whether it has a page already while only tips that are not out yet use it."""


class LearningPath(Contract):
    """Tips and playbooks for a new colleague, in the order to read them; an entry of docs/paths.yml."""

    title: OneLine = Field(examples=["Your first two weeks"])
    """What the path is called."""

    description: OneLine = Field(examples=["One sentence about it."])
    """One sentence for the path's page."""

    stops: Stops = Field(examples=[[{"tip": "call-first"}]])
    """What to read, in order: lines such as `- tip: call-first` and `- playbook: live-chat`."""
