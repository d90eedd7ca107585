"""Rendering without building: what `check` does, and what a build does with pages it does not show."""

from collections.abc import Iterable, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from forearmed.build.host.files import files_of
from forearmed.build.host.log import silenced
from forearmed.build.publication import Plan, Publication, Rendering
from forearmed.foundation.errors import ForearmedError, errors_in
from forearmed.site.pages import Document


def render(plan: Plan, documents: Iterable[Document], config: MkDocsConfig) -> Mapping[str, str]:
    """Render *documents* without building a site; return their HTML by what authors link to."""
    wanted = list(documents)
    if not wanted:
        return {}
    with silenced():  # what mkdocs says of links, `judge` says better
        known = (*plan.withheld(), *plan.documents, *wanted)
        everything = {document.src_uri: document for document in known}
        files = Files(files_of(plan, everything.values(), config))
        return {document.src_uri: _rendered(files, document, config) for document in wanted}


def render_everything(plan: Plan, config: MkDocsConfig) -> Publication:
    """Render every page an author wrote, live or not, to judge it; build nothing."""
    pages = render(plan, (*plan.articles(), *plan.unpublished()), config)
    return Publication(plan, Rendering(pages))


def render_unpublished(plan: Plan, config: MkDocsConfig) -> Mapping[str, str]:
    """Render what this build does not show; raise ProblemsError when the library has errors.

    With errors there will be no build, so everything is rendered here to name all problems at once. A preview
    is made in spite of them.
    """
    if not plan.preview and errors_in(list(plan.library.problems)):
        render_everything(plan, config).verdict.require_no_errors()
    return render(plan, plan.unpublished(), config)


def _rendered(files: Files, document: Document, config: MkDocsConfig) -> str:
    page = files.src_uris[document.src_uri].page
    if page is None:  # never: it was made with its file
        raise ForearmedError(f"{document.src_uri} has no page; this is our mistake")
    page.read_source(config)
    page.render(config, files)
    return page.content or ""
