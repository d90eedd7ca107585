"""Read the content folders. Decides what is an article, an asset or neither."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from forearmed.content.library.media_kinds import BESIDE, way_out
from forearmed.content.library.misnamed import misnamed
from forearmed.content.library.walking import ROOT, below, content_files, is_left_over, path_of
from forearmed.content.settings import DocsSettings
from forearmed.foundation.errors import Problem
from forearmed.foundation.wording.objections import IS

_MAPS = (
    "tags.yml", "authors.yml", "series.yml", "paths.yml", "phrases.yml", "synonyms.yml", "questions.yml",
    "wording.yml", "moved.yml",
)  # fmt: skip
_FOR_TOOLS = ("words.txt",)
_PUBLISHED_AS_THEY_ARE = ("assets/", "schema/")
_OF_SYSTEMS = {".DS_Store", ".gitkeep", "Thumbs.db", "desktop.ini"}
"""Files that operating systems and users of git put into folders. They are left out without a message."""
ASKED_FOR = frozenset(
    {
        "_headers", "_redirects", "_routes.json", "CNAME", "ads.txt", "humans.txt", "robots.txt",
        "security.txt", "staticwebapp.config.json", "vercel.json", "web.config",
    }
)  # fmt: skip
"""Names that a host or another program asks for at the root of a site."""
_DATED = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:(?!---).*\n)*?date:[ \t]*\d")
_OF_ARTICLES = ("tips/", "docs/playbooks/")


@dataclass(frozen=True)
class Asset:
    """A file that is published as it is: *src_uri* is its address below the site, *size* its bytes.

    The address is in NFC (``é`` is one character), as keyboards write it; the name of *file* may be in NFD,
    as macOS writes it. An asset *in_root* lies in docs/root/ and is published at the root of the site. One
    that lies *beside* articles is published where a page of the site shows it.
    """

    src_uri: str
    file: Path
    size: int = field(default=0, compare=False)
    in_root: bool = False
    beside: bool = False

    def path(self, docs: str) -> str:
        """Return how messages name it; *docs* is the name of the folder docs/."""
        if self.beside and self.src_uri.startswith("tips/"):
            return self.src_uri
        return f"{docs}/{ROOT}/{self.src_uri}" if self.in_root else f"{docs}/{self.src_uri}"


@dataclass(frozen=True)
class ArticleFile:
    """The text of a Markdown file: *path* for messages, *src_uri* as the host knows it.

    The two are the same for a tip; for a file in docs/, *src_uri* lacks ``docs/``. *draft* is true if mkdocs'
    ``draft_docs`` makes the file a draft, whatever its front matter says.
    """

    path: str
    src_uri: str
    text: str
    draft: bool = False

    @property
    def is_tip(self) -> bool:
        """Tell whether it lies in the folder of tips."""
        return self.path == self.src_uri

    @property
    def is_playbook(self) -> bool:
        """Tell whether it lies in the folder of playbooks."""
        return self.src_uri.startswith("playbooks/")


@dataclass
class Folders:
    """What the walk found."""

    articles: list[ArticleFile] = field(default_factory=list)
    maps: dict[str, ArticleFile] = field(default_factory=dict)
    assets: list[Asset] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    shut_out: dict[str, str] = field(default_factory=dict)
    """By the name in links, the files that mkdocs' settings exclude, and the setting that does."""
    wishes: DocsSettings = field(default_factory=DocsSettings)


def walk(docs: Path, tips: Path, wishes: DocsSettings) -> Folders:
    """Read *docs* and *tips*, in the order of their paths, but for what the host's *wishes* keep out."""
    found = Folders(wishes=wishes)
    for file in content_files(tips, found.problems):
        if _is_shut_out(f"tips/{below(file, tips)}", path_of(file, tips), file, found):
            continue
        if file.suffix == ".md":
            _read_article(file, tips, found, prefix="tips/")
        elif file.suffix.lower() in BESIDE:
            _take_beside(file, f"tips/{below(file, tips)}", found)
        else:
            _pass_over(file, tips, found)
    for file in content_files(docs, found.problems, whole=ROOT):
        if file.is_relative_to(docs / ROOT):
            _take_as_it_is(file, docs, found)
        else:
            _sort_docs_file(file, docs, found)
    return found


def _take_as_it_is(file: Path, docs: Path, found: Folders) -> None:
    """Take *file*, of docs/root/, as an asset, whatever its name; warn instead of an editor's left-over."""
    if file.name in _OF_SYSTEMS:
        return
    src_uri, path = file.relative_to(docs).as_posix(), path_of(file, docs)
    why = found.wishes.shut_out(src_uri)
    if why and why != "mkdocs":  # mkdocs by itself excludes names with a dot, which docs/root/ may hold
        found.shut_out[src_uri] = why
    elif is_left_over(file.name):
        message = "is not published: an editor has left it here; delete it"
        found.problems.append(Problem(path, 1, message, warning=True))
    else:
        address = file.relative_to(docs / ROOT).as_posix()
        found.assets.append(Asset(address, file, file.stat().st_size, in_root=True))


def _sort_docs_file(file: Path, docs: Path, found: Folders) -> None:
    src_uri = below(file, docs)
    if src_uri in _MAPS:
        text = _text(file, f"docs/{src_uri}", found)
        found.maps[file.stem] = ArticleFile(f"docs/{src_uri}", src_uri, text or "")
    elif _is_shut_out(src_uri, path_of(file, docs), file, found):
        pass
    elif file.suffix == ".md":
        _read_article(file, docs, found)
    elif src_uri.startswith(_PUBLISHED_AS_THEY_ARE) or src_uri in found.wishes.named:
        found.assets.append(Asset(normalize("NFC", src_uri), file, file.stat().st_size))
    elif file.suffix.lower() in BESIDE:
        _take_beside(file, src_uri, found)
    elif src_uri not in _FOR_TOOLS:
        _pass_over(file, docs, found)


def _take_beside(file: Path, src_uri: str, found: Folders) -> None:
    """Take a picture, sound or film that lies beside articles."""
    found.assets.append(Asset(normalize("NFC", src_uri), file, file.stat().st_size, beside=True))


def _read_article(file: Path, folder: Path, found: Folders, *, prefix: str = "") -> None:
    src_uri = prefix + below(file, folder)
    path = path_of(file, folder)
    text = _text(file, path, found)
    if text is not None:
        found.articles.append(ArticleFile(path, src_uri, text, found.wishes.draft(src_uri)))


def _is_shut_out(src_uri: str, path: str, file: Path, found: Folders) -> bool:
    """Tell whether mkdocs' settings exclude *file*, and note it; warn where an author may not expect it."""
    why = found.wishes.shut_out(src_uri)
    if not why:
        return False
    found.shut_out[src_uri] = why
    if why == "mkdocs":
        message = (
            f"is not published: mkdocs keeps this folder back, unless exclude_docs says !/{_top(src_uri)}/"
        )
        found.problems.append(Problem(path, 1, message, warning=True))
    elif path == src_uri and file.suffix == ".md" and _DATED.search(_text(file, path, found) or ""):
        message = f"has a date, but {why} keeps it out, so it never goes out; delete the one or the other"
        found.problems.append(Problem(path, 1, message, warning=True))
    return True


def _top(src_uri: str) -> str:
    return src_uri.partition("/")[0]


def _pass_over(file: Path, folder: Path, found: Folders) -> None:
    """Say why *file* is not published: a warning, but for an article under a wrong name."""
    path = path_of(file, folder)
    if advice := misnamed(file, among_articles=path.startswith(_OF_ARTICLES)):
        found.problems.append(Problem(path, 1, advice))
    elif (other := way_out(file.suffix.lower())) and file.suffix.lower() != ".pdf":
        found.problems.append(Problem(path, 1, IS.format(what=other)))
    else:
        belongs = (
            f"what is asked for at the root of the site belongs in docs/{ROOT}/"
            if file.name in ASKED_FOR
            else "pictures and downloads belong in docs/assets/"
        )
        found.problems.append(Problem(path, 1, f"is not published; {belongs}", warning=True))


def _text(file: Path, path: str, found: Folders) -> str | None:
    try:
        raw = file.read_bytes()
    except OSError as error:
        found.problems.append(Problem(path, 1, f"cannot be read: {error.strerror}"))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # error.start is a place in error.object, which lacks the byte order mark, and no place in raw.
        line = error.object.count(b"\n", 0, error.start) + 1
        found.problems.append(Problem(path, line, "is not UTF-8 text; in Notepad: Save as, Encoding: UTF-8"))
        return None
