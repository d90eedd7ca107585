"""Everything authors have written, and every problem with it. The only reader of the content folders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from forearmed.content.library.addresses import check_addresses
from forearmed.content.library.articles import ArticleMemory, Articles, read_articles
from forearmed.content.library.asked_for import check_questions
from forearmed.content.library.endings import check_endings
from forearmed.content.library.folders import Asset, Folders, walk
from forearmed.content.library.media import check_media
from forearmed.content.library.misplaced import strays
from forearmed.content.library.moved import OldAddress, read_moved
from forearmed.content.library.names import Names
from forearmed.content.library.paths import check_paths
from forearmed.content.library.pictures import check_pictures
from forearmed.content.library.references import check_references
from forearmed.content.library.root_files import check_root
from forearmed.content.library.sizes import check_sizes
from forearmed.content.library.vocabulary import Vocabulary, read_vocabulary
from forearmed.content.library.walking import ROOT
from forearmed.content.library.wording import read_wording
from forearmed.content.model import Page, Place, Playbook, Tip
from forearmed.content.settings import NO_FORM, DocsSettings, Project, Settings
from forearmed.content.slugs import is_reserved, is_slug
from forearmed.foundation.errors import Problem
from forearmed.foundation.wording import ENGLISH, Wording

__all__ = [
    "ROOT",
    "ArticleMemory",
    "Asset",
    "Library",
    "OldAddress",
    "Vocabulary",
    "library_of",
    "read_library",
]


@dataclass(frozen=True)
class Library:
    """What the content folders hold. With an error among *problems* it is not fit to publish."""

    tips: tuple[Tip, ...]
    playbooks: tuple[Playbook, ...]
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    vocabulary: Vocabulary
    problems: tuple[Problem, ...] = ()
    rejected: tuple[Page, ...] = ()
    """Articles whose front matter has errors: their words can be judged all the same."""
    faulty: tuple[Tip, ...] = ()
    """The tips among the rejected, as if their wrong keys had not been written."""

    unread: tuple[Page, ...] = ()
    """Files of which nothing can be read: empty pages in their places."""
    unread_days: Mapping[str, date] = field(default_factory=dict)
    """By path, the date that a line names of a tip of which nothing else can be read."""
    drafts: tuple[Page | Playbook, ...] = ()
    """Pages and playbooks that only a preview may show; a tip without a date is a draft among the tips."""
    shut_out: Mapping[str, str] = field(default_factory=dict)
    """By the name in links, the files that mkdocs' settings exclude, and the setting that does so."""
    kept_back: Mapping[str, str] = field(default_factory=dict)
    """By path, why a file has no page on the site: the setting that excludes it, or what makes it a draft."""
    wording: Wording = ENGLISH
    """What the site itself says, in its language, as far as the team does not word it differently."""

    moved: tuple[OldAddress, ...] = ()
    """The addresses of an older publication, from docs/moved.yml."""

    def best_effort(self) -> "Library":
        """Return the same with drafts, and every faulty tip that can have a page. For previews only."""
        able = [tip for tip in (*self.tips, *self.faulty) if is_slug(tip.slug) and not is_reserved(tip.slug)]
        one_each = {tip.slug: tip for tip in reversed(able)}
        pages = (*self.pages, *(one for one in self.drafts if isinstance(one, Page)))
        playbooks = (*self.playbooks, *(one for one in self.drafts if isinstance(one, Playbook)))
        return replace(self, tips=tuple(one_each.values()), pages=pages, playbooks=playbooks)

    def with_problems(self, found: Iterable[Problem]) -> "Library":
        """Return the same with the problems *found* elsewhere among its own."""
        return replace(self, problems=tuple(sorted({*self.problems, *found})))


def read_library(
    docs: Path,
    tips: Path,
    settings: Settings,
    *,
    config: Place,
    wishes: DocsSettings | None = None,
    language: str = "en",
    memory: ArticleMemory | None = None,
) -> Library:
    """Read the folders *docs* and *tips*. *config* says where the settings stand, for messages.

    *wishes* are the host's own settings of what is published, *language* is that of the site. *memory* has
    what this process has read before.

    Raises ForearmedError when a folder cannot be read at all; everything else is a problem.
    """
    wishes = wishes or DocsSettings()
    folders = walk(docs, tips, wishes)
    vocabulary = read_vocabulary(folders.maps)
    names = Names.of(vocabulary, folders.articles, folders.shut_out)
    articles = read_articles(folders.articles, names, wishes, memory)
    problems = [*folders.problems, *articles.problems, *vocabulary.problems]
    wording = read_wording(folders.maps.get("wording"), language, problems=problems)
    problems += strays(tips)
    problems += check_addresses(folders.articles, form=settings.write != NO_FORM)
    problems += check_endings(folders.assets, wishes, folder=docs.name)
    problems += check_media(folders.assets, folder=docs.name)
    problems += check_root(folders.assets, folder=docs.name)
    problems += check_pictures(folders.assets, folder=docs.name)
    problems += check_sizes(folders.assets, folder=docs.name)
    problems += check_references(articles, names, settings, config=config)
    problems += check_paths(vocabulary, articles, names)
    problems += check_questions(vocabulary, names)
    moved = read_moved(folders.maps.get("moved"), articles, names, problems=problems)
    return replace(_library(articles, folders, vocabulary, problems), wording=wording, moved=moved)


def library_of(project: Project, memory: ArticleMemory | None = None) -> Library:
    """Return what the folders of *project* hold, read with those of its settings that are valid.

    *memory* has what this process has read before.
    """
    config = Place(project.config.name, dict(project.lines))
    return read_library(
        project.docs,
        project.tips,
        project.sound_settings,
        config=config,
        wishes=project.files,
        language=project.site.language,
        memory=memory,
    )


def _kept_back(articles: Articles, folders: Folders) -> dict[str, str]:
    own = {draft.place.path: "its own front matter" for draft in articles.drafts}
    listed = {article.path: "draft_docs" for article in folders.articles if article.draft}
    shut = {uri if uri.startswith("tips/") else f"docs/{uri}": why for uri, why in folders.shut_out.items()}
    return own | listed | shut


def _library(
    articles: Articles, folders: Folders, vocabulary: Vocabulary, problems: list[Problem]
) -> Library:
    return Library(
        tips=tuple(articles.tips),
        playbooks=tuple(articles.playbooks),
        pages=tuple(articles.pages),
        assets=tuple(folders.assets),
        vocabulary=vocabulary,
        problems=tuple(sorted(set(problems))),
        rejected=tuple(articles.rejected),
        faulty=tuple(articles.faulty),
        drafts=tuple(articles.drafts),
        shut_out=folders.shut_out,
        kept_back=_kept_back(articles, folders),
        unread=tuple(
            Page(article.src_uri, {}, "", Place(article.path))
            for article in folders.articles
            if article.path in articles.unread
        ),
        unread_days={path: day for path, day in articles.unread.items() if day},
    )
