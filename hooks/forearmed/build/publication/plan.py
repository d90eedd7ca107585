"""What a build is to publish, decided before anything is rendered. Knows no host and no clock."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from forearmed.build.gallery import Gallery
from forearmed.build.outlets import Outlets
from forearmed.build.publication.form_problems import form_problems
from forearmed.build.publication.moved_problems import moved_problems
from forearmed.build.publication.navigation import navigation_problems
from forearmed.build.publication.root_problems import root_problems
from forearmed.build.publication.wording_gap import wording_gap
from forearmed.build.publication.writings import Writing, former_addresses, withheld_pages, writings
from forearmed.calendar.almanac import Almanac
from forearmed.calendar.schedule import Schedule
from forearmed.content.library import ArticleMemory, Library, library_of
from forearmed.content.model import Page, Place, Playbook, Tip
from forearmed.content.settings import BrandFiles, Project, Settings, Site
from forearmed.foundation.errors import Problem, ProblemsError
from forearmed.foundation.wording import Wording
from forearmed.review.html import NEVER
from forearmed.site.addresses import CALENDAR, HUDDLE, file_at, huddle_file, page_address
from forearmed.site.pages import Document, LiveLibrary, documents, faulty_documents, without_clashes


@dataclass(frozen=True)
class Plan:
    """The first phase of a build: the pages to render, and the addresses of everything else.

    A *preview* also has the pages of scheduled tips and drafts, and articles with mistakes as far as they can
    be shown. Its home page, feeds and digest contain live tips only, as in any build.
    """

    almanac: Almanac
    site: Site
    live: LiveLibrary
    outlets: Outlets
    preview: bool
    documents: tuple[Document, ...]
    config: Place = field(default_factory=lambda: Place("mkdocs.yml"))
    """The file and the lines of the settings, for messages."""
    moved: Mapping[str, str | None] = field(default_factory=dict)
    """The present path of each published file that moved, by its old path; None where it was deleted."""
    brand_files: BrandFiles = field(default_factory=BrandFiles)
    """What the build reads of the files that the settings name."""
    docs: str = "docs"
    """The name of the folder docs/."""
    unsettled: bool = False
    """Whether the settings have errors, so that neither feeds nor a mail can be made."""
    gallery: Gallery = field(default_factory=Gallery)
    """The pictures of the library, as pages and mails show them."""

    @classmethod
    def open(
        cls,
        project: Project,
        *,
        now: datetime,
        preview: bool = False,
        published: Iterable[Tip] = (),
        memory: ArticleMemory | None = None,
    ) -> "Plan":
        """Read *project* and plan its publication as of *now*. The plan may have problems.

        *memory* has what this process has read of the project before. Of two tips for one week, the problem
        is reported for the tip that is not among the *published*.
        Raises ProblemsError, with all other problems too, when the settings have errors; a *preview* uses the
        settings without their faulty keys instead.
        """
        place = Place(project.config.name, dict(project.lines))
        library = library_of(project, memory)
        settings = project.sound_settings.worded(library.wording)
        almanac = Almanac(library, settings, now).with_checked_weeks(published)
        almanac = almanac.with_problems(project.problems)
        if project.settings is None and not preview:
            raise ProblemsError(list(almanac.library.problems))
        gallery = Gallery(library.assets, project.kept, project.files.elsewhere)
        made = cls.of(almanac, site=project.site, preview=preview, gallery=gallery)
        found = [*made.navigation_problems(project), *made.root_problems(project.docs.name)]
        found += made.moved_problems()
        found += made.calendar_problems(place)
        found += [*form_problems(project), *wording_gap(project, made.wording)]
        almanac = almanac.with_problems(found)
        unsettled = project.settings is None
        return replace(
            made,
            almanac=almanac,
            config=place,
            brand_files=project.brand_files,
            docs=project.docs.name,
            unsettled=unsettled,
        )

    @classmethod
    def of(
        cls, almanac: Almanac, *, site: Site, preview: bool = False, gallery: Gallery | None = None
    ) -> "Plan":
        """Plan the publication of the library in *almanac*, as of the almanac's moment.

        Without a *gallery*, nothing is kept of the pictures for another build.
        """
        gallery = gallery or Gallery(almanac.library.assets)
        shown = almanac.best_effort() if preview else almanac
        live = LiveLibrary.of(shown, preview=preview)
        pages = documents(live, preview=preview)
        if preview:
            pages = without_clashes([*faulty_documents(almanac.library), *pages])
        outlets = Outlets(live, site=site, gallery=gallery)
        return cls(almanac, site, live, outlets, preview, tuple(pages), gallery=gallery)

    @property
    def library(self) -> Library:
        """Return the library: all that authors wrote, with its problems."""
        return self.almanac.library

    @property
    def settings(self) -> Settings:
        """Return the settings, without their faulty keys if there are any."""
        return self.almanac.settings

    @property
    def wording(self) -> Wording:
        """Return what the site itself says, in its language."""
        return self.library.wording

    @property
    def schedule(self) -> Schedule:
        """Return the schedule as of the moment of this build; in a preview it includes tips with errors."""
        return self.live.schedule

    @cached_property
    def written(self) -> tuple[Writing, ...]:
        """Return all that authors wrote, whether this build shows it or not."""
        return tuple(writings(self.library, self.settings))

    @cached_property
    def shown(self) -> frozenset[str]:
        """Return the URI of every page of this build."""
        return frozenset(document.src_uri for document in self.documents)

    @cached_property
    def tips(self) -> tuple[Tip, ...]:
        """Return the tips that have pages in this build, and so huddles."""
        tips = (*self.live.tips, *(self.live.to_come if self.preview else ()))
        return tuple(tip for tip in tips if tip.place.path in self.shown)

    @property
    def running(self) -> Tip | None:
        """Return the tip of the current edition, whose huddle is this week's; None before the first."""
        edition = self.schedule.current
        return edition.tip if edition and edition.tip in self.tips else None

    @property
    def huddles(self) -> tuple[str, ...]:
        """Return the file of each huddle of this build."""
        return (*map(huddle_file, self.tips), *([file_at(HUDDLE)] if self.running else ()))

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of the files that the host does not render: artefacts and huddles."""
        return (*self.outlets.addresses(), *self.huddles)

    def navigation_problems(self, project: Project) -> Iterator[Problem]:
        """Yield a problem for each page in the navigation that this build does not show."""
        shown = self.shown | {*self.addresses} | {asset.src_uri for asset in self.library.assets}
        drafts = {src_uri for _, src_uri, _, release in self.written if release == NEVER}
        return navigation_problems(project, shown=shown, drafts=drafts, shut_out=self.library.shut_out)

    def root_problems(self, docs: str) -> Iterator[Problem]:
        """Yield a problem for each file in docs/root/ that has the address of a page or a file of the site.

        *docs* is the name of the folder docs/. Pages that are not live yet count, too, or the build on the
        day of their release would fail.
        """
        in_root = [asset for asset in self.library.assets if asset.in_root]
        if not in_root:
            return iter(())
        assets = [asset.src_uri for asset in self.library.assets if not asset.in_root]
        return root_problems(in_root, {*self._taken, *assets}, docs=docs)

    def moved_problems(self) -> Iterator[Problem]:
        """Yield a problem for each address of an older publication where the site has something else."""
        if not self.library.moved:
            return iter(())
        former = (file_at(address) for address, _ in former_addresses(self.library))
        assets = (asset.src_uri for asset in self.library.assets)
        return moved_problems(self.library.moved, self.library.tips, {*self._taken, *former, *assets})

    def calendar_problems(self, config: Place) -> Iterator[Problem]:
        """Yield a problem where the site should have the calendar, and an author's page has its address.

        *config* is the file of the settings.
        """
        if self.settings.publish_calendar and CALENDAR not in self._made:
            line = config.line("extra.forearmed.publish_calendar")
            where = f"/{page_address(CALENDAR)}"
            message = (
                f"publish_calendar: a page of yours is at {where} already; rename its file, or write false"
            )
            yield Problem(config.path, line, message)

    @cached_property
    def _made(self) -> frozenset[str]:
        """Return the URIs of the pages of this build that no author wrote."""
        return frozenset(document.src_uri for document in self.documents if document.origin is None)

    @cached_property
    def _taken(self) -> frozenset[str]:
        """Return every file of the site, now or later, but assets and pages of an older publication."""
        addresses = {*(page.address for page in self.documents), *(one.address for one in self.written)}
        return frozenset({*map(file_at, addresses), *self.outlets.own_addresses(), *self.huddles})

    def articles(self) -> list[Document]:
        """Return the pages of this build that authors wrote; generated lists are not checked."""
        written = {src_uri for _, src_uri, _, _ in self.written}
        return [document for document in self.documents if document.src_uri in written]

    def unpublished(self) -> list[Document]:
        """Return the pages that authors wrote and this build does not show. They are checked all the same."""
        return [
            Document(uri, address, article.body, _own_words(article), origin=article.place.path)
            for article, uri, address, _ in self.written
            if uri not in self.shown
        ]

    def withheld(self) -> list[Document]:
        """Return an empty page for each tag, author and series that only unreleased articles use."""
        return [page for page, _ in withheld_pages(self.live)]


def _own_words(article: Tip | Playbook | Page) -> Mapping[str, object]:
    """Return the metadata for plugins of an *article* that no page of this build shows."""
    return article.metadata if isinstance(article, Page) else {"title": article.title}
