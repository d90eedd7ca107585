"""What authors write: tips, playbooks and pages; `entries` has what sorts them. Validated and frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Self, cast

from forearmed.content.contracts import (
    Contract,
    Day,
    Fault,
    FaultKind,
    Field,
    LongTitle,
    Months,
    OneLine,
    OpenContract,
    Order,
    Slug,
    Slugs,
    Summary,
    Title,
    Weeks,
)
from forearmed.content.contracts.asked import Asked
from forearmed.content.contracts.days import months_later
from forearmed.content.contracts.former_names import FormerNames
from forearmed.content.contracts.questions import Questions
from forearmed.content.contracts.urgent_words import UrgentWords
from forearmed.content.entries import Author as Author
from forearmed.content.entries import LearningPath as LearningPath
from forearmed.content.entries import Series as Series
from forearmed.content.entries import Tag as Tag
from forearmed.content.source import Lines, Source
from forearmed.foundation.shortening import shortened
from forearmed.foundation.weeks import Week, week_of_date
from forearmed.foundation.wording.objections import SUMMARY_ASKED, TOO_LONG, WHEN_ASKED

_WORDS_A_MINUTE = 200
LONGEST_TITLE = 80
"""How many characters the title of an edition has at most, and any title in a list."""
_SUMMARY = "One sentence of at most 160 characters."
_ASKED = ["the driver never came", "nobody picks up the phone"]


class TipKeys(Contract):
    """The front matter of a tip."""

    is_article = True
    asks = {"summary": SUMMARY_ASKED}  # noqa: RUF012  # a ClassVar where it is declared
    schema_together = {  # noqa: RUF012  # likewise
        "if": {"not": {"properties": {"feature": {"const": False}}, "required": ["feature"]}},
        "then": {"properties": {"title": {"maxLength": LONGEST_TITLE}}},
    }

    title: LongTitle = Field(examples=["Call before you write"])
    """What the tip is called: at most 80 characters, or 300 with `feature: false`, where lists cut it. All
    that a draft needs."""

    date: Day | None = Field(None, examples=[date(2026, 11, 17)])
    """The local date on which it goes live; without one the tip is a draft."""

    summary: Summary | None = Field(None, examples=[_SUMMARY])
    """One sentence of at most 160 characters that makes sense alone. A tip with a date needs one."""

    tags: Slugs = Field((), examples=[["empathy"]])
    """One or more ids from docs/tags.yml. A tip with a date needs them."""

    author: Slug | None = None
    """An id from docs/authors.yml; the settings name the default."""

    series: Slug | None = None
    """An id from docs/series.yml; the parts of a series are ordered by date."""

    playbook: Slug | None = None
    """The slug of the playbook this tip belongs to."""

    updated: Day | None = None
    """The date of a correction; readers are shown it."""

    aliases: FormerNames = ()
    """Former slugs; each becomes a page that leads here."""

    evergreen: bool = True
    """Whether the tip may return as an encore."""

    encores: Weeks = ()
    """Weeks pinned for its return, such as `[2027-W40]`."""

    feature: bool = True
    """Whether the tip is an edition; with `false` it is on the site but never in a feed or the mail."""

    questions: Questions = Field(
        (), examples=[["Who last heard this from you?", "What would make it hard to say?"]]
    )
    """One to three questions for the team, each at most 140 characters, for the tip's huddle page. Without
    them it asks two that suit any tip."""

    asked: Asked = Field((), examples=[_ASKED])
    """What people type when they need this tip, in words that its text does not have; the search finds it by
    them."""

    def faults_together(self) -> Iterator[Fault]:
        """Yield a fault for the title of an edition that is too long for the subject of its mail."""
        if self.feature and len(self.title) > LONGEST_TITLE:
            message = TOO_LONG.format(length=len(self.title), most=LONGEST_TITLE)
            yield Fault("title", FaultKind.VALUE, message)


class PlaybookKeys(Contract):
    """The front matter of a playbook."""

    is_article = True
    asks = {"summary": SUMMARY_ASKED, "when": WHEN_ASKED}  # noqa: RUF012  # likewise

    title: Title = Field(examples=["Recover from a failure"])
    """What the playbook is called: at most 80 characters."""

    summary: Summary = Field(examples=[_SUMMARY])
    """One sentence of at most 160 characters that makes sense alone."""

    tags: Slugs = Field(examples=[["empathy"]])
    """One or more ids from docs/tags.yml."""

    when: OneLine = Field(examples=["A customer tells you that something went wrong."])
    """The situation in which to use it, in one sentence."""

    reviewed: Day = Field(examples=[date(2026, 11, 17)])
    """The date on which somebody last read it against practice."""

    owner: Slug = Field(examples=["training"])
    """Who keeps it true: an id from docs/authors.yml."""

    review_every: Months = 12
    """Months until it should be reviewed again, from 1 to 120."""

    order: Order | None = None
    """Where it stands among the situations on the home page, from 1. Six are seen at once; a list has all."""

    urgent: UrgentWords = Field((), examples=[["suicide", "threaten me/us"]])
    """Words of a danger, as people type them. A question with one of them gets this playbook's safety passage
    above all results: its first box of danger or warning, else a first paragraph that begins in bold."""

    asked: Asked = Field((), examples=[_ASKED])
    """What people type when they need this playbook, in words that its text does not have; it is found by
    them."""

    aliases: FormerNames = ()
    """Former slugs; each becomes a page that leads here."""


class PageKeys(OpenContract):
    """The front matter of any other page. Keys of the host's and the theme's are let through as they are."""

    others: ClassVar[frozenset[str]] = frozenset(
        {
            "author", "authors", "canonical", "categories", "comments", "date", "footer", "icon", "location",
            "search", "short", "social", "status", "subtitle", "tags",
        }
    )  # fmt: skip
    """What mkdocs, its themes, their plugins and our own templates read."""

    title: Title | None = None
    """What the page is called."""

    description: OneLine | None = None
    """One sentence for search engines."""

    template: OneLine | None = None
    """A template of the theme."""

    hide: Slugs = ()
    """Parts of the page to leave out: `navigation`, `toc`."""

    draft: bool = False
    """Whether only a preview may show the page."""

    published: bool = True
    """With `false`, only a preview may show the page."""


@dataclass(frozen=True)
class Place:
    """Where an article stands, for messages: its *path* and the line of every key."""

    path: str
    lines: Lines = field(default_factory=dict, hash=False)
    body_line: int = 1
    remarks: bool = False
    """Whether there are comments among its keys."""

    def line(self, key: str) -> int:
        """Return the line of dotted *key*, of its parent, or the file's first."""
        return self.lines.get(key) or self.lines.get(key.split(".")[0], 1)


class _Article(Contract):
    """What a file says beside its front matter: its Markdown *body*, its *slug* and where it stands."""

    slug: str
    body: str
    place: Place

    @classmethod
    def of(cls, keys: Contract, source: Source, *, slug: str, path: str) -> Self:
        """Join validated *keys* with the rest of the file they came from."""
        place = Place(path, source.lines, source.body_line, source.remarks)
        return cast("Self", cls.model_construct(**dict(keys), slug=slug, body=source.body, place=place))

    @property
    def minutes(self) -> int:
        """Return the reading time in whole minutes, at least one."""
        return max(1, round(len(self.body.split()) / _WORDS_A_MINUTE))


class Tip(_Article, TipKeys):
    """A tip: one short article."""

    @property
    def is_edition(self) -> bool:
        """Tell whether a week may carry this tip: it has a date and is featured."""
        return self.feature and self.date is not None

    @property
    def week(self) -> Week | None:
        """Return the week of its date, if it has one."""
        return week_of_date(self.date) if self.date else None

    @property
    def short_title(self) -> str:
        """Return the title as lists show it: a long one is cut at a word."""
        return shortened(self.title, LONGEST_TITLE)

    def is_archived(self, since: Day | None) -> bool:
        """Tell whether it is of an older publication, from before *since*, or no edition.

        The rules of style do not speak of such tips.
        """
        return not self.feature or bool(self.date and since and self.date < since)

    @property
    def blurb(self) -> str:
        """Return the summary; a draft may have none yet."""
        return self.summary or ""


class Playbook(_Article, PlaybookKeys):
    """A procedure for a situation."""

    @property
    def review_due(self) -> date:
        """Return the first day on which its review is due; in a shorter month, its last day."""
        return months_later(self.reviewed, self.review_every)


@dataclass(frozen=True)
class Page:
    """Any other page of the site, handed on as it is: the home page's words, a guide."""

    src_uri: str
    metadata: Mapping[str, object] = field(hash=False)
    body: str
    place: Place

    @property
    def draft(self) -> bool:
        """Tell whether it says itself that only a preview may show it."""
        return self.metadata.get("draft") is True or self.metadata.get("published") is False

    @property
    def searchable(self) -> bool:
        """Tell whether it says itself that visitors may find it in the search."""
        return self.metadata.get("search") is True
