"""The second look at the exports: each post's body as Markdown, in the file of its tip."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from forearmed.archive.decisions.edges import byline_in, name_in
from forearmed.archive.fates import NO_WORDS, Judge
from forearmed.archive.intake import Intake, Result
from forearmed.archive.linking import OldSite, folder_of, parted
from forearmed.archive.markdown import Converted, converted
from forearmed.archive.old_addresses import below, moved_by, own_places
from forearmed.archive.old_lists import Lead, lists_of, told_feeds, told_lists
from forearmed.archive.old_places import OldPlaces
from forearmed.archive.outcome import Fate, Outcome
from forearmed.archive.planning import GOES_HERE
from forearmed.archive.post import Post
from forearmed.archive.readers.reader import Heard, unheard
from forearmed.archive.readers.titles import plain
from forearmed.archive.survey import chosen, doubted
from forearmed.archive.tips import TipFile, summary_of
from forearmed.archive.web import host_of
from forearmed.archive.writing.files import Deed
from forearmed.content.library.moved_targets import target_at
from forearmed.content.model import LONGEST_TITLE
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.shortening import shortened

_UNTITLED = "Untitled"
_LONGEST_IN_LISTS = 300


def carry_out(intake: Intake, result: Result, heard: Heard = unheard) -> None:
    """Convert and write every post that is to go here, and note in *result* what was done.

    Each that is done is *heard*.
    """
    bringing = _Bringing.of(intake, result)
    for post in chosen(intake.exports, intake.survey):
        if result.outcomes[post.ident].fate in GOES_HERE:
            bringing.bring(post)
        heard(1)
    strangers = {
        PurePosixPath(each.path).stem
        for ident, each in intake.folder.record.written.items()
        if ident not in intake.survey.posts
    }
    slugs = [each.slug for each in result.outcomes.values() if each.is_tip]
    here = own_places(intake.library, slugs, result.tags)
    leads = below(intake.home, bringing.leads())
    result.moved = moved_by(leads, intake.library.moved, strangers, here)
    result.elsewhere = bringing.places.elsewhere
    result.is_located = bool(bringing.places.site.hosts)


def look_closer(intake: Intake, result: Result) -> None:
    """For a dry run, convert the posts whose bodies leave a doubt, and note in *result* what becomes of them.

    What is linked does not matter to that, and pictures that are not found are no part of what it tells.
    """
    judge = Judge(intake.choices, intake.span, intake.survey)
    gallery = replace(result.gallery, files={}, missing={}, heavy={}, wordless={})
    trial = _Bringing(intake, result, judge, OldPlaces(OldSite(frozenset()), gallery))
    coming = {ident for ident, each in result.outcomes.items() if each.fate in GOES_HERE}
    for post in doubted(intake.exports, intake.survey, coming):
        trial.convert(post)


@dataclass(frozen=True)
class _Bringing:
    """The second look at the exports, which writes: what it goes by, and the *result* it adds to."""

    intake: Intake
    result: Result
    judge: Judge
    places: OldPlaces

    @classmethod
    def of(cls, intake: Intake, result: Result) -> "_Bringing":
        """Return the second look at the exports of *intake*."""
        survey = intake.survey
        sites = [*intake.sites, *survey.sites]
        home = host_of(intake.sites[0]) if len(intake.sites) == 1 else ""
        site = OldSite.of(survey.in_order, sites, survey.slimming.hosts, survey.terms, home=home)
        judge = Judge(intake.choices, intake.span, survey)
        coming = [each.post for each in result.outcomes.values() if each.is_tip]
        used = {tag for post in coming for tag in judge.tags(post)}
        tags = {name: tag for name, tag in intake.choices.tags.items() if tag in used}
        return cls(intake, result, judge, OldPlaces(site, result.gallery, result.outcomes, tags))

    def bring(self, post: Post) -> None:
        """Convert *post* and write its file."""
        outcome = self.result.outcomes[post.ident]
        if outcome.is_deleted:
            self.result.deeds[post.ident] = Deed.DELETED
            return
        page = self.convert(post)
        if page is None:
            return
        tip = self._tip(post, outcome, page, name_in(post.body) if self._byline(post) else "")
        self.result.deeds[post.ident] = self.intake.folder.put(post, outcome.path, tip.text)
        self.result.tags |= dict.fromkeys(tip.tags)
        if tip.author:
            self.result.authors[tip.author] = None
        if tip.series:
            self.result.series[tip.series] = None

    def convert(self, post: Post) -> Converted | None:
        """Return *post* converted, and note what becomes of it; None where it cannot be read."""
        outcome, name = self.result.outcomes[post.ident], name_in(post.body)
        footers = (*self.intake.choices.footers, *self.intake.survey.edges.biographies.get(name, ()))
        try:
            page = converted(post, self.places.of(post), footers, self._byline(post))
        except ForearmedError as error:
            outcome.fate, outcome.why = Fate.DAMAGED, str(error)
            return None
        outcome.remarks += tuple(dict.fromkeys(page.remarks))
        if not page.markdown and outcome.fate is Fate.TIP:
            outcome.fate, outcome.why, outcome.is_demoted = Fate.DRAFT, NO_WORDS, True
        return page

    def _byline(self, post: Post) -> str:
        """Return the words above *post* that name its author, where that is one here; they are cut."""
        return byline_in(post.body) if self.intake.choices.authors.get(name_in(post.body)) else ""

    def leads(self) -> Iterator[Lead]:
        """Yield where old addresses lead: to posts that are tips now, then to lists. Drafts have no page."""
        outcomes = self.result.outcomes
        for path, ident, host in self.places.site.claims:
            if (outcome := outcomes.get(ident)) and outcome.is_tip:
                folder, number = parted(path)
                yield Lead(folder, outcome.slug, host, number)
        tips = [each for each in outcomes.values() if each.is_tip]
        years = {each.day.year for each in tips if each.is_edition and each.day}
        tags, people = self._lists("tags"), self._lists("authors")
        parts = ((each.post.series, self.judge.series(each.post)) for each in tips)
        series = {name: target_at("series", ident) for name, ident in parts if name and ident}
        base = folder_of([*self.intake.sites, *self.intake.survey.sites])
        yield from lists_of((each.post for each in tips), tags, years, series, base=base)
        yield from told_lists(self.intake.survey.lists, tags)
        yield from told_feeds(self.intake.survey.feeds, tags)
        yield from told_lists(self.intake.survey.people, people)

    def _lists(self, kind: Literal["tags", "authors"]) -> Mapping[str, str]:
        """Return the lists that tips are on now, by what the old place called them."""
        chosen_ids: Mapping[str, str | None] = getattr(self.intake.choices, kind)
        used: Mapping[str, None] = getattr(self.result, kind)
        return {name: target_at(kind, ident) for name, ident in chosen_ids.items() if ident and ident in used}

    def _tip(self, post: Post, outcome: Outcome, page: Converted, byline: str) -> TipFile:
        dated = self.judge.dated(post)
        title = dated.title or _begun(page.text) or _UNTITLED
        most = LONGEST_TITLE if outcome.is_edition else _LONGEST_IN_LISTS
        if len(title) > most:
            outcome.remarks += (f"its title is cut; it was: {title}",)
        return TipFile(
            title=shortened(title, most),
            day=dated.day if outcome.fate is Fate.TIP else None,
            summary=summary_of(plain(post.summary), page.text) or title,
            tags=self.judge.tags(post),
            author=self.judge.author(post, byline),
            series=self.judge.series(post),
            aliases=outcome.aliases,
            updated=post.updated,
            feature=outcome.is_edition,
            body=page.markdown,
        )


def _begun(text: str) -> str:
    """Return how *text* begins, as a title: a whole sentence where one ends where the room does."""
    return re.sub(r"(?<=[.!?])…$", "", shortened(text, LONGEST_TITLE))
