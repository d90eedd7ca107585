"""Render pages without building a site: all pages for `check`, and in a build the pages that wait."""

from collections.abc import Iterable, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from forearmed.build.host.files import files_of
from forearmed.build.host.log import silenced
from forearmed.build.host.others import begin, changed_content, changed_markdown, see_files, taken_out
from forearmed.build.host.phases import rendering_of
from forearmed.build.publication import Plan, Publication
from forearmed.foundation.errors import ForearmedError
from forearmed.site.pages import Document


def render(
    plan: Plan, documents: Iterable[Document], config: MkDocsConfig, *, whole: bool = False
) -> Mapping[str, str]:
    """Render *documents* without building a site; return their HTML by URI.

    Where they are the *whole* site, the files event of other plugins runs, too, as in a build.
    """
    wanted = list(documents)
    if not wanted:
        return {}
    with silenced():  # `judge` reports wrong links in better words than mkdocs
        known = (*plan.withheld(), *plan.documents, *wanted)
        everything = {document.src_uri: document for document in known}
        files = Files(files_of(plan, everything.values(), config))
        if whole:
            files = see_files(files, config)
        return {document.src_uri: _rendered(files, document, config) for document in wanted}


def render_everything(plan: Plan, config: MkDocsConfig) -> Publication:
    """Render every page an author wrote, live or not, to judge it; build nothing."""
    config = begin(config)
    pages = render(plan, (*plan.articles(), *plan.unpublished()), config, whole=True)
    return Publication(plan, rendering_of(pages, config))


def demand_sound_library(plan: Plan, config: MkDocsConfig) -> None:
    """Raise ProblemsError when the library has errors, so that there will be no build.

    It then renders every page first, so that the error names all problems at once. In a preview it does
    nothing: a preview is built in spite of errors.
    """
    if not plan.preview and plan.almanac.planned.stop_today(plan.library.problems):
        render_everything(plan, config).verdict.require_no_errors()


def render_unpublished(plan: Plan, config: MkDocsConfig) -> Mapping[str, str]:
    """Render the pages that this build does not show, so that `judge` can check them; return their HTML."""
    return render(plan, plan.unpublished(), config)


def _rendered(files: Files, document: Document, config: MkDocsConfig) -> str:
    file = files.src_uris.get(document.src_uri)
    if file is None or file.page is None:
        raise ForearmedError(taken_out(document.src_uri, config))
    page = file.page
    page.read_source(config)
    page.markdown = changed_markdown(page, config, files)
    page.render(config, files)
    return changed_content(page, config, files)
