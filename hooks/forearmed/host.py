"""mkdocs, behind the few things we ask of it. Beside the hook, the only importer of mkdocs."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any, Protocol

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from forearmed.errors import ForearmedError, errors_in
from forearmed.pages import Document
from forearmed.phrases import SayNotTables
from forearmed.publication import Publication
from forearmed.settings import Project, Site, read_settings
from forearmed.source import SourceError, read_lines

_KEY = "forearmed_publication"
_THEME = Path(__file__).parent / "theme"


def load(config_file: Path, *, site_dir: Path | None = None) -> MkDocsConfig:
    """Read *config_file* as mkdocs does; raise ForearmedError where it will not."""
    try:
        override = {"site_dir": str(site_dir)} if site_dir else {}
        return load_config(str(config_file), **override)
    except (ConfigurationError, Abort) as error:
        raise ForearmedError(f"{config_file.name}: {error}") from None


def build(config: MkDocsConfig) -> None:
    """Build the site that *config* describes.

    Raises the hook's own ForearmedError, or one in mkdocs' words where mkdocs gave up.
    """
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (PluginError, Abort) as error:
        raise _own(error) or ForearmedError(str(error)) from None
    finally:
        config.plugins.on_shutdown()


def _own(error: BaseException | None) -> ForearmedError | None:
    """Return the error of ours that mkdocs has wrapped in its own, once or twice."""
    while error is not None:
        if isinstance(error, ForearmedError):
            return error
        error = error.__cause__ or error.__context__
    return None


def project_of(config: MkDocsConfig) -> Project:
    """Return what mkdocs' configuration says of the project."""
    file = Path(config.config_file_path)
    lines = _lines(file)
    settings, problems = read_settings(
        config.extra.get("forearmed"), config.site_url, path=file.name, lines=lines
    )
    return Project(
        config=file,
        docs=Path(config.docs_dir),
        tips=file.parent / "tips",
        site=_site(config),
        settings=settings,
        lines=lines,
        problems=tuple(problems),
    )


def _lines(file: Path) -> Mapping[str, int]:
    try:
        return read_lines(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, SourceError):
        return {}  # mkdocs has read it by ways of its own; only the line numbers are lost


def _site(config: MkDocsConfig) -> Site:
    return Site(
        name=config.site_name,
        url=config.site_url or "",
        description=config.site_description or config.site_name,
        language=str(config.theme.get("language") or "en"),
    )


def attach(config: MkDocsConfig, publication: Publication) -> None:
    """Keep *publication* with *config*: mkdocs makes a new one for each build, unlike hook modules."""
    config[_KEY] = publication


def attached(config: MkDocsConfig) -> Publication:
    """Return what was attached to *config* for this build."""
    publication: Publication = config[_KEY]
    return publication


def prepare(config: MkDocsConfig) -> None:
    """Set what every rendering needs, however it is started."""
    config.markdown_extensions.append(SayNotTables())  # type: ignore[arg-type]  # instances are fine too


def fill(files: Files, publication: Publication, config: MkDocsConfig) -> None:
    """Take everything that mkdocs found in docs/ out of *files* and put *publication* there instead.

    Artefacts are announced without their content, so that pages can link to them.
    """
    for file in list(files):
        if file.src_dir == config.docs_dir:
            files.remove(file)
    for file in _files(publication, publication.documents, config):
        files.append(file)


def _files(publication: Publication, documents: Iterable[Document], config: MkDocsConfig) -> Iterator[File]:
    for document in documents:
        yield _page_file(document, config)
    for asset in publication.library.assets:
        yield File(asset.src_uri, config.docs_dir, config.site_dir, use_directory_urls=True)
    for address in publication.outlets.addresses():
        yield _file(address, b"", config)


def fill_artefacts(files: Files, artefacts: Mapping[str, bytes]) -> None:
    """Give announced artefacts their bytes."""
    for address, content in artefacts.items():
        file = files.get_file_from_path(address)
        if file is None:
            raise ForearmedError(f"{address} was built but never announced; this is our mistake")
        file.content_bytes = content


def render(publication: Publication, documents: Iterable[Document], config: MkDocsConfig) -> None:
    """Render *documents* without building a site, and let *publication* capture their HTML."""
    wanted = list(documents)
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # what mkdocs says of links, `judge` says better
    try:
        everything = {document.src_uri: document for document in (*publication.documents, *wanted)}
        files = Files(_files(publication, everything.values(), config))
        for document in wanted:
            publication.capture(document.src_uri, _rendered(files, document, config))
    finally:
        logger.setLevel(level)


def render_everything(publication: Publication, config: MkDocsConfig) -> None:
    """Render every page there is, live or not, to judge it; build nothing."""
    prepare(config)
    render(publication, (*publication.documents, *publication.unpublished()), config)


def check_unpublished(publication: Publication, config: MkDocsConfig) -> None:
    """Look at what this build does not show; raise ProblemsError when the library has errors.

    With errors there will be no build, so everything is rendered here to name all problems at once.
    """
    prepare(config)
    render(publication, publication.unpublished(), config)
    if errors_in(list(publication.library.problems)):
        render(publication, publication.documents, config)
        publication.demand_order()


def _rendered(files: Files, document: Document, config: MkDocsConfig) -> str:
    page = files.src_uris[document.src_uri].page
    if page is None:  # never: it was made with its file
        raise ForearmedError(f"{document.src_uri} has no page; this is our mistake")
    page.read_source(config)
    page.render(config, files)
    return page.content or ""


def _page_file(document: Document, config: MkDocsConfig) -> File:
    file = _file(document.src_uri, document.body.encode(), config)
    file.dest_uri = f"{document.address}index.html"
    _DocumentPage(document, file, config)
    return file


def _file(src_uri: str, content: bytes, config: MkDocsConfig) -> File:
    """Return a file that lies in no folder. `File.generated` works inside mkdocs' own events only."""
    file = File(src_uri, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)
    file.generated_by = "forearmed"
    file.content_bytes = content
    return file


class _DocumentPage(Page):
    """A page whose text and metadata we have read: mkdocs' own reading would differ on odd files."""

    def __init__(self, document: Document, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self._document = document
        # The sitemap's date: an article's own, never the build's, which would say that all is new.
        self.modified = document.modified

    def read_source(self, config: MkDocsConfig) -> None:
        """Hand over what was read already."""
        self.markdown = self._document.body
        self.meta = {**self._document.metadata, **_escaped(self._document.metadata)}


def _escaped(metadata: Mapping[str, object]) -> dict[str, object]:
    """Return the values that the theme prints as HTML, made HTML: ours are plain text."""
    texts = {key: escape(str(metadata[key])) for key in ("title", "description") if key in metadata}
    tags = metadata.get("tags")
    return texts | ({"tags": [escape(str(tag)) for tag in tags]} if isinstance(tags, list) else {})


class Templates(Protocol):
    """The theme's jinja2 environment, as far as we touch it."""

    autoescape: Any  # Any: a bool, or a function of a template's name


def escape_ours(environment: Templates) -> None:
    """Let our own templates escape what they print; the theme's print HTML and must not."""
    ours = {file.relative_to(_THEME).as_posix() for file in _THEME.rglob("*.html")}
    environment.autoescape = lambda template: template in ours
