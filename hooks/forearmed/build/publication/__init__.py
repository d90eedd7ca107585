"""One build of the site: what goes in, what was rendered, what comes out. Knows no host and no clock."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from forearmed.article.portable import portable
from forearmed.build.outlets import Outlets
from forearmed.build.publication.files import waiting_files
from forearmed.build.publication.navigation import navigation_problems
from forearmed.build.publication.notices import Notices
from forearmed.build.publication.reviews import overdue_reviews
from forearmed.build.publication.search_records import Typographic, records_of, unheard_groups, wording_of
from forearmed.build.publication.writings import Writing, renamed, targets, withheld_pages, writings
from forearmed.calendar.rows import Openings, check_weeks, tips_of
from forearmed.calendar.schedule import Schedule, plan
from forearmed.content.library import Library, read_library
from forearmed.content.model import Place, Playbook, Tip
from forearmed.content.settings import Project, Settings, Site
from forearmed.foundation.errors import ForearmedError, Problem, ProblemsError, errors_in
from forearmed.review.html import NEVER, Addresses, Rendered, Target, judge
from forearmed.review.style import Manuscript, look_ahead, read_over
from forearmed.site.addresses import card_uri, huddle_file, playbook_uri, tip_address
from forearmed.site.facts import Fact, sheet_foot, tip_fact
from forearmed.site.huddle import Sheet, sheet_of
from forearmed.site.pages import Document, Shelves, documents, faulty_documents, without_clashes
from forearmed.site.paper import Face
from forearmed.site.phrasebook.gather import Phrasebook, phrasebook
from forearmed.site.phrasebook.page import PHRASEBOOK
from forearmed.site.pocket import Frame, PocketCard, pocket_card
from forearmed.site.pocket.page import card_foot
from forearmed.site.search import Record, Wording

Made = TypeVar("Made")

_ANYWHERE = "http://site.invalid/"  # RFC 2606, section 2: no page of anybody's is there


@dataclass(frozen=True)
class Publication:
    """A library at a moment, on its way to a site.

    With a *preview*, pages of scheduled tips and drafts are shown too, and what has mistakes as far as it can
    be; home, feeds and digest are not affected by what is to come. *rendered* fills while the host renders.
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
    unsettled: bool = False
    """Whether the settings have errors, so that neither feeds nor a mail can be made."""
    _obstacles: list[str] = field(default_factory=list, init=False, repr=False)
    _found: list[list[Problem]] = field(default_factory=list, init=False, repr=False)

    @classmethod
    def open(
        cls, project: Project, *, now: datetime, preview: bool = False, published: Iterable[Tip] = ()
    ) -> "Publication":
        """Read *project* and plan its publication as of *now*. It may still have problems.

        Of two tips for one week, the one that is among the *published* is not to blame.
        Raises ProblemsError when the settings are broken, with everything else that is wrong, too; a
        *preview* goes on with what is right of them.
        """
        place = Place(project.config.name, dict(project.lines))
        library = read_library(
            project.docs, project.tips, project.stand_in, config=place, wishes=project.files
        )
        library = library.with_problems(
            check_weeks(tips_of(library), project.stand_in, now=now, published=published)
        )
        library = library.with_problems(project.problems)
        if project.settings is None and not preview:
            raise ProblemsError(list(library.problems))
        made = cls.of(library, project.stand_in, site=project.site, now=now, preview=preview)
        library = library.with_problems(made.navigation_problems(project))
        return replace(made, library=library, config=place, unsettled=project.settings is None)

    @classmethod
    def of(
        cls, library: Library, settings: Settings, *, site: Site, now: datetime, preview: bool = False
    ) -> "Publication":
        """Plan the publication of *library* as of *now*."""
        shown = library.as_far_as_it_goes() if preview else library
        schedule = plan(shown.tips, settings, now=now, playbooks=shown.playbooks)
        shelves = Shelves.of(shown, schedule, settings, preview=preview)
        pages = documents(shelves, preview=preview)
        if preview:
            pages = without_clashes([*faulty_documents(library), *pages])
        return cls(library, settings, site, shelves, Outlets(shelves, site=site), preview, tuple(pages))

    @property
    def schedule(self) -> Schedule:
        """Return what is live, as of the moment of this build."""
        return self.shelves.schedule

    def navigation_problems(self, project: Project) -> Iterator[Problem]:
        """Yield a problem for each page in the navigation that this build does not show."""
        shown = {document.src_uri for document in self.documents} | {*self.addresses}
        shown |= {asset.src_uri for asset in self.library.assets}
        drafts = {src_uri for _, src_uri, _, release in self._written if release == NEVER}
        return navigation_problems(project, shown=shown, drafts=drafts, shut_out=self.library.shut_out)

    def articles(self) -> list[Document]:
        """Return the pages of this build that authors wrote; the lists that lead to them need no judge."""
        written = {src_uri for _, src_uri, _, _ in self._written}
        return [document for document in self.documents if document.src_uri in written]

    def unpublished(self) -> list[Document]:
        """Return what is not part of this build but must be in order all the same."""
        shown = {document.src_uri for document in self.documents}
        return [
            Document(uri, address, article.body)
            for article, uri, address, _ in self._written
            if uri not in shown
        ]

    def withheld(self) -> list[Document]:
        """Return pages, empty, that are not part of this build because of what uses them is not out yet."""
        return [page for page, _ in withheld_pages(self.shelves)]

    def waiting_files(self) -> frozenset[str]:
        """Return the files that nothing in this build leads to yet, once all is rendered."""
        if self.preview:
            return frozenset()
        shown = {document.src_uri for document in self.documents}
        pages = list(self._judged())
        return waiting_files(
            [asset.src_uri for asset in self.library.assets],
            [page for page in pages if page.src_uri in shown],
            [page for page in pages if page.src_uri not in shown],
            self._addresses(),
        )

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
        overdue = overdue_reviews(self.library.playbooks, self.schedule.overdue)
        found = {*self.library.problems, *overdue}
        for page in self._judged():
            found.update(judge(page, addresses))
        return sorted(found)

    def advice(self) -> list[Problem]:
        """Return where the house's rules would have tips, playbooks and plans otherwise. It stops nothing."""
        desk = [
            Manuscript(article, self.rendered[src_uri])
            for article, src_uri, _, _ in sorted(self._written, key=lambda written: written[3])
            if isinstance(article, Tip | Playbook) and src_uri in self.rendered
        ]
        words = self.library.vocabulary
        now = self.schedule.now
        openings = Openings.of(tips_of(self.library), self.settings, now=now)
        # A preview plans with faulty tips, too, of which nobody knows yet what they will be.
        schedule = plan(self.library.tips, self.settings, now=now) if self.preview else self.schedule
        found = [
            *read_over(desk, self.settings.rules, phrases=words.phrases, language=self.site.language),
        ]
        concerns = look_ahead(schedule, openings, vocabulary=words, config=self.config)
        found += (concern.problem for concern in concerns)
        return sorted([*found, *unheard_groups(self.wording, words)])

    def said(self) -> list[Problem]:
        """Return all that `check` says: every problem and all advice, sorted."""
        return sorted({*self.problems(), *self.advice()})

    @cached_property
    def notices(self) -> Notices:
        """Return what a preview says of mistakes, once all is rendered; any other build says nothing."""
        if not self.preview:
            return Notices()
        paths = {page.src_uri: page.place.path for page in self.library.unread}
        paths |= {uri: article.place.path for article, uri, _, _ in self._written}
        pages = {paths[page.src_uri]: page.address for page in self.documents if page.src_uri in paths}
        return Notices(self.said(), tuple(self._obstacles), paths, pages)

    def demand_order(self) -> list[Problem]:
        """Return the warnings; raise ProblemsError, warnings included, when there is an error."""
        problems = self.problems()
        if errors_in(problems):
            raise ProblemsError(problems)
        return problems

    def artefacts(self) -> dict[str, bytes]:
        """Return the feeds, the digest and the index by address. Every live tip must be rendered.

        A preview goes without them where they cannot be made, and says so in its notices.
        """
        if self.unsettled:
            return {}
        return self._tried(
            lambda: self.outlets.build(lambda tip: self._portable(tip, self.site.url), self.wording), {}
        )

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Return where this build has what is no page: the artefacts, and the tips' huddles."""
        return (*self.outlets.addresses(), *map(huddle_file, self._shown_tips()))

    def huddles(self) -> Iterator[tuple[str, Fact, Sheet]]:
        """Yield the address, the facts and the sheet of each tip's huddle, once all are rendered."""
        for tip in self._shown_tips():
            html, rules = self.rendered[tip.place.path], self.settings.rules.tips
            fact = tip_fact(tip)
            foot = sheet_foot(fact, self.site)
            yield huddle_file(tip), fact, sheet_of(tip, html, self._face, closing=rules.closing, foot=foot)

    @cached_property
    def _face(self) -> Face:
        return Face()  # for all sheets of a build, so that a word is measured once

    def _shown_tips(self) -> list[Tip]:
        tips = (*self.shelves.tips, *(self.shelves.to_come if self.preview else ()))
        shown = {page.src_uri for page in self.documents}
        return [tip for tip in tips if tip.place.path in shown]

    @cached_property
    def wording(self) -> Wording:
        """Return what the articles of this build say, once all are rendered."""
        return wording_of(
            self._found_articles, self.rendered, self.library.vocabulary, language=self.site.language
        )

    def records(self, set_text: Typographic) -> Iterator[Record]:
        """Yield by what each article of this build is found, once all are rendered."""
        return records_of(self._found_articles, self.rendered, self.wording, self.shelves, set_text)

    @cached_property
    def _found_articles(self) -> list[Writing]:
        shown = {page.src_uri for page in self.documents} & self.rendered.keys()
        return [writing for writing in self._written if writing.src_uri in shown]

    def gathered(self, src_uri: str) -> Phrasebook | PocketCard | None:
        """Return what the page made from *src_uri* shows of rendered articles, once all are rendered."""
        if src_uri == PHRASEBOOK:
            return phrasebook(self.shelves, self._html_of)
        if playbook := self._playbooks_by_card.get(src_uri):
            foot = card_foot(playbook, self.shelves, self.site)
            frame = Frame(playbook.title, playbook.when, foot)
            return pocket_card(self._html_of(playbook), frame, self._face)
        return None

    @cached_property
    def _playbooks_by_card(self) -> Mapping[str, Playbook]:
        return {card_uri(playbook): playbook for playbook in self.shelves.playbooks}

    def _html_of(self, article: Tip | Playbook) -> str:
        uri = article.place.path if isinstance(article, Tip) else playbook_uri(article)
        return self.rendered.get(uri, "")

    def edition_html(self) -> str:
        """Return the current edition's body with links that work on the home page, or nothing."""
        edition = self.schedule.current
        if edition is None:
            return ""
        # The home page is the site's root, so links relative to the root are right there.
        return self._tried(lambda: self._portable(edition.tip, _ANYWHERE), "").replace(f'="{_ANYWHERE}', '="')

    def _tried(self, make: Callable[[], Made], otherwise: Made) -> Made:
        """Return what *make* makes; in a preview, *otherwise* where an article prevents it."""
        try:
            return make()
        except (ForearmedError, RecursionError) as error:
            if not self.preview:
                raise
            if isinstance(error, ForearmedError):  # `judge` says itself what is nested too deeply
                self._obstacles.append(str(error))
            return otherwise

    def _portable(self, tip: Tip, root: str) -> str:
        return portable(self.rendered[tip.place.path], root + tip_address(tip))

    def _judged(self) -> Iterator[Rendered]:
        """Yield every rendered page whose words an author wrote."""
        for article, src_uri, address, release in self._written:
            if src_uri in self.rendered:
                html = self.rendered[src_uri]
                yield Rendered(html, address, src_uri, article.body, article.place, release)

    @cached_property
    def _written(self) -> tuple[Writing, ...]:
        return tuple(writings(self.library, self.settings))

    def _addresses(self) -> Addresses:
        files = [Target(address) for address in self.addresses]
        files += [Target(asset.src_uri, size=asset.size) for asset in self.library.assets]
        later = withheld_pages(self.shelves)
        by_address, by_source = targets(self._written, self.documents, files, self.rendered, later=later)
        moved = {**dict(renamed(self.library)), **self.moved}
        shut_out = self.library.shut_out
        return Addresses(
            by_address, by_source, self.schedule.now, site=self.site.url, moved=moved, shut_out=shut_out
        )
