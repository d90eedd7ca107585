"""What becomes of each post, and under which name, before any body is read a second time."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath

from forearmed.archive.fates import Judge
from forearmed.archive.intake import Intake, Result
from forearmed.archive.naming import slugs_of
from forearmed.archive.outcome import Fate, Outcome
from forearmed.archive.pictures.gallery import Gallery
from forearmed.archive.post import Post
from forearmed.archive.twins import mark_of
from forearmed.content.slugs import is_reserved, slug_of
from forearmed.foundation.weeks import Week, week_of_date

_NO_DAY = "drafts"
_TAKEN = "its id is that of another publication's post, which is {} here; bring it into another project"
GOES_HERE = frozenset({Fate.TIP, Fate.DRAFT})
"""What becomes a file here."""


def planned(intake: Intake, *, only_odd: bool = False) -> Result:
    """Return what becomes of each post, as far as that is known without reading its body.

    With *only_odd*, posts that become a tip without a doubt are only counted: an archive may have many.
    """
    judge = Judge(intake.choices, intake.span, intake.survey)
    _recognize(intake)
    gallery = Gallery(intake.uploads, intake.survey.attachments, intake.words, docs=intake.docs)
    result = Result({}, gallery)
    doubtful = intake.survey.doubtful.posts
    for post in intake.survey.in_order:
        outcome = judge.outcome(post)
        before = intake.folder.record.written.get(post.ident)
        if before and outcome.fate in GOES_HERE and not before.is_of(str(post.day or ""), post.title):
            outcome.fate, outcome.why = Fate.DAMAGED, _TAKEN.format(before.path)
        if before and outcome.fate is Fate.WITHHELD and intake.folder.holds(before.path):
            outcome.path = before.path
        is_usual = outcome.fate is Fate.TIP and not post.repaired and post.ident not in doubtful
        if only_odd and is_usual:
            result.uneventful += 1
        else:
            result.outcomes[post.ident] = outcome
    return result


def _recognize(intake: Intake) -> None:
    """Take the file of a post that moved since an earlier import for that of the post as it is called now.

    It is one by its title, its day and its name, where no export of this run has it in the old place.
    """
    record, posts = intake.folder.record, intake.survey.posts
    for copy, ident in intake.survey.copies.items():
        record.take_over(copy, ident)
    gone = {
        (each.title.casefold(), each.day, PurePosixPath(each.path).stem): ident
        for ident, each in record.written.items()
        if ident not in posts
    }
    for post in posts.values() if gone else ():
        mark = mark_of(post)
        former = gone.get((*mark[:2], slug_of(mark[2]))) if mark else None
        if former:
            record.take_over(former, post.ident)


def give_names(intake: Intake, outcomes: Mapping[str, Outcome]) -> None:
    """Give each post among *outcomes* that becomes a file its day, its slug and its path."""
    judge = Judge(intake.choices, intake.span, intake.survey)
    coming = [each.post for each in outcomes.values() if each.fate in GOES_HERE]
    known = {ident: PurePosixPath(each.path).stem for ident, each in intake.folder.record.written.items()}
    taken = _taken(intake, {post.ident for post in coming})
    titles = {post.ident: judge.dated(post).title for post in coming}
    for ident, slug in slugs_of(coming, titles, taken, known).items():
        if outcome := outcomes.get(ident):
            day = judge.dated(outcome.post).day
            outcome.day, outcome.slug = day, slug
            outcome.path = str(PurePosixPath(intake.tips, str(day.year) if day else _NO_DAY, f"{slug}.md"))
            before = intake.folder.record.written.get(ident)
            outcome.is_deleted = bool(before and not intake.folder.holds(before.path))
    _keep_former_names(outcomes, taken)
    if intake.editions:
        _choose_editions(coming, outcomes, judge)


def _taken(intake: Intake, coming: Collection[str]) -> set[str]:
    """Return the names of all tips but the earlier files of the posts *coming*: nobody else may have them.

    A file that is no tip yet, since its author has only begun it or made a slip, has its name as well.
    """
    written = intake.folder.record.written
    ours = {each.path for ident, each in written.items() if ident in coming}
    others = {PurePosixPath(each.path).stem for ident, each in written.items() if ident not in coming}
    tips = (tip for tip in intake.library.tips if tip.place.path not in ours)
    others |= {PurePosixPath(path).stem for path in intake.folder.files_in(intake.tips) if path not in ours}
    return others | {name for tip in tips for name in (tip.slug, *tip.aliases)}


def _choose_editions(posts: Sequence[Post], outcomes: Mapping[str, Outcome], judge: Judge) -> None:
    """Make the first tip of each week its edition; a week carries one."""
    taken: set[Week] = set()
    for post in posts:
        day = judge.dated(post).day
        if outcomes[post.ident].fate is Fate.TIP and day and (week := week_of_date(day)) not in taken:
            taken.add(week)
            outcomes[post.ident].is_edition = True


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
