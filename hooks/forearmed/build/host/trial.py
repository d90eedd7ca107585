"""Make one page of each kind in memory, as a build would, to find templates that fail.

A build makes every page and stops at the first failure; `check` makes one page with each template.
"""

from collections.abc import Callable, Iterator
from dataclasses import astuple
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, get_navigation

from forearmed.article.division import without_first
from forearmed.build.host.appearance import is_alone
from forearmed.build.host.content import is_content_only
from forearmed.build.host.files import files_of
from forearmed.build.host.huddles import huddle_pages
from forearmed.build.host.log import silenced
from forearmed.build.host.overrides import unused_overrides
from forearmed.build.host.phases import results
from forearmed.build.host.theme import as_html, dress, feedback_of
from forearmed.build.host.theme_folder import THEME
from forearmed.build.publication import Plan, Publication
from forearmed.content.model import Page as OwnPage
from forearmed.foundation.errors import Problem
from forearmed.site.pages import Document

_USUAL = "main.html"
_APART = ("theme", "plugins", "hooks", "validation")
"""Settings that mkdocs has made objects of: code, and what to warn of."""
_OURS = "forearmed_"
"""How the keys begin under which a build keeps what it is at."""


def try_pages(publication: Publication, config: MkDocsConfig) -> Iterator[Problem]:
    """Yield a problem for each template that fails on a page of *publication*.

    The verdict of *publication* must have no errors, and *config* must be prepared by `dress_up`. Where other
    plugins or hooks take part in a build, pages depend on them, and nothing is yielded.
    """
    if not is_alone(config) or is_content_only(config):
        return
    cache, found = results(config), partial(_found_in, publication, config)
    if cache is None or config.theme.custom_dir or config.extra_templates:
        yield from found()  # templates of the team's own may fail on anything that a page says
    else:
        parts = _tried_with(publication, config)
        kept = cache.remember("trial", parts, lambda: [astuple(problem) for problem in found()])
        yield from (Problem(*one) for one in kept)


def _found_in(publication: Publication, config: MkDocsConfig) -> Iterator[Problem]:
    environment: Any = config.theme.get_env()  # Any: jinja2's, of which we know the part that we touch
    dress(environment, config, wording=publication.plan.wording)
    with silenced():  # `judge` reports files and links in better words than mkdocs
        faults = [*_Trial(publication, config, environment).faults()]
    yield from faults
    if not faults:
        yield from unused_overrides(config, {name for _, name in environment.cache})


def _tried_with(publication: Publication, config: MkDocsConfig) -> tuple[object, ...]:
    """Return all by which an author can make our templates, and those of an installed theme, fail.

    That is not what an article says: our own code has read it, and templates get it as text. But metadata and
    settings may be of any shape.
    """
    plan, menu = publication.plan, {*_named_in(config.nav)}
    tried = [*_samples(plan), *(page for page in plan.documents if page.src_uri in menu)]
    pages = [(page.src_uri, page.address, page.metadata, page.modified) for page in tried]
    sheet = next((huddle.made_of for huddle in publication.products.huddles()), None)
    written = {name: config[name] for name in config if name not in _APART and not name.startswith(_OURS)}
    look = {name: config.theme[name] for name in config.theme}
    return plan.settings, plan.wording, plan.site, written, config.theme.name, look, pages, sheet


def _named_in(nav: object) -> Iterator[str]:
    """Yield the URI of each page in the navigation *nav*, which every page shows."""
    if isinstance(nav, str):
        yield nav.lstrip("/")
    elif isinstance(nav, list | dict):
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _named_in(entry)


def _samples(plan: Plan) -> Iterator[Document]:
    """Yield one page for each template, and every page whose author has chosen its template."""
    seen, own = set(), {page.src_uri for page in plan.library.pages if page.metadata.get("template")}
    for document in plan.documents:
        template = _template_of(document)
        if template not in seen or document.src_uri in own:
            seen.add(template)
            yield document


def missing_templates(plan: Plan, config: MkDocsConfig) -> Iterator[Problem]:
    """Yield a problem for each page of *plan* that names a template that does not exist."""
    if is_content_only(config):
        return
    folders = [*map(Path, config.theme.dirs), THEME]
    known = sorted({file.name for folder in folders for file in folder.glob("*.html")})
    for page in plan.library.pages:
        template = page.metadata.get("template")
        if template and not any((folder / str(template)).is_file() for folder in folders):
            near = get_close_matches(str(template), known, n=1, cutoff=0.75)
            better = f'did you mean "{near[0]}"?' if near else "correct it, or delete the line"
            message = f'template: there is no "{template}"; {better}'
            yield Problem(page.place.path, page.place.line("template"), message)


class _Trial:
    """A build in memory, which writes no file."""

    def __init__(
        self, publication: Publication, config: MkDocsConfig, environment: Any
    ) -> None:  # Any: jinja2's
        self._publication = publication
        self._config = config
        self._environment = environment
        self._plan = publication.plan
        self._files = Files([*files_of(self._plan, self._plan.documents, config)])
        self._nav: Navigation = get_navigation(self._files, config)
        for page in self._nav.pages:
            page.read_source(config)  # templates print the metadata of these on every page
        self._own = {page.src_uri: page for page in self._plan.library.pages}

    def faults(self) -> Iterator[Problem]:
        """Yield a problem for each template that fails, but the same reason only once."""
        told = set()
        for name, document, make in self._attempts():
            try:
                make()
            except Exception as error:  # a template can fail in any way, and each is a problem to report
                why = " ".join(f"{type(error).__name__}: {error.args[0] if error.args else error}".split())
                if why not in told:
                    told.add(why)
                    yield self._problem(name, document, why)

    def _attempts(self) -> Iterator[tuple[str, Document | None, Callable[[], object]]]:
        """Yield each template's name, a page that uses it or None, and a function that renders it."""
        for document in _samples(self._plan):
            yield _template_of(document), document, partial(self._page, document)
        for name in sorted(self._config.theme.static_templates & {*self._environment.list_templates()}):
            yield name, None, partial(self._template, name)
        for name in self._config.extra_templates:
            yield name, None, partial(self._extra_template, name)
        yield (
            "huddle.html",
            None,
            lambda: next(huddle_pages(self._publication, self._config, self._environment), None),
        )

    def _wished_by(self, document: Document | None) -> OwnPage | None:
        """Return the author's page behind *document* if its front matter names a template, else None."""
        page = self._own.get(document.src_uri) if document else None
        return page if page and page.metadata.get("template") else None

    def _page(self, document: Document) -> None:
        publication, page = self._publication, self._files.src_uris[document.src_uri].page
        if page is None:  # for the type checker: each of our files has its page
            return
        page.read_source(self._config)
        page.render(self._config, self._files)
        as_html(page)
        context = {
            **get_context(self._nav, self._files, self._config, page),
            "edition_html": publication.products.edition_html if page.is_homepage else "",
            "notice": publication.notices.of(document.src_uri),
            "gathered": publication.products.gathered(document.src_uri),
            "opening": without_first(page.content or ""),
            "feedback": feedback_of(page, self._config, self._plan.wording),
        }
        page.active = True
        try:
            self._environment.get_template(_template_of(document)).render(context)
        finally:
            page.active = False

    def _template(self, name: str) -> None:
        base = urlsplit(self._config.site_url or "/").path
        context = get_context(self._nav, self._files, self._config, base_url=base)
        self._environment.get_template(name).render(context)

    def _extra_template(self, name: str) -> None:
        file = self._files.src_uris[name]
        # mkdocs reads these outside the theme's environment, without its filters, and so do we.
        bare = type(self._environment.get_template(_USUAL))
        bare(file.content_string).render(get_context(self._nav, self._files, self._config, base_url="."))

    def _problem(self, name: str, document: Document | None, why: str) -> Problem:
        what = document.src_uri if document else "its page"
        if page := self._wished_by(document):
            message = f'template: "{name}" cannot show this page ({why}); choose another, or delete the line'
            return Problem(page.place.path, page.place.line("template"), message)
        folder = self._config.theme.custom_dir
        own = f"{Path(folder).name}/ and " if folder else ""
        advice = f"look at {own}what {self._plan.config.path} says of theme and extra"
        message = f'theme: "{name}" cannot make {what} ({why}); {advice}'
        return Problem(self._plan.config.path, self._plan.config.line("theme"), message)


def _template_of(document: Document) -> str:
    return str(document.metadata.get("template", _USUAL))
