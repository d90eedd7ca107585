"""Documents, assets and artefacts as mkdocs' files and pages."""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from forearmed.article.converter import Heading
from forearmed.article.pictures import with_films, with_frames
from forearmed.article.resolver import Resolver
from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.gallery import Gallery
from forearmed.build.host.appearance import is_alone
from forearmed.build.host.conversions import conversions
from forearmed.build.host.file_kinds import DrawnFile, MadeFile, MadeText, Picture
from forearmed.build.host.known_html import html_of
from forearmed.build.host.phases import last_site, note_change
from forearmed.build.host.theme_folder import THEME
from forearmed.build.publication import Plan
from forearmed.build.view import View
from forearmed.content.library import Asset
from forearmed.foundation.errors import ForearmedError
from forearmed.site import brand, favicon, scripts, styles
from forearmed.site.made_files import MADE
from forearmed.site.pages import Document

_TEXTS = (".html.md",)
_UP = re.compile(r"[^/?#=&]+/\.\./")
# HTML in place of a body too deeply nested for the converter, so that `judge` reports the nesting.
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
    _complete(files, plan, config)


def _complete(files: Files, plan: Plan, config: MkDocsConfig) -> None:
    """Add our joined scripts and style sheets to *files*, but for those that the team's own replace."""
    for address, make in MADE.items():
        if files.get_file_from_path(address) is None:
            files.append(_file(address, make(), config))
    if phrases := scripts.phrases(plan.wording):
        files.append(_file(scripts.PHRASES, phrases, config))
    _slim_sheets(files, config)
    _replace_favicon(files, plan, config)
    if colors := brand.sheet(plan.settings.brand, plan.live.tags, plan.brand_files.weights):
        files.append(_file(brand.ADDRESS, colors, config))


def _slim_sheets(files: Files, config: MkDocsConfig) -> None:
    """Put each of our theme's style sheets into *files* anew, without what no browser needs."""
    for file in [one for one in files if one.src_dir == str(THEME) and one.src_uri.endswith(".css")]:
        files.remove(file)
        files.append(_file(file.src_uri, styles.slim(file.content_string), config))


def _replace_favicon(files: Files, plan: Plan, config: MkDocsConfig) -> None:
    """Put the picture of a team's own site in the place of our mark."""
    ours = files.get_file_from_path(favicon.ADDRESS)
    picture = favicon.favicon(plan.site.name, plan.settings.brand.colors)
    if ours and picture and ours.src_dir == str(THEME):
        files.remove(ours)
        files.append(_file(favicon.ADDRESS, picture, config))


def files_of(plan: Plan, documents: Iterable[Document], config: MkDocsConfig) -> Iterator[File]:
    """Yield a file for each of *documents* and for everything else that *plan* holds."""
    names = dict(_names_in(config.nav))
    for document in documents:
        yield _page_file(document, plan, config, name=names.get(document.src_uri))
    for asset in plan.library.assets:
        yield _asset_file(asset, plan.gallery, config)
    for address in plan.addresses:
        yield _file(address, b"", config)


def fill_artefacts(files: Files, artefacts: Mapping[str, bytes | Picture]) -> None:
    """Give announced artefacts their bytes; a picture is drawn when it is written."""
    for address, content in artefacts.items():
        file = files.get_file_from_path(address)
        if file is None:
            raise ForearmedError(f"{address} was built but never announced; this is our mistake")
        if not callable(content):
            file.content_bytes = content
        elif isinstance(file, MadeFile):
            file.picture = content
        else:  # a plugin has put a file of its own there
            file.content_bytes = content()


def _names_in(entries: object) -> Iterator[tuple[str, str]]:
    """Yield each page that the navigation gives a title of its own, with that title."""
    for entry in entries if isinstance(entries, list) else [entries]:
        for name, below in entry.items() if isinstance(entry, dict) else ():
            if isinstance(below, str):
                yield below.lstrip("/"), str(name)
            else:
                yield from _names_in(below)


def _asset_file(asset: Asset, gallery: Gallery, config: MkDocsConfig) -> File:
    shown = gallery.of(asset)
    file = DrawnFile(asset.src_uri, config.docs_dir, config.site_dir, use_directory_urls=True)
    if shown and not shown.is_source:
        file.dest_uri = shown.address
        file.last, file.picture = last_site(config), partial(gallery.content, asset)
    # The path may differ from the address: a file in docs/root/, or a file name of a Mac.
    file.abs_src_path = str(asset.file)
    if asset.in_root:  # mkdocs would leave out what begins with a dot
        file.inclusion = InclusionLevel.INCLUDED
    return file


def _page_file(document: Document, plan: Plan, config: MkDocsConfig, *, name: str | None) -> File:
    file = _file(document.src_uri, document.body.encode(), config)
    file.dest_uri = f"{document.address}index.html"
    file.edit_uri = _edit_uri(document, config)
    # Plugins ask git for the history of this file. A generated list has no source: name mkdocs.yml.
    settings = config.config_file_path
    file.abs_src_path = posixpath.join(_folder_of(settings), document.origin) if document.origin else settings
    _DocumentPage(document, file, config, plan=plan, name=name)
    return file


def _edit_uri(document: Document, config: MkDocsConfig) -> str | None:
    """Return the path from docs/ to the source of *document*; None for a generated list."""
    if document.origin != document.src_uri:
        return document.src_uri if document.origin else None
    # A tip: its source is named from the project's folder, beside docs/.
    return posixpath.join(_way_out(config.config_file_path, config.docs_dir), document.origin)


@lru_cache(1)
def _folder_of(file: str) -> str:
    return str(Path(file).parent)


@lru_cache(1)
def _way_out(config_file: str, docs: str) -> str:
    """Return the path from the folder *docs* to that of *config_file*."""
    return Path(os.path.relpath(Path(config_file).parent, docs)).as_posix()


def _file(src_uri: str, content: bytes, config: MkDocsConfig) -> File:
    """Return a file without a source on disk. `File.generated` works inside mkdocs' own events only."""
    # A name such as "index.html.md" belongs to a file for other programs: no page is made of it.
    kind = MadeText if src_uri.endswith(_TEXTS) else MadeFile
    file = kind(src_uri, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)
    file.generated_by = "forearmed"
    file.content_bytes = content
    file.last = last_site(config)
    file.is_ours_alone = is_alone(config) and not isinstance(file.last, PreviewSite)
    return file


class _DocumentPage(Page):
    """A page whose text and metadata we have read: mkdocs' own reading would differ on odd files."""

    def __init__(
        self,
        document: Document,
        file: File,
        config: MkDocsConfig,
        *,
        plan: Plan,
        name: str | None,
    ) -> None:
        self._document = document
        self._rules = plan.settings.rules
        self._wording = plan.wording
        self._view = View(plan.gallery, file.src_uri, file.url)
        self._short = {"short": name} if name else {}
        super().__init__(None, file, config)
        # The sitemap's date: the article's own. The date of the build would call every page new.
        self.modified = document.modified
        # Where another page has the whole text, search engines are led there.
        if self.canonical_url and document.canonical:
            self.canonical_url = urljoin(config.site_url or "", document.canonical)
        # Tips lie beside docs/, and mkdocs writes paths from docs/: shorten "docs/../tips" to "tips".
        self.edit_url = self.edit_url and _UP.sub("", self.edit_url)

    def _set_canonical_url(self, base: str | None) -> None:
        """Set the address below *base*, as mkdocs does; it would take both addresses apart for each page."""
        root, path = _root_at(base or "")
        if root:
            self.canonical_url, self.abs_url = f"{root}{self.url}", f"{path}{self.url}"
        else:
            super()._set_canonical_url(base)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the Markdown that we have read already; the metadata is there when somebody asks for it."""
        self.markdown = self._document.body
        vars(self).pop("meta", None)

    @cached_property
    def meta(self) -> dict[str, Any]:  # type: ignore[override]  # Any: mkdocs' own
        """Return the metadata that we have read already, as the theme prints it."""
        return {**self._document.metadata, **_escaped(self._document.metadata), **self._short}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the HTML and the table of contents that our converter makes of the Markdown after plugins."""
        if self.markdown is not None and self.markdown != self._document.body:
            note_change(config, self.file.src_uri, self.markdown)
        resolve = Resolver(self.file.src_uri, self.file.url, partial(_address_of, files))
        try:
            converted = conversions(config, self._rules, self._wording).convert(
                self.file.src_uri, self.markdown or "", resolve
            )
        except RecursionError:
            self.content = _TOO_DEEP
            return
        self.content = with_films(with_frames(converted.html, self._view.frame_of), self._view.address_of)
        self._headings = converted.contents
        vars(self).pop("toc", None)

    @cached_property
    def toc(self) -> TableOfContents:  # type: ignore[override]  # mkdocs' own is a plain attribute
        """Return the headings of the page, unless its metadata hides them."""
        hidden = self.meta.get("hide")
        is_hidden = isinstance(hidden, list) and "toc" in hidden
        return TableOfContents([] if is_hidden else [_entry(heading) for heading in self._headings])


@lru_cache(1)
def _root_at(base: str) -> tuple[str, str]:
    """Return the address of the root of the site at *base*, and that address on its host.

    It is empty where the address of a page is not only the two, one behind the other.
    """
    root = base if base.endswith("/") else f"{base}/"
    return (root, urlsplit(root).path) if base and urljoin(root, "a/") == f"{root}a/" else ("", "")


def _entry(heading: Heading) -> AnchorLink:
    entry = AnchorLink(heading.name, heading.anchor, heading.level)
    entry.children = [_entry(below) for below in heading.below]
    return entry


def _address_of(files: Files, source: str) -> str | None:
    file = files.get_file_from_path(source)
    return file.url if file else None


def _escaped(metadata: Mapping[str, object]) -> dict[str, object]:
    """Return title, description and tags escaped: the theme prints them as HTML, and ours are plain text."""
    texts: dict[str, object] = {
        key: html_of(str(metadata[key])) for key in ("title", "description") if metadata.get(key)
    }
    tags = metadata.get("tags")
    return texts | ({"tags": [html_of(str(tag)) for tag in tags]} if isinstance(tags, list) else {})
