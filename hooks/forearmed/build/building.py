"""Build a site beside the last good one, then swap the two. A failed build leaves the last site unchanged."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from forearmed.build import host
from forearmed.build.cache.inputs import Inputs
from forearmed.build.cache.last_site import LastSite
from forearmed.build.cache.site_record import SiteRecord
from forearmed.build.cache.spare_site import RECORDS, drop_spare, fetch_spare, keep_spare
from forearmed.build.cache.watched import Watched
from forearmed.build.host import steps
from forearmed.build.host.log import overheard
from forearmed.build.publication import Plan
from forearmed.calendar.span import span_of
from forearmed.foundation import swap
from forearmed.foundation.errors import ForearmedError, count, errors_in
from forearmed.foundation.locks import exclusive

Progress = Callable[[int, int], None]
_WORKSHOP = ".site-"
_LOCK = ".site.lock"
_OLD = "old"
_SPARE = "spare"
_RECORDS = "records"


def build_site(
    config_file: Path, *, progress: Progress, environment: Mapping[str, str], keep: bool = True
) -> str:
    """Build what *config_file* describes into its site folder; return a sentence about what was built.

    *progress* is called with the number of steps done, and of all steps. mkdocs.yml may ask for variables of
    the *environment*. With *keep*, the build writes down
    what it was made of, so that the next one can tell that nothing has changed. Raises ProblemsError for
    authors' mistakes and ForearmedError for everything else.
    """
    config = host.load(config_file)
    site = host.site_folder(config)
    with _alone(site), overheard() as warnings:
        watched = Watched.of(steps.inputs_of(config), environment) if keep else None
        last = _last_site(site, watched)
        plan, inputs = _built(config_file, site, progress, keep=keep, last=last)
        said = _said(plan)
        # Only now: the marks of a file change with its names.
        if watched and last and watched.is_undisturbed(inputs):
            span = span_of(plan.almanac.now, plan.settings)
            written, place = last.files_of(site), Path(config.site_dir)
            record = SiteRecord.of(watched, place, written, span, closing=said, warnings=warnings)
            record.write(watched.inputs.root)
    return said


def _last_site(site: Path, watched: Watched | None) -> LastSite | None:
    """Return what the last build has written into *site*; None where nothing of it can be used."""
    if watched is None:
        return None
    record = SiteRecord.read(watched.inputs.root)
    return LastSite(site, record.written if record else {}, frame=watched.frame)


def _built(
    config_file: Path, site: Path, progress: Progress, *, keep: bool, last: LastSite | None
) -> tuple[Plan, Inputs | None]:
    """Put a new build in the place of *site*; return its plan and what it has read, where that is known."""
    with _workshop(site) as workshop:
        fresh, root = workshop / "fresh", config_file.absolute().parent
        if last is not None:
            last.records = workshop / _RECORDS
            fetch_spare(root, last.records, folder=RECORDS)
        plan, inputs = steps.build(config_file, fresh, progress=progress, keep=keep, last=last)
        if last is None:
            drop_spare(root)
            swap.replace(site, fresh, old=workshop / _OLD)
        else:
            fetch_spare(root, workshop / _SPARE)
            swap.replace(site, last.completed(fresh, workshop / _SPARE), old=workshop / _OLD)
            keep_spare(workshop / _OLD, root)
            keep_spare(workshop / _RECORDS, root, folder=RECORDS)
    return plan, inputs


def _said(plan: Plan) -> str:
    pages, edition = len(plan.documents), plan.schedule.current
    what = f'the edition of {edition.week} is "{edition.tip.title}"' if edition else "no edition yet"
    return f"{count(pages, 'page')} built; {what}{_to_mend(plan)}"


def _to_mend(plan: Plan) -> str:
    """Return that tips of a later day have mistakes, which stop the build of that day."""
    days = plan.almanac.planned.days
    wrong = {problem.path for problem in errors_in(list(plan.library.problems)) if problem.path in days}
    if not wrong:
        return ""
    return f"; {count(len(wrong), 'tip')} to come would stop a later build: run forearmed check"


@contextmanager
def _alone(site: Path) -> Iterator[None]:
    """Let one build at a time write *site*."""
    busy = f"another build is writing {site}; wait until it is done"
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with exclusive(site.parent / _LOCK, busy=lambda: busy):
            yield
    except OSError as error:
        where = error.filename or site
        raise ForearmedError(f"cannot write {where}: {error.strerror}; the last site stands") from error


@contextmanager
def _workshop(site: Path) -> Iterator[Path]:
    """Give a build a folder beside *site*; clean up after builds that were killed."""
    for left_over in site.parent.glob(f"{_WORKSHOP}*"):
        swap.recover(site, old=left_over / _OLD)
        shutil.rmtree(left_over)
    with tempfile.TemporaryDirectory(prefix=_WORKSHOP, dir=site.parent) as workshop:
        yield Path(workshop)
