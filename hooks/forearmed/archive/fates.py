"""Which post becomes a tip, a draft or nothing here, by what is known of it before its body is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from forearmed.archive.decisions.choices import Choices
from forearmed.archive.decisions.parts import ids_of, part_in
from forearmed.archive.decisions.title_dates import Dated, without_date
from forearmed.archive.outcome import Fate, Outcome
from forearmed.archive.post import Post, State
from forearmed.archive.survey import Survey

NO_WORDS = "it has no words"
_WITHHELD = {State.PRIVATE, State.PROTECTED, State.TRASHED, State.MEMBERS}


@dataclass(frozen=True)
class Span:
    """The days whose posts are wanted, the first and the last of them; *today* ends what can be published."""

    today: date
    since: date | None = None
    until: date | None = None

    def excludes(self, day: date | None) -> bool:
        """Tell whether a post of *day* is not wanted; one without a day is, where no days are asked for."""
        if day is None:
            return bool(self.since or self.until)
        return bool((self.since and day < self.since) or (self.until and day > self.until))


@dataclass(frozen=True)
class Judge:
    """Decides about posts, by the *choices* of a person and the *span* of days."""

    choices: Choices
    span: Span
    survey: Survey

    def dated(self, post: Post) -> Dated:
        """Return the title of *post* without a date in it, and the day: the title's own, else the post's."""
        found = without_date(post.title, self.choices.titles)
        return found if found.day else Dated(found.title, post.day)

    def tags(self, post: Post) -> tuple[str, ...]:
        """Return the tags that *post* gets here."""
        mapped = (self.choices.tags.get(term) for term in post.terms)
        return tuple(dict.fromkeys(filter(None, mapped))) or tuple(self.choices.default_tags)

    def author(self, post: Post, byline: str = "") -> str | None:
        """Return the id of the author of *post*: by the *byline* in its text, else by the export."""
        names: Mapping[str, str | None] = self.choices.authors
        found = (names.get(self.survey.name_of(author)) for author in (byline, *post.authors) if author)
        return next(filter(None, found), None)

    def series(self, post: Post) -> str | None:
        """Return the id of the series that *post* is a part of."""
        part = part_in(post, self.choices.titles) if self._series else None
        return self._series.get(part.name.casefold()) if part else None

    @cached_property
    def _series(self) -> Mapping[str, str]:
        return ids_of(self.choices.series)

    def outcome(self, post: Post) -> Outcome:
        """Return what becomes of *post*, and why where that is not a tip with a date."""
        fate, why = self._fate(post)
        demoted = fate is Fate.DRAFT and post.state is State.PUBLISHED
        return Outcome(post, fate, why, is_demoted=demoted, remarks=tuple(post.remarks))

    def _fate(self, post: Post) -> tuple[Fate, str]:
        day = self.dated(post).day
        if post.ident in self.choices.skip:
            return Fate.SKIPPED, "import.yml says so"
        if post.state in _WITHHELD:
            return Fate.WITHHELD, post.state.value
        if self.span.excludes(day):
            return Fate.SKIPPED, "not of the days that were asked for"
        if post.state is not State.PUBLISHED:
            return Fate.DRAFT, post.state.value
        if post.ident in self.survey.empty:
            return Fate.DRAFT, NO_WORDS
        if day is None or day > self.span.today:
            return Fate.DRAFT, "without a day that is past"
        has_tag = self.choices.default_tags or any(map(self.choices.tags.get, post.terms))
        return (Fate.TIP, "") if has_tag else (Fate.DRAFT, "none of its terms is a tag here")
