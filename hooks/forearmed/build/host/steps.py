"""The steps of a build, and of everything else that renders pages: what the hook and the commands call.

Reading a project needs none of this, so the package itself does not load it.
"""

from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.cache.inputs import Inputs
from forearmed.build.cache.last_site import LastSite
from forearmed.build.host import load, problems_at
from forearmed.build.host.appearance import appearance_faults, calls_us, files_left_out
from forearmed.build.host.artefacts import artefacts
from forearmed.build.host.driving import drive, note_page
from forearmed.build.host.earlier import begin_preview, begin_with_results, known_articles, save_results
from forearmed.build.host.files import fill, fill_artefacts
from forearmed.build.host.huddles import huddles
from forearmed.build.host.inputs import inputs_of
from forearmed.build.host.offline import begin_offline, finish_offline
from forearmed.build.host.others import begin, demand_all_pages, unwrapped
from forearmed.build.host.page_context import page_context
from forearmed.build.host.phases import (
    attach,
    collect,
    complete,
    is_planned,
    is_rendered,
    last_site,
    planned,
    published,
    use_last_site,
    use_results,
)
from forearmed.build.host.progress import Progress
from forearmed.build.host.protection import demand_protection, protect, protect_page
from forearmed.build.host.rendering import demand_sound_library, render_everything, render_unpublished
from forearmed.build.host.search import begin_index, finish_index
from forearmed.build.host.serving import keep_serving
from forearmed.build.host.theme import Templates, add_theme, as_html, dress, escape_names, feedback_of
from forearmed.build.host.trial import missing_templates, try_pages
from forearmed.build.host.unshown import leave_out_instant
from forearmed.build.host.withholding import withhold
from forearmed.build.publication import Plan, Publication
from forearmed.foundation.errors import ForearmedError, Problem, ProblemsError

__all__ = [
    "Templates",
    "add_theme",
    "artefacts",
    "as_html",
    "attach",
    "begin",
    "begin_index",
    "begin_offline",
    "begin_preview",
    "build",
    "collect",
    "complete",
    "demand_all_pages",
    "demand_look",
    "demand_named_files",
    "demand_protection",
    "demand_sound_library",
    "dress",
    "dress_up",
    "feedback_of",
    "fill",
    "fill_artefacts",
    "finish_index",
    "finish_offline",
    "huddles",
    "inputs_of",
    "keep_serving",
    "known_articles",
    "missing_templates",
    "note_page",
    "page_context",
    "planned",
    "protect",
    "protect_page",
    "published",
    "render_everything",
    "render_unpublished",
    "save_results",
    "unwrapped",
    "use_results",
    "what_cannot_be_shown",
    "withhold",
]  # fmt: skip


def build(
    config_file: Path,
    site_dir: Path,
    *,
    progress: Callable[[int, int], None],
    keep: bool = True,
    last: LastSite | None = None,
) -> tuple[Plan, Inputs | None]:
    """Build the site that *config_file* describes into *site_dir*; return its plan and its inputs, if known.

    *progress* is called with the number of pages done, and of all pages. Without *keep*, it neither uses nor
    keeps results; of the *last* site it takes over what would come out the same. Raises the hook's own
    ForearmedError, a ForearmedError in mkdocs' words where mkdocs failed, and OSError where the disk failed.
    """
    config = load(config_file, site_dir=site_dir)
    inputs = inputs_of(config)
    if not keep:
        use_results(config, None)
    use_last_site(config, last)
    counter = config.plugins["forearmed_progress"] = Progress(progress)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        if inputs is None or config.strict:
            mkdocs_build(config)
        else:
            drive(config, step=counter.step)
    except Exception as error:
        # jinja2's TemplateNotFound is an OSError without errno: mkdocs' failure, and not the disk's.
        if isinstance(error, OSError) and error.errno:
            raise
        raise _translated(error, config) from error
    finally:
        config.plugins.on_shutdown()
    if not is_planned(config):
        raise _without_hook(config)
    return planned(config), inputs


def _translated(error: Exception, config: MkDocsConfig) -> ForearmedError:
    """Return the error to show in place of *error*, which ended mkdocs."""
    if own := _own(error):
        return own
    if not calls_us(config):
        return _without_hook(config)
    if is_rendered(config) and (found := what_cannot_be_shown(published(config), config)):
        return ProblemsError(found)
    return ForearmedError(f"mkdocs failed: {type(error).__name__}: {error}")


def what_cannot_be_shown(publication: Publication, config: MkDocsConfig) -> list[Problem]:
    """Return the problems that would end a build of *publication*, whose verdict must have no errors."""
    if missing := [*missing_templates(publication.plan, config)]:
        return missing
    if not is_planned(config):
        dress_up(config, publication.plan)
    return [*try_pages(publication, config)]


def _without_hook(config: MkDocsConfig) -> ForearmedError:
    file, hook = Path(config.config_file_path).name, "hooks: [hooks/tip_of_the_week.py]"
    return ForearmedError(f"{file} does not run our hook, so nothing was published; add {hook}")


def _own(error: BaseException | None) -> ForearmedError | None:
    """Return the first ForearmedError among *error* and its causes, or None: mkdocs wraps ours in its own."""
    while error is not None:
        if isinstance(error, ForearmedError):
            return error
        error = error.__cause__ or error.__context__
    return None


def dress_up(config: MkDocsConfig, plan: Plan) -> None:
    """Prepare *config* to build the pages of *plan*: its names, its theme, its features."""
    attach(config, plan)
    begin_with_results(config)
    escape_names(config)
    leave_out_instant(config)
    add_theme(config)


def demand_look(config: MkDocsConfig) -> None:
    """Raise ProblemsError, even in a preview, for theme settings with which mkdocs can make no page."""
    faults = [fault for fault in appearance_faults(config) if fault.is_fatal and not fault.warning]
    if faults:
        raise ProblemsError(problems_at(Path(config.config_file_path), faults))


def demand_named_files(config: MkDocsConfig) -> None:
    """Raise ProblemsError where a file that the settings name is not in the site that was built."""
    last = last_site(config)
    is_taken = last.is_taken if isinstance(last, LastSite) else lambda _: False
    if faults := [*files_left_out(config, is_taken)]:
        raise ProblemsError(problems_at(Path(config.config_file_path), faults))
