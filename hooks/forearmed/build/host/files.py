"""Documents, assets and artefacts as mkdocs' files and pages."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from forearmed.article.converter import Markdown, make_converter, resolve_links
from forearmed.article.resolver import Resolver
from forearmed.build.publication import Plan
from forearmed.content.settings import Rules
from forearmed.foundation.errors import ForearmedError
from forearmed.review.html import without_comments
from forearmed.site.made_files import MADE
from forearmed.site.pages import Document

_CONVERTER = "forearmed_converter"
_UP = re.compile(r"[^/?#=&]+/\.\./")
# What stands for a body that Markdown gives up on: `judge` says that it is nested too deeply.
_TOO_DEEP = "<div>" * 400 + "</div>" * 400


def fill(files: Files, plan: Plan, config: MkDocsConfig) -> None:
    """Take everything that mkdocs found in docs/ out of *files* and put *plan* there instead.

    Artefacts are announced without their content, so that pages can link to them.
    """
    for file in list(files):
        if file.src_dir == config.docs_dir:
            files.remove(file)
    for file in files_of(plan, plan.documents, config):
        files.append(file)
    _complete(files, config)


def _complete(files: Files, config: MkDocsConfig) -> None:
    """Put what is joined of many parts among *files*, but for what a house has of its own."""
    for address, make in MADE.items():
        if files.get_file_from_path(address) is None:
            files.append(_file(address, make(), config))


def files_of(plan: Plan, documents: Iterable[Document], config: MkDocsConfig) -> Iterator[File]:
    """Yield a file for each of *documents* and for everything else that *plan* holds."""
    for document in documents:
        yield _page_file(document, plan, config)
    for asset in plan.library.assets:
        yield File(asset.src_uri, config.docs_dir, config.site_dir, use_directory_urls=True)
    for address in plan.addresses:
        yield _file(address, b"", config)


def fill_artefacts(files: Files, artefacts: Mapping[str, bytes]) -> None:
    """Give announced artefacts their bytes."""
    for address, content in artefacts.items():
        file = files.get_file_from_path(address)
        if file is None:
            raise ForearmedError(f"{address} was built but never announced; this is our mistake")
        file.content_bytes = content


def _page_file(document: Document, plan: Plan, config: MkDocsConfig) -> File:
    file = _file(document.src_uri, document.body.encode(), config)
    file.dest_uri = f"{document.address}index.html"
    file.edit_uri = _edit_uri(document, config)
    _DocumentPage(document, file, config, rules=plan.settings.rules)
    return file


def _edit_uri(document: Document, config: MkDocsConfig) -> str | None:
    """Return where *document* is written, as seen from docs/; nothing for what nobody wrote."""
    if document.origin != document.src_uri:
        return document.src_uri if document.origin else None
    project = Path(config.config_file_path).parent  # a tip: its source is named from here, beside docs/
    return Path(os.path.relpath(project, config.docs_dir), document.origin).as_posix()


def _file(src_uri: str, content: bytes, config: MkDocsConfig) -> File:
    """Return a file that lies in no folder. `File.generated` works inside mkdocs' own events only."""
    file = File(src_uri, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)
    file.generated_by = "forearmed"
    file.content_bytes = content
    return file


class _DocumentPage(Page):
    """A page whose text and metadata we have read: mkdocs' own reading would differ on odd files."""

    def __init__(self, document: Document, file: File, config: MkDocsConfig, *, rules: Rules) -> None:
        super().__init__(None, file, config)
        self._document = document
        self._rules = rules
        # The sitemap's date: an article's own, never the build's, which would say that all is new.
        self.modified = document.modified
        # What another page says in full leads search engines there.
        if self.canonical_url and "canonical" in document.metadata:
            self.canonical_url = urljoin(config.site_url or "", str(document.metadata["canonical"]))
        # Tips lie beside docs/, from which mkdocs counts: "docs/../tips" is "tips".
        self.edit_url = self.edit_url and _UP.sub("", self.edit_url)

    def read_source(self, config: MkDocsConfig) -> None:
        """Hand over what was read already."""
        self.markdown = self._document.body
        self.meta = {**self._document.metadata, **_escaped(self._document.metadata)}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the body as mkdocs would, with one converter for all pages of a build."""
        converter = _converter(config, self._rules).reset()
        resolve_links(converter, Resolver(self.file.src_uri, self.file.url, partial(_address_of, files)))
        try:
            # Before anybody takes it from here: a comment is for who edits the file, and for no reader.
            self.content = without_comments(converter.convert(self._document.body))
        except RecursionError:
            self.content = _TOO_DEEP
        except Exception as error:  # an extension that a team has added can fail in any way
            why = " ".join(f"{type(error).__name__}: {error}".split())
            advice = "look at markdown_extensions in mkdocs.yml"
            name = self._document.origin or self._document.src_uri
            raise ForearmedError(f"{name} cannot be made HTML ({why}); {advice}") from error
        hidden = self.meta.get("hide")
        if not (isinstance(hidden, list) and "toc" in hidden):
            self.toc = get_toc(converter.toc_tokens)  # type: ignore[attr-defined]  # the toc extension's


def _address_of(files: Files, source: str) -> str | None:
    file = files.get_file_from_path(source)
    return file.url if file else None


def _converter(config: MkDocsConfig, rules: Rules) -> Markdown:
    if _CONVERTER not in config:
        configs, twists = config.mdx_configs or {}, rules.twists.known_columns
        config[_CONVERTER] = make_converter(
            config.markdown_extensions, configs, columns=rules.known_columns, twists=twists
        )
    converter: Markdown = config[_CONVERTER]
    return converter


def _escaped(metadata: Mapping[str, object]) -> dict[str, object]:
    """Return the values that the theme prints as HTML, made HTML: ours are plain text."""
    texts = {key: escape(str(metadata[key])) for key in ("title", "description") if metadata.get(key)}
    tags = metadata.get("tags")
    return texts | ({"tags": [escape(str(tag)) for tag in tags]} if isinstance(tags, list) else {})
