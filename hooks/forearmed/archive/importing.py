"""The way of an archive into a project: look over, decide, convert, write, report."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from forearmed.archive.decisions.choices import Choices
from forearmed.archive.decisions.edges import byline_in, name_in
from forearmed.archive.fates import Judge, Span
from forearmed.archive.linking import OldSite
from forearmed.archive.markdown import Converted, converted
from forearmed.archive.naming import slugs_of
from forearmed.archive.old_places import OldPlaces
from forearmed.archive.outcome import Fate, Outcome
from forearmed.archive.pictures.gallery import Gallery
from forearmed.archive.pictures.uploads import Uploads
from forearmed.archive.post import Post
from forearmed.archive.readers.titles import plain
from forearmed.archive.survey import Export, Survey, chosen
from forearmed.archive.tips import LONGEST_TITLE, TipFile, shortened, summary_of
from forearmed.archive.writing.files import Deed, Folder
from forearmed.content.library import Library
from forearmed.content.slugs import is_reserved, slug_of
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
    docs: Path
    uploads: Uploads
    words: Mapping[str, str] = field(default_factory=dict)
    """Words that a person has given for pictures, by their paths below docs/."""

    tips: str = "tips"
    """The name of the folder for tips."""

    sites: Sequence[str] = ()
    """Where the publication was, besides what the exports say."""


@dataclass
class Result:
    """What an import has done: each post's outcome, by ident, and how many of its files met which deed."""

    outcomes: dict[str, Outcome]
    gallery: Gallery
    deeds: dict[str, Deed] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    """The ids of the tags that tips have."""

    authors: dict[str, None] = field(default_factory=dict)

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
    _keep_former_names(outcomes, taken)
    return Result(
        outcomes, Gallery(intake.uploads, intake.survey.attachments, intake.words, docs=intake.docs)
    )


def _keep_former_names(outcomes: Mapping[str, Outcome], taken: Collection[str]) -> None:
    """Give each tip the names as aliases that its address had before, where these are free."""
    used = {*taken, *(outcome.slug for outcome in outcomes.values())}
    for outcome in outcomes.values():
        if outcome.fate is Fate.TIP:
            names = dict.fromkeys(slug_of(name) for name in outcome.post.former)
            outcome.aliases = tuple(
                name for name in names if name and not is_reserved(name) and name not in used
            )
            used |= set(outcome.aliases)


def carry_out(intake: Intake, result: Result, tell: Callable[[int], None] = lambda _: None) -> None:
    """Convert and write every post that is to go here, and note in *result* what was done."""
    bringing = _Bringing.of(intake, result)
    for place, post in enumerate(chosen(intake.exports, intake.survey)):
        if result.outcomes[post.ident].fate in _GOES_HERE:
            bringing.bring(post)
        tell(place + 1)
    for path, content in sorted(result.gallery.files.items()):
        intake.folder.put_picture(path, content)
    result.moved |= dict(_moved(bringing.places.site, result.outcomes))


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
        site = OldSite.of(survey.posts.values(), [*intake.sites, *survey.sites], survey.terms)
        judge = Judge(intake.choices, intake.span, survey)
        coming = [each.post for each in result.outcomes.values() if each.fate is Fate.TIP]
        used = {tag for post in coming for tag in judge.tags(post)}
        tags = {name: tag for name, tag in intake.choices.tags.items() if tag in used}
        return cls(intake, result, judge, OldPlaces(site, result.gallery, result.outcomes, tags))

    def bring(self, post: Post) -> None:
        """Convert *post* and write its file."""
        outcome, choices = self.result.outcomes[post.ident], self.intake.choices
        name = name_in(post.body)
        byline = byline_in(post.body) if choices.authors.get(name) else ""
        footers = (*choices.footers, *self.intake.survey.edges.biographies.get(name, ()))
        try:
            page = converted(post, self.places.of(post), footers, byline)
        except ForearmedError as error:
            outcome.fate, outcome.why = Fate.DAMAGED, str(error)
            return
        outcome.remarks += dict.fromkeys(page.remarks)
        if not page.markdown and outcome.fate is Fate.TIP:
            outcome.fate, outcome.why = Fate.DRAFT, "it has no words"
        tip = self._tip(post, outcome, page, name if byline else "")
        self.result.deeds[post.ident] = self.intake.folder.put(post.ident, outcome.path, tip.text)
        self.result.tags |= dict.fromkeys(tip.tags)
        if tip.author:
            self.result.authors[tip.author] = None

    def _tip(self, post: Post, outcome: Outcome, page: Converted, byline: str) -> TipFile:
        dated = self.judge.dated(post)
        title = dated.title or shortened(page.text, LONGEST_TITLE) or _UNTITLED
        if len(title) > LONGEST_TITLE:
            outcome.remarks.append(f"its title is cut; it was: {title}")
        return TipFile(
            title=shortened(title, LONGEST_TITLE),
            day=dated.day if outcome.fate is Fate.TIP else None,
            summary=summary_of(plain(post.summary), page.text) or title,
            tags=self.judge.tags(post),
            author=self.judge.author(post, byline),
            aliases=outcome.aliases,
            updated=post.updated,
            feature=False,
            body=page.markdown,
        )


def _moved(site: OldSite, outcomes: Mapping[str, Outcome]) -> Iterator[tuple[str, str]]:
    """Yield every old path of a tip, with the tip's name; drafts have no page yet."""
    for path, ident in site.paths.items():
        if path and (outcome := outcomes.get(ident)) and outcome.fate is Fate.TIP:
            yield path, outcome.slug


def names_by_id(ids: Mapping[str, str | None]) -> dict[str, str]:
    """Return the first name that leads to each id."""
    named: dict[str, str] = {}
    for name, ident in ids.items():
        if ident:
            named.setdefault(ident, name)
    return named
