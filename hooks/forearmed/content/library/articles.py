"""Turn article texts into tips, playbooks and pages. Knows one file at a time, never its neighbours."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from operator import itemgetter
from pathlib import PurePosixPath

from forearmed.content.library.folders import ArticleFile
from forearmed.content.library.kept_tips import Json, as_json, from_json
from forearmed.content.library.limits import body_faults, empty_body
from forearmed.content.library.names import Names
from forearmed.content.model import Page, PageKeys, Place, Playbook, PlaybookKeys, Tip, TipKeys
from forearmed.content.settings import DocsSettings
from forearmed.content.slugs import as_slug, is_reserved, is_slug
from forearmed.content.source import Source, SourceError, read_article, read_page
from forearmed.foundation.errors import Problem
from forearmed.foundation.nearest import suggestion
from forearmed.foundation.remembering import Remember
from forearmed.foundation.wording.objections import SLUG_MEANT, SLUG_RESERVED, SLUG_UNFIT

_HEAD = 40
"""In how many lines of a file the date of a tip is looked for when its front matter cannot be read."""
_DATE = re.compile(r"""[ \t]*date[ \t]*:[ \t]*["']?(\d{4}-\d{2}-\d{2})["']?[ \t]*(?:#.*)?""", re.ASCII)
_OF_ARTICLES = {"date", "summary", "tags", "when", "reviewed"}
_MISPLACED_TIP = "looks like a tip; move the file to tips/"
_MISPLACED = "looks like a tip or a playbook; move the file to tips/ or to docs/playbooks/"


@dataclass
class Articles:
    """Articles as read, and what was wrong with them."""

    tips: list[Tip] = field(default_factory=list)
    playbooks: list[Playbook] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    faulty: list[Tip] = field(default_factory=list)
    """Rejected tips without the keys that are wrong, so that one run can check the other keys too."""
    rejected: list[Page] = field(default_factory=list)
    drafts: list[Page | Playbook] = field(default_factory=list)
    """Pages and playbooks that only a preview may show."""
    unread: dict[str, date | None] = field(default_factory=dict)
    """Paths of articles that cannot be read at all; of a tip, with the date that a line of it names."""
    problems: list[Problem] = field(default_factory=list)

    def blame(
        self, place: Place, key: str, message: str, *, warning: bool = False, unfinished: bool = False
    ) -> None:
        """Note a problem with *key* of the article at *place*."""
        line = place.line(key)
        self.problems.append(Problem(place.path, line, message, warning, unfinished=unfinished))

    def add(self, others: "Articles") -> None:
        """Add *others* behind these."""
        self.tips += others.tips
        self.playbooks += others.playbooks
        self.pages += others.pages
        self.faulty += others.faulty
        self.rejected += others.rejected
        self.drafts += others.drafts
        self.unread |= others.unread
        self.problems += others.problems


class ArticleMemory:
    """What was read of each file, for the next reading in the same process.

    `remember` has what earlier processes have read of sound tips.
    """

    def __init__(self, remember: Remember | None = None) -> None:
        self.remember = remember
        self._read_with: tuple[object, ...] = ()
        self._kept: dict[str, tuple[ArticleFile, Articles]] = {}
        self._asked: dict[str, tuple[ArticleFile, Articles]] = {}

    def begin(self, *read_with: object) -> None:
        """Begin to read with what is in *read_with*; forget everything where that is not as it was."""
        self._kept = self._asked if self._read_with == read_with else {}
        self._read_with, self._asked = read_with, {}

    def of(self, file: ArticleFile, read: Callable[[], Articles]) -> Articles:
        """Return what was read of the same *file*, else what *read* reads now. Nobody may change it."""
        known, articles = self._kept.get(file.path, (None, None))
        if articles is None or known != file:
            articles = self._from_before(file, read, self.remember) if self.remember else read()
        self._asked[file.path] = (file, articles)
        return articles

    def _from_before(self, file: ArticleFile, read: Callable[[], Articles], remember: Remember) -> Articles:
        """Return the tip of *file* that an earlier process has read, if it is sound, else what *read* reads.

        A sound tip is the same whatever other files say: their names are in messages only.
        """
        made: list[Articles] = []

        def make() -> Json | None:
            made.append(read())
            return as_json(made[0].tips[0], file.text) if made[0] == Articles(tips=made[0].tips[:1]) else None

        kept = remember(f"read {file.path}", (file.text, file.path, file.src_uri, file.draft), make)
        return made[0] if made else Articles(tips=[from_json(kept, file.text, file.path)])


def read_articles(
    files: Iterable[ArticleFile], names: Names, wishes: DocsSettings, memory: ArticleMemory | None = None
) -> Articles:
    """Read every article; one with an error is a problem, and *rejected*, or *unread* if nothing can be read.

    *names* says what an author meant by a wrong name; *wishes* says which keys of a page mkdocs' plugins and
    themes read. *memory* has what was read before.
    """
    memory = memory or ArticleMemory()
    order = [[*known.ids] for known in names.known.values()]  # messages name the first
    memory.begin(names, order, wishes.page_keys, wishes.plugins)
    articles = Articles()
    for article in files:
        articles.add(memory.of(article, partial(_read_alone, article, names, wishes)))
    return articles


def _read_alone(article: ArticleFile, names: Names, wishes: DocsSettings) -> Articles:
    articles = Articles()
    try:
        _add(article, names, articles, wishes)
    except SourceError as error:
        articles.problems.append(Problem(article.path, error.line, str(error)))
        articles.unread[article.path] = _named_date(article.text) if article.is_tip else None
    return articles


def _named_date(text: str) -> date | None:
    """Return the date that one line of *text*, front matter that cannot be read, names; else None."""
    found = [named for line in text.splitlines()[:_HEAD] if (named := _DATE.fullmatch(line))]
    with suppress(ValueError):
        return date.fromisoformat(found[0][1]) if len(found) == 1 else None
    return None


def _add(article: ArticleFile, names: Names, articles: Articles, wishes: DocsSettings) -> None:
    if article.is_tip:
        _add_tip(article, _read(article, articles), names, articles)
    elif article.is_playbook:
        _add_playbook(article, _read(article, articles), names, articles)
    else:
        _add_page(article, _read(article, articles), articles, wishes)


def _read(article: ArticleFile, articles: Articles) -> Source:
    """Return the source of *article*; a body that `body_faults` faults is a problem, and is left out."""
    is_page = not (article.is_tip or article.is_playbook)
    source = read_page(article.text) if is_page else _without_empty(read_article(article.text))
    place = _page(article, source).place
    articles.problems += [Problem(place.path, line, message, warning=True) for line, message in source.doubts]
    faults = list(body_faults(source))
    articles.problems += [Problem(place.path, line, message) for line, message in faults]
    # An empty body is fine for a draft, and for a page that only names a template.
    if not (is_page or (article.is_tip and source.metadata.get("date") is None)):
        empty = empty_body(source)
        articles.problems += [Problem(place.path, line, said, unfinished=True) for line, said in empty]
    return replace(source, body="") if faults else source


def _without_empty(source: Source) -> Source:
    """Return *source* with None for each value that is empty.

    Editors with forms, such as Sveltia and Decap, write ``series: ''`` and ``aliases: []`` for a field that
    nobody filled in.
    """
    kept = {key: None if _is_empty(value) else value for key, value in source.metadata.items()}
    return replace(source, metadata=kept)


def _is_empty(value: object) -> bool:
    if isinstance(value, list):
        return all(map(_is_empty, value))
    return value is None or (isinstance(value, str) and not value.strip())


def _add_page(article: ArticleFile, source: Source, articles: Articles, wishes: DocsSettings) -> None:
    page = _page(article, source)
    _, faults = PageKeys.read(source.metadata)
    told = [(fault.key, str(fault)) for fault in faults]
    if len(_OF_ARTICLES & source.metadata.keys()) > 1:
        # Nothing in docs/ has a release: a tip put here would be public at once, whatever its date.
        told = [*told, ("date", _MISPLACED)]
    else:
        doubts = _unknown_keys(source, wishes)
        told = [*told, *((key, message) for key, message, warning in doubts if not warning)]
        for key, message, _ in filter(itemgetter(2), doubts):
            articles.blame(page.place, key, message, warning=True)
    for key, message in told:
        articles.blame(page.place, key, message)
    draft = article.draft or page.draft
    (articles.rejected if told else articles.drafts if draft else articles.pages).append(page)


def _unknown_keys(source: Source, wishes: DocsSettings) -> list[tuple[str, str, bool]]:
    """Return each unknown key of a page, the message, and whether to warn only.

    Warn only if the site has plugins, which may read the key; a key that is nearly called like one of ours,
    such as `draft`, is an error even then.
    """
    known = [*PageKeys.model_fields, *PageKeys.others]
    way_out = "; delete it, unless one of your plugins reads it" if wishes.plugins else "; delete it"
    found = []
    for key in source.metadata:
        if key not in known and key not in wishes.page_keys:
            near = suggestion(key, known)
            slip = suggestion(key, list(PageKeys.model_fields))
            found.append((key, f'unknown key "{key}"{near or way_out}', wishes.plugins and not slip))
    return found


def _page(article: ArticleFile, source: Source) -> Page:
    place = Place(article.path, source.lines, source.body_line)
    return Page(article.src_uri, source.metadata, source.body, place)


def _add_tip(article: ArticleFile, source: Source, names: Names, articles: Articles) -> None:
    place = _page(article, source).place
    draft = source.metadata.get("date") is None or article.draft
    keys, faults = names.read(TipKeys, source.metadata)
    for fault in faults:
        # A draft needs a title only, so its other faults are warnings. But a misspelled "date" is an error:
        # it may be the reason why the tip counts as a draft.
        if draft and "date" in fault.meant:
            what = f"{fault.message}, so this tip has no date and will not go out"
            fault = replace(fault, message=what)
        is_why = "date" in fault.meant if fault.is_sure else bool(fault.meant)
        doubtful = draft and fault.key != "title" and not is_why
        articles.blame(place, fault.key, str(fault), warning=doubtful)
    told = {key.lower() for key in source.metadata if key != key.lower()}
    told |= {key for fault in faults if fault.is_sure for key in fault.meant}
    for name in ("summary", "tags"):
        if name not in told and source.metadata.get(name) in (None, []):
            is_there = name in source.metadata
            missing = names.missing(name, TipKeys, is_there=is_there)
            articles.blame(place, name, missing, warning=draft, unfinished=True)
    wrong = {fault.top for fault in faults}
    slug = _slug(article, place, articles)
    sound = slug and ("title" not in wrong if draft else not wrong)
    slug_or_stem = slug or PurePosixPath(article.path).stem
    keys = keys or _keys_without(wrong, source, slug=slug_or_stem)
    tip = Tip.of(keys, source, slug=slug_or_stem, path=article.path)
    tip = tip.model_copy(update={"date": None}) if article.draft else tip
    (articles.tips if sound else articles.faulty).append(tip)
    if not sound:
        articles.rejected.append(_page(article, source))


def _keys_without(wrong: set[str], source: Source, *, slug: str) -> TipKeys:
    """Return the keys of a tip as if the *wrong* ones had not been written."""
    right = {key: value for key, value in source.metadata.items() if key not in wrong}
    keys, _ = TipKeys.read({"title": slug[:80], **right})
    return keys or TipKeys(title=slug[:80])


def _add_playbook(article: ArticleFile, source: Source, names: Names, articles: Articles) -> None:
    place = _page(article, source).place
    if "date" in source.metadata and not {"when", "reviewed", "owner"} & source.metadata.keys():
        articles.blame(place, "date", _MISPLACED_TIP)
        articles.rejected.append(_page(article, source))
        return
    keys, faults = names.read(PlaybookKeys, source.metadata)
    for fault in faults:
        articles.blame(place, fault.key, str(fault))
    if source.metadata.get("tags") == []:
        articles.blame(place, "tags", names.missing("tags", PlaybookKeys, is_there=True))
    slug = _slug(article, place, articles)
    if keys and slug:
        playbook = Playbook.of(keys, source, slug=slug, path=article.path)
        if article.draft:
            articles.drafts.append(playbook)
        else:
            articles.playbooks.append(playbook)
    else:
        articles.rejected.append(_page(article, source))


def _slug(article: ArticleFile, place: Place, articles: Articles) -> str | None:
    """Return the slug an article's file name gives it, or None with a problem noted."""
    slug = PurePosixPath(article.path).stem
    if slug.lower().endswith(".md"):
        message = f"ends in .md twice, and one .md is enough; rename it {as_slug(slug) or 'name'}.md"
    elif not is_slug(slug):
        meant = as_slug(slug)
        message = (SLUG_MEANT if meant else SLUG_UNFIT).format(slug=slug, meant=meant)
    elif is_reserved(slug):
        message = SLUG_RESERVED.format(slug=slug)
    else:
        return slug
    articles.problems.append(Problem(place.path, 1, message))
    return None
