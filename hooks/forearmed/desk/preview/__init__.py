"""Preview any tip, past, scheduled or draft, as a mail, with what its author should know about that mail.

This room makes a `Sheet` of a tip; `summary` and `gallery` show all sheets on one page. Reads no files and no
clock.
"""

from collections.abc import Iterable, Iterator, Mapping

from forearmed.build.publication import Publication
from forearmed.content.model import Tip
from forearmed.content.slugs import is_slug
from forearmed.desk.preview.edition import edition_of, edition_to_come, release_line
from forearmed.desk.preview.gallery import gallery
from forearmed.desk.preview.mails import mail_of
from forearmed.desk.preview.oversized import oversized, told_size
from forearmed.desk.preview.sheet import Sheet
from forearmed.desk.preview.summary import summary
from forearmed.foundation import digest_files
from forearmed.foundation.errors import ForearmedError, Problem

__all__ = ["Sheet", "edition_to_come", "gallery", "mail_of", "oversized", "release_line", "sheets", "summary"]

_MEND = "mend what is wrong with it first"


def sheets(paths: Iterable[str], publication: Publication) -> Iterator[Sheet]:
    """Yield a sheet for each of *paths*, files of tips as messages name them, in their order.

    Every page that an author wrote must be rendered, whether it is live or not.
    """
    tips = {tip.place.path: tip for tip in publication.plan.almanac.tips}
    findings = publication.verdict.all_findings
    taken: dict[str, str] = {}
    for path in paths:
        problems = tuple(problem for problem in findings if problem.path == path)
        tip = tips.get(path)
        if tip is None or not is_slug(tip.slug):
            yield Sheet(path, tip.title if tip else path, problems=problems, obstacle=_MEND)
        elif taken.setdefault(tip.slug, path) != path:
            obstacle = f"{taken[tip.slug]} has the same address"
            yield Sheet(path, tip.title, problems=problems, obstacle=obstacle)
        else:
            yield _sheet(tip, publication, problems)


def _sheet(tip: Tip, publication: Publication, problems: tuple[Problem, ...]) -> Sheet:
    openings = publication.plan.almanac.openings
    edition = edition_of(tip, openings)
    files: Mapping[str, bytes] = {}
    obstacle = ""
    try:
        files = mail_of(edition, publication)
    except ForearmedError as error:
        obstacle = str(error)
    except RecursionError:  # nesting too deep, which `judge` reports
        obstacle = _MEND
    return Sheet(
        path=tip.place.path,
        title=tip.title,
        when=release_line(edition, openings),
        preheader=tip.blurb,
        problems=problems,
        folder=tip.slug,
        files=files,
        obstacle=obstacle,
        size_for_list=_size_for_list(files, publication),
    )


def _size_for_list(files: Mapping[str, bytes], publication: Publication) -> str:
    manager = publication.plan.settings.list_manager
    return told_size(files[digest_files.LIST_MAIL], manager) if files and manager else ""
