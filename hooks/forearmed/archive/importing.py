"""The way of an archive into a project: look over, decide, convert, write, report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from forearmed.archive.decisions.choices import Choices
from forearmed.archive.fates import Judge, Span
from forearmed.archive.linking import OldSite
from forearmed.archive.markdown import Converted, converted
from forearmed.archive.naming import slugs_of
from forearmed.archive.old_places import OldPlaces
from forearmed.archive.outcome import Fate, Outcome
from forearmed.archive.post import Post
from forearmed.archive.survey import Export, Survey, chosen
from forearmed.archive.tips import LONGEST_TITLE, TipFile, shortened, summary_of
from forearmed.archive.writing.files import Deed, Folder
from forearmed.content.library import Library
from forearmed.foundation.errors import ForearmedError

_UNTITLED = "Untitled"
_NO_DAY = "drafts"
_GOES_HERE = {Fate.TIP, Fate.DRAFT}


@dataclass(frozen=True)
class Intake:
    """All that an import goes by: the *exports*, what they hold, what was decided, and where it all goes."""

    exports: Sequence[Export]
    survey: Survey
    choices: Choices
    span: Span
    library: Library
    folder: Folder
    tips: str = "tips"
    """The name of the folder for tips."""

    sites: Sequence[str] = ()
    """Where the publication was, besides what the exports say."""


@dataclass
class Result:
    """What an import has done: each post's outcome, by ident, and how many of its files met which deed."""

    outcomes: dict[str, Outcome]
    deeds: dict[str, Deed] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    """By the id of each tag that a tip has, a title for it."""

    authors: dict[str, str] = field(default_factory=dict)

    def count(self, fate: Fate) -> int:
        """Return how many posts have this *fate*."""
        return sum(outcome.fate is fate for outcome in self.outcomes.values())


def planned(intake: Intake) -> Result:
    """Return what becomes of each post, as far as that is known without reading its body."""
    judge = Judge(intake.choices, intake.span, intake.survey)
    posts = intake.survey.in_order
    outcomes = {post.ident: judge.outcome(post) for post in posts}
    coming = [post for post in posts if outcomes[post.ident].fate in _GOES_HERE]
    known = {ident: PurePosixPath(each.path).stem for ident, each in intake.folder.record.written.items()}
    ours = {each.path for each in intake.folder.record.written.values()}
    taken = {
        name for tip in intake.library.tips for name in (tip.slug, *tip.aliases) if tip.place.path not in ours
    }
    titles = {post.ident: judge.dated(post).title for post in coming}
    for ident, slug in slugs_of(coming, titles, taken, known).items():
        if outcome := outcomes.get(ident):
            day = judge.dated(outcome.post).day
            outcome.slug = slug
            outcome.path = str(PurePosixPath(intake.tips, str(day.year) if day else _NO_DAY, f"{slug}.md"))
    return Result(outcomes)


def carry_out(intake: Intake, result: Result, tell: Callable[[int], None] = lambda _: None) -> None:
    """Convert and write every post that is to go here, and note in *result* what was done."""
    site = OldSite.of(intake.survey.posts.values(), [*intake.survey.sites, *intake.sites])
    places = OldPlaces(site, result.outcomes)
    judge = Judge(intake.choices, intake.span, intake.survey)
    for place, post in enumerate(chosen(intake.exports, intake.survey)):
        outcome = result.outcomes[post.ident]
        if outcome.fate in _GOES_HERE:
            _bring(post, outcome, judge, places, intake, result)
        tell(place + 1)
    _add_moved(site, result, intake)


def _bring(
    post: Post, outcome: Outcome, judge: Judge, places: OldPlaces, intake: Intake, result: Result
) -> None:
    try:
        page = converted(post, places, tuple(intake.choices.footers))
    except ForearmedError as error:
        outcome.fate, outcome.why = Fate.DAMAGED, str(error)
        return
    outcome.remarks += page.remarks
    if not page.markdown and outcome.fate is Fate.TIP:
        outcome.fate, outcome.why = Fate.DRAFT, "it has no words"
    tip = _tip(post, outcome, judge, page)
    result.deeds[post.ident] = intake.folder.put(post.ident, outcome.path, tip.text)
    result.tags |= {tag: tag for tag in tip.tags}
    if tip.author:
        result.authors[tip.author] = tip.author


def _tip(post: Post, outcome: Outcome, judge: Judge, page: Converted) -> TipFile:
    dated = judge.dated(post)
    title = dated.title or shortened(page.text, LONGEST_TITLE) or _UNTITLED
    if len(title) > LONGEST_TITLE:
        outcome.remarks.append(f"its title is cut; it was: {title}")
    return TipFile(
        title=shortened(title, LONGEST_TITLE),
        day=dated.day if outcome.fate is Fate.TIP else None,
        summary=summary_of(post.summary, page.text) or title,
        tags=judge.tags(post),
        author=judge.author(post),
        aliases=(),
        updated=post.updated,
        feature=False,
        body=page.markdown,
    )


def _add_moved(site: OldSite, result: Result, intake: Intake) -> None:
    """Note every old address of a tip that was written; drafts have none yet."""
    for key, ident in site.posts.items():
        outcome = result.outcomes.get(ident)
        if outcome and outcome.fate is Fate.TIP:
            result.moved[key] = outcome.slug


def names_by_id(ids: Mapping[str, str | None]) -> dict[str, str]:
    """Return the first name that leads to each id."""
    named: dict[str, str] = {}
    for name, ident in ids.items():
        if ident:
            named.setdefault(ident, name)
    return named
