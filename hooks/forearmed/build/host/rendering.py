"""Rendering without building: what `check` does, and what a build does with pages it does not show."""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from forearmed.build.host.files import files_of
from forearmed.build.host.log import silenced
from forearmed.build.publication import Publication
from forearmed.foundation.errors import ForearmedError, errors_in
from forearmed.site.pages import Document


def render(publication: Publication, documents: Iterable[Document], config: MkDocsConfig) -> None:
    """Render *documents* without building a site, and let *publication* capture their HTML."""
    wanted = list(documents)
    if not wanted:
        return
    with silenced():  # what mkdocs says of links, `judge` says better
        known = (*publication.withheld(), *publication.documents, *wanted)
        everything = {document.src_uri: document for document in known}
        files = Files(files_of(publication, everything.values(), config))
        for document in wanted:
            publication.capture(document.src_uri, _rendered(files, document, config))


def render_everything(publication: Publication, config: MkDocsConfig) -> None:
    """Render every page an author wrote, live or not, to judge it; build nothing."""
    render(publication, (*publication.articles(), *publication.unpublished()), config)


def check_unpublished(publication: Publication, config: MkDocsConfig) -> None:
    """Look at what this build does not show; raise ProblemsError when the library has errors.

    With errors there will be no build, so everything is rendered here to name all problems at once. A preview
    is made in spite of them.
    """
    render(publication, publication.unpublished(), config)
    if not publication.preview and errors_in(list(publication.library.problems)):
        render(publication, publication.articles(), config)
        publication.demand_order()


def _rendered(files: Files, document: Document, config: MkDocsConfig) -> str:
    page = files.src_uris[document.src_uri].page
    if page is None:  # never: it was made with its file
        raise ForearmedError(f"{document.src_uri} has no page; this is our mistake")
    page.read_source(config)
    page.render(config, files)
    return page.content or ""
