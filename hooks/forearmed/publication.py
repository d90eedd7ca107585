"""One build of the site: what goes in, what was rendered, what comes out. Knows no host and no clock."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from forearmed.artefacts import Outlets
from forearmed.calendar import Openings, check_weeks, tips_of
from forearmed.editorial import Manuscript, look_ahead, read_over
from forearmed.errors import Problem, ProblemsError, errors_in
from forearmed.judge import ALWAYS, NEVER, Addresses, Rendered, Target, judge
from forearmed.library import Library, read_library
from forearmed.model import Page, Place, Playbook, Tip
from forearmed.pages import Document, Shelves, documents, upcoming
from forearmed.pages.document import page_address
from forearmed.pages.shelves import playbook_address, playbook_uri, tip_address
from forearmed.portable import portable
from forearmed.schedule import Schedule, plan, release_of
from forearmed.settings import Project, Settings, Site

_ANYWHERE = "http://site.invalid/"  # RFC 2606, section 2: no page of anybody's is there


@dataclass(frozen=True)
class Publication:
    """A library at a moment, on its way to a site.

    With a *preview*, pages of scheduled tips and drafts are shown too; home, feeds and digest are not
    affected. *rendered* fills while the host renders.
    """

    library: Library
    settings: Settings
    site: Site
    shelves: Shelves
    outlets: Outlets
    preview: bool
    documents: tuple[Document, ...]
    config: Place = field(default_factory=lambda: Place("mkdocs.yml"))
    """Where the settings stand, for messages."""
    moved: Mapping[str, str | None] = field(default_factory=dict)
    """Where files that were published are now, by the paths they had; None where they are gone."""
    rendered: dict[str, str] = field(default_factory=dict)
    _found: list[list[Problem]] = field(default_factory=list, init=False, repr=False)

    @classmethod
    def open(
        cls, project: Project, *, now: datetime, preview: bool = False, published: Iterable[Tip] = ()
    ) -> "Publication":
        """Read *project* and plan its publication as of *now*. It may still have problems.

        Of two tips for one week, the one that is among the *published* is not to blame.
        Raises ProblemsError when the settings are broken, with everything else that is wrong, too.
        """
        place = Place(project.config.name, dict(project.lines))
        library = read_library(project.docs, project.tips, project.stand_in, config=place)
        library = library.with_problems(
            check_weeks(tips_of(library), project.stand_in, now=now, published=published)
        )
        if project.settings is None:
            raise ProblemsError([*project.problems, *library.problems])
        made = cls.of(library, project.settings, site=project.site, now=now, preview=preview)
        library = library.with_problems(made.navigation_problems(project))
        return replace(made, library=library, config=place)

    @classmethod
    def of(
        cls, library: Library, settings: Settings, *, site: Site, now: datetime, preview: bool = False
    ) -> "Publication":
        """Plan the publication of *library* as of *now*."""
        schedule = plan(library.tips, settings, now=now, playbooks=library.playbooks)
        shelves = Shelves.of(library, schedule, settings)
        pages = tuple(documents(shelves, preview=preview))
        return cls(library, settings, site, shelves, Outlets(shelves, site=site), preview, pages)

    @property
    def schedule(self) -> Schedule:
        """Return what is live, as of the moment of this build."""
        return self.shelves.schedule

    def navigation_problems(self, project: Project) -> Iterator[Problem]:
        """Yield a problem for each page in the navigation that this build does not show."""
        shown = {document.src_uri for document in self.documents}
        for src_uri, line in project.nav:
            if src_uri not in shown:
                message = (
                    f'nav: "{src_uri}" is not a page of the site now; delete it, or add it once it is live'
                )
                yield Problem(project.config.name, line, message)

    def articles(self) -> list[Document]:
        """Return the pages of this build that authors wrote; the lists that lead to them need no judge."""
        written = {src_uri for _, src_uri, _, _ in self._written()}
        return [document for document in self.documents if document.src_uri in written]

    def unpublished(self) -> list[Document]:
        """Return what is not part of this build but must be in order all the same."""
        waiting = [] if self.preview else upcoming(self.shelves)
        rejected = [
            Document(page.src_uri, page_address(page.src_uri), page.body) for page in self.library.rejected
        ]
        return [*waiting, *rejected]

    def capture(self, src_uri: str, html: str) -> None:
        """Keep the *html* the host made of a document: nothing is rendered twice."""
        self.rendered[src_uri] = html
        self._found.clear()

    def problems(self) -> list[Problem]:
        """Return every problem of the library and of what has been rendered so far, sorted."""
        if not self._found:  # judged once, however often and for whatever it is asked
            self._found.append(self._find())
        return list(self._found[0])

    def _find(self) -> list[Problem]:
        addresses = self._addresses()
        found = {*self.library.problems, *self._overdue()}
        for page in self._judged():
            found.update(judge(page, addresses))
        return sorted(found)

    def advice(self) -> list[Problem]:
        """Return where the house's rules would have tips, playbooks and plans otherwise. It stops nothing."""
        desk = [
            Manuscript(article, self.rendered[src_uri])
            for article, src_uri, _, _ in sorted(self._written(), key=lambda written: written[3])
            if isinstance(article, Tip | Playbook) and src_uri in self.rendered
        ]
        words = self.library.vocabulary
        openings = Openings.of(tips_of(self.library), self.settings, now=self.schedule.now)
        found = [*read_over(desk, self.settings.rules, phrases=words.phrases)]
        found += look_ahead(self.schedule, openings, vocabulary=words, config=self.config)
        return sorted(found)

    def demand_order(self) -> list[Problem]:
        """Return the warnings; raise ProblemsError, warnings included, when there is an error."""
        problems = self.problems()
        if errors_in(problems):
            raise ProblemsError(problems)
        return problems

    def artefacts(self) -> dict[str, bytes]:
        """Return the feeds, the digest and the index by address. Every live tip must be rendered."""
        return self.outlets.build(lambda tip: self._portable(tip, self.site.url))

    def edition_html(self) -> str:
        """Return the current edition's body with links that work on the home page, or nothing."""
        edition = self.schedule.current
        if edition is None:
            return ""
        # The home page is the site's root, so links relative to the root are right there.
        return self._portable(edition.tip, _ANYWHERE).replace(f'="{_ANYWHERE}', '="')

    def _portable(self, tip: Tip, root: str) -> str:
        return portable(self.rendered[tip.place.path], root + tip_address(tip))

    def _overdue(self) -> Iterator[Problem]:
        for playbook in self.library.playbooks:
            if playbook.slug in self.schedule.overdue:
                due = (
                    f"was due for review on {playbook.review_due}; read it against practice and set reviewed"
                )
                line = playbook.place.line("reviewed")
                yield Problem(playbook.place.path, line, f"reviewed: {due}", warning=True)

    def _judged(self) -> Iterator[Rendered]:
        """Yield every rendered page whose words an author wrote."""
        for article, src_uri, address, release in self._written():
            if src_uri in self.rendered:
                html = self.rendered[src_uri]
                yield Rendered(html, address, src_uri, article.body, article.place, release)

    def _written(self) -> Iterator[tuple[Tip | Playbook | Page, str, str, datetime]]:
        for tip in self.library.tips:
            yield tip, tip.place.path, tip_address(tip), self._release(tip)
        for playbook in self.library.playbooks:
            yield playbook, playbook_uri(playbook), playbook_address(playbook), ALWAYS
        for page in (*self.library.pages, *self.library.rejected):
            yield page, page.src_uri, page_address(page.src_uri), ALWAYS

    def _release(self, tip: Tip) -> datetime:
        return release_of(tip.date, self.settings) if tip.date else NEVER

    def _addresses(self) -> Addresses:
        written = [
            (address, uri, Target(article.place.path, release, html=self.rendered.get(uri)))
            for article, uri, address, release in self._written()
        ]
        made = [(page.address, page.src_uri, self._made(page)) for page in self.documents]
        by_address = {address: target for address, _, target in made}
        by_address |= {address: Target(address) for address in self.outlets.addresses()}
        by_address |= {asset.src_uri: Target(asset.src_uri, size=asset.size) for asset in self.library.assets}
        by_source = {address: target for address, target in by_address.items() if address}
        by_source |= {uri: target for _, uri, target in made}
        by_address |= {address: target for address, _, target in written}
        by_source |= {uri: target for _, uri, target in written}
        return Addresses(by_address, by_source, self.schedule.now, {**dict(self._renamed()), **self.moved})

    def _renamed(self) -> Iterator[tuple[str, str]]:
        """Yield the path that each article says it had, and the one it has."""
        articles: tuple[Tip | Playbook, ...] = (*self.library.tips, *self.library.playbooks)
        for article in articles:
            folder = article.place.path.rpartition("/")[0]
            yield from ((f"{folder}/{alias}.md", article.place.path) for alias in article.aliases)

    def _made(self, page: Document) -> Target:
        return Target(page.src_uri, html=self.rendered.get(page.src_uri))
