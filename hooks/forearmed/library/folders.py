"""Read the content folders. Decides what is an article, an asset or neither."""

from dataclasses import dataclass, field
from pathlib import Path

from forearmed.errors import Problem
from forearmed.library.misnamed import misnamed
from forearmed.library.walking import content_files, path_of

_MAPS = ("tags.yml", "authors.yml", "series.yml", "paths.yml", "phrases.yml", "synonyms.yml")
_FOR_TOOLS = ("words.txt",)
_PUBLISHED_AS_THEY_ARE = ("assets/", "schema/")
_OF_ARTICLES = ("tips/", "docs/playbooks/")


@dataclass(frozen=True)
class Asset:
    """A file that is published as it is: *src_uri* is its address below the site, *size* its bytes."""

    src_uri: str
    file: Path
    size: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Article:
    """The text of a Markdown file: *path* for messages, *src_uri* as the host knows it.

    The two are the same for a tip; a file in docs/ has the shorter *src_uri*.
    """

    path: str
    src_uri: str
    text: str

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

    articles: list[Article] = field(default_factory=list)
    maps: dict[str, Article] = field(default_factory=dict)
    assets: list[Asset] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def walk(docs: Path, tips: Path) -> Folders:
    """Read *docs* and *tips*, in the order of their paths."""
    found = Folders()
    for file in content_files(tips, found.problems):
        if file.suffix == ".md":
            _read_article(file, tips, found, prefix="tips/")
        else:
            _pass_over(file, tips, found)
    for file in content_files(docs, found.problems):
        _sort_docs_file(file, docs, found)
    return found


def _sort_docs_file(file: Path, docs: Path, found: Folders) -> None:
    src_uri = file.relative_to(docs).as_posix()
    if src_uri in _MAPS:
        text = _text(file, f"docs/{src_uri}", found)
        found.maps[file.stem] = Article(f"docs/{src_uri}", src_uri, text or "")
    elif file.suffix == ".md":
        _read_article(file, docs, found)
    elif src_uri.startswith(_PUBLISHED_AS_THEY_ARE):
        found.assets.append(Asset(src_uri, file, file.stat().st_size))
    elif src_uri not in _FOR_TOOLS:
        _pass_over(file, docs, found)


def _read_article(file: Path, folder: Path, found: Folders, *, prefix: str = "") -> None:
    src_uri = prefix + file.relative_to(folder).as_posix()
    path = path_of(file, folder)
    text = _text(file, path, found)
    if text is not None:
        found.articles.append(Article(path, src_uri, text))


def _pass_over(file: Path, folder: Path, found: Folders) -> None:
    """Say why *file* is not published: a warning, but for an article under a wrong name."""
    path = path_of(file, folder)
    if advice := misnamed(file, among_articles=path.startswith(_OF_ARTICLES)):
        found.problems.append(Problem(path, 1, advice))
    else:
        message = "is not published; pictures and downloads belong in docs/assets/"
        found.problems.append(Problem(path, 1, message, warning=True))


def _text(file: Path, path: str, found: Folders) -> str | None:
    try:
        raw = file.read_bytes()
    except OSError as error:
        found.problems.append(Problem(path, 1, f"cannot be read: {error.strerror}"))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind a byte order mark, and so must we.
        line = error.object.count(b"\n", 0, error.start) + 1
        found.problems.append(Problem(path, line, "is not UTF-8 text; in Notepad: Save as, Encoding: UTF-8"))
        return None
