"""A folder of posts, each a file with front matter, as site generators have them: what they have in common.

What differs between generators is a `Dialect`. Files that are no posts are counted as pages.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from posixpath import normpath
from zoneinfo import ZoneInfo

from forearmed.archive.post import Blog, Damaged, Form, Item, Passed, Post
from forearmed.archive.readers.bundle import Bundle, UnreadableError, bundle_of
from forearmed.archive.readers.days import day_at, day_written
from forearmed.archive.readers.documents import day_above
from forearmed.archive.readers.facts import remarks_on, series_in, site_in, state_in, terms_in, time_in
from forearmed.archive.readers.front_matter import split, yaml_facts
from forearmed.archive.readers.loose import Row, row, text, texts
from forearmed.archive.readers.other_markup import in_other_markup
from forearmed.archive.readers.people import name_of, names_of
from forearmed.archive.readers.reader import Manner
from forearmed.archive.readers.template_tags import outside_code
from forearmed.archive.readers.texts import text_in
from forearmed.archive.readers.titles import title_of, unmarked

MARKDOWN = (".md", ".markdown", ".mkdn", ".mkd", ".mdown")
HTML = (".html", ".htm")
DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
_HEADING = re.compile(
    r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\{[^}]*\})?[ \t]*(?:\n|\Z)|\A\s*(\S.*)\n=+[ \t]*(?:\n|\Z)"
)
_ICON = re.compile(r":[a-z0-9_+-]*[a-z][a-z0-9_+-]*:(?=\s|$)|\{[^}]*\}\s*$")
_DAYS = ("publishDate", "date", "pubDate", "pubdate", "published_at", "created")
_CHANGED = ("lastmod", "last_modified_at", "updated", "modified")
_SUMMARIES = ("summary", "description", "excerpt", "subtitle")
_PICTURES = ("image", "cover", "thumbnail", "featured_image", "feature_image", "cover_image", "header_img")
_APART = "config/_default/permalinks.*"
_SETTING = re.compile(r"\{\{-?\s*site\.(?!baseurl|url)(\w+)\s*-?\}\}")
_MARK = re.compile(r"^(#{1,6} .*?)[ \t]*\{#[\w.-]+\}[ \t]*$", re.MULTILINE)
_TARGET = re.compile(r"(\]\(\s*<?)(?!//|#|[a-z][a-z0-9+.-]*:|\{)([^)\s>]+)", re.IGNORECASE)
_ANCHOR = re.compile(
    r"""(<a\s(?:[^<>]*?\s)?href\s*=\s*["'])(?!//|#|[a-z][a-z0-9+.-]*:|\{)([^"'<>\s]+)""", re.IGNORECASE
)
_DEFINED = re.compile(
    r"^([ \t]*\[[^\]\n]+\]:[ \t]*<?)(?!//|#|[a-z][a-z0-9+.-]*:|\{)(\S+)", re.MULTILINE | re.IGNORECASE
)
Address = Callable[[str], str]


@dataclass(frozen=True)
class File:
    """A file of a folder: its *name*, and *inner*, what is left of that below the generator's own folder."""

    name: str
    inner: str
    facts: Row = field(default_factory=dict)
    body: str = ""
    repaired: str = ""

    @property
    def stem(self) -> str:
        """Return its name without a day and an ending; a folder's name for the index in it."""
        path = PurePosixPath(self.inner)
        stem = path.parent.name if path.stem == "index" and path.parent.name else path.stem
        found = DATED.fullmatch(stem)
        return found[2] if found else stem

    @property
    def is_markdown(self) -> bool:
        """Tell whether its body is Markdown."""
        return self.name.lower().endswith((*MARKDOWN, ".txt", ".text"))

    def day(self, zone: ZoneInfo) -> date | None:
        """Return the day that it tells, else that in its name."""
        written = next((each for key in _DAYS if (each := time_in(self.facts.get(key)))), "")
        path = PurePosixPath(self.inner)
        dated = DATED.match(path.name) or DATED.fullmatch(path.parent.name)
        utc = written.endswith(("Z", "+00:00"))
        return (day_at(written, zone) if utc else day_written(written)) or (
            day_written(dated[1]) if dated else None
        )


@dataclass(frozen=True)
class Dialect:
    """What a site generator has of its own."""

    service: str
    inner: Callable[[str], str | None]
    """Gives what is left of a file's name below the folder for content; None where it is outside."""

    is_post: Callable[[File], bool]
    address: Callable[[File, "Place"], str]
    """Gives where the post was, from the root of the site."""

    plain: Callable[[str, Address], str] = lambda body, _: body
    """Takes out of a body what only the generator understands."""

    people: tuple[str, ...] = ()
    """How the names of files end that tell the authors by their ids."""

    beneath: Callable[[str, str], Row] = lambda _name, _inner: {}
    """Gives the facts of a file, by its name and what is left of that, where its own say nothing."""

    no_terms: frozenset[str] = frozenset()
    spaced: bool = False
    """Whether a text with spaces tells several terms."""


@dataclass
class Place:
    """A folder that is read: its files, the generator's dialect, and the settings that addresses hang on."""

    bundle: Bundle
    dialect: Dialect
    zone: ZoneInfo
    settings: Row = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)

    def contents(self) -> dict[str, str]:
        """Return what is left of the name of every file with content, by its name."""
        found = ((name, self.dialect.inner(name)) for name in self.bundle.names)
        return {name: inner for name, inner in found if inner}

    def file(self, name: str, inner: str) -> File:
        """Return the file called *name*; raise UnreadableError where it cannot be read."""
        written, mended = text_in(self.bundle.read(name))
        facts, body, fault = split(written)
        facts = {**self.dialect.beneath(name, inner), **facts}
        return File(name, inner, facts, body, " and ".join(filter(None, [mended, fault])))

    def address_of(self, wanted: str) -> str:
        """Return the address of the post in the file *wanted*, told by its name or by the end of its path."""
        if not self._addresses:
            self._addresses = dict(self._all_addresses()) or {"": ""}
        stem = (
            PurePosixPath(wanted.partition("#")[0]).with_suffix("") if wanted.strip("/.") else PurePosixPath()
        )
        mark = wanted.partition("#")[2]
        found = self._addresses.get(str(stem).lstrip("/")) or self._addresses.get(stem.name, "")
        return f"{found}#{mark}" if found and mark else found

    def _all_addresses(self) -> Iterator[tuple[str, str]]:
        for name, inner in self.contents().items():
            try:
                file = self.file(name, inner)
            except UnreadableError:
                continue
            address = self.dialect.address(file, self)
            bare = PurePosixPath(name).with_suffix("")
            whole = PurePosixPath(inner).with_suffix("")
            yield from ((str(each), address) for each in (bare, whole, whole.name, file.stem))


def read_folder(
    dialect: Dialect, path: Path, manner: Manner, settings: tuple[str, ...] = ()
) -> Iterator[Item]:
    """Yield each post in the folder or zip *path*; *settings* are names of files that tell of the whole."""
    return read_files(dialect, bundle_of(path, manner.heard), manner, settings)


def read_files(
    dialect: Dialect, bundle: Bundle, manner: Manner, settings: tuple[str, ...] = ()
) -> Iterator[Item]:
    """Yield each post in the files of *bundle*."""
    place = Place(bundle, dialect, manner.zone, facts_in(bundle, settings))
    site = site_in(place.settings)
    yield Blog((site,) if "/" in site else (), _people(bundle, dialect))
    for name, inner in place.contents().items():
        try:
            file = place.file(name, inner)
        except UnreadableError as error:
            yield Damaged(name, str(error))
            continue
        if dialect.is_post(file) or manner.pages or len(bundle.names) == 1:
            yield _post(file, place)
        else:
            yield Passed("pages")
    yield from in_other_markup(bundle.names, dialect.inner)


def facts_in(bundle: Bundle, names: tuple[str, ...]) -> Row:
    """Return the facts of the first file called one of *names*, at the top of the folder.

    Hugo may keep each of them in a file of its own, ``config/_default/permalinks.toml``.
    """
    sorted_names = sorted(bundle.names, key=lambda each: each.count("/"))
    first = next((name for name in sorted_names if PurePosixPath(name).name in names), "")
    apart = (name for name in bundle.names if PurePosixPath(name).match(_APART) and name != first)
    told = {PurePosixPath(name).stem: _facts_of(bundle, name) for name in apart}
    return {**(_facts_of(bundle, first) if first else {}), **told}


def _facts_of(bundle: Bundle, name: str) -> Row:
    written = text_in(bundle.head(name, 1 << 20))[0]
    return split(f"+++\n{written}\n+++\n")[0] if name.endswith(".toml") else yaml_facts(written)[0]


def _people(bundle: Bundle, dialect: Dialect) -> dict[str, str]:
    """Return the names of authors by their ids; of all that is told of them, no more."""
    for name in bundle.names:
        if dialect.people and name.endswith(dialect.people):
            facts = yaml_facts(text_in(bundle.head(name, 1 << 20))[0])[0]
            people = row(facts.get("authors")) or facts
            return {ident: known for ident, told in people.items() if (known := name_of(told))}
    return {}


def _post(file: File, place: Place) -> Post:
    facts, dialect = file.facts, place.dialect
    title, body = titled(file)
    day, body = (told, body) if (told := file.day(place.zone)) else day_above(body)
    address = dialect.address(file, place)
    if file.is_markdown:
        body = _SETTING.sub(lambda found: text(place.settings.get(found[1])) or found[0], body)
        body = _rooted(dialect.plain(body, place.address_of), file, place)
    return Post(
        ident=f"{dialect.service}:{PurePosixPath(file.inner).with_suffix('')}",
        title=title,
        day=day,
        state=state_in(facts, file.name),
        body=body,
        form=Form.MARKDOWN if file.is_markdown else Form.HTML,
        slug=text(facts.get("slug")).rpartition("/")[2] or file.stem,
        addresses=tuple(dict.fromkeys(filter(None, [address, *_redirects(file, address)]))),
        authors=names_of(facts.get("authors") or facts.get("author")),
        terms=terms_in(facts, dialect.no_terms, spaced=dialect.spaced),
        series=series_in(facts.get("series")),
        summary=next((title_of(each) for key in _SUMMARIES if (each := text(facts.get(key)))), ""),
        updated=_updated(file, day),
        picture=next((each for key in _PICTURES if (each := _picture(facts.get(key), file))), ""),
        repaired=file.repaired,
        remarks=remarks_on(facts),
    )


def titled(file: File) -> tuple[str, str]:
    """Return the title, and the body without it: some generators take it from the first heading."""
    written = title_of(text(file.facts.get("title")))
    found = _HEADING.match(file.body) if file.is_markdown else None
    heading = title_of(_ICON.sub("", unmarked(found[1] or found[2]))) if found else ""
    if found and (not written or heading.casefold() == written.casefold()):
        return written or heading, file.body[found.end() :]
    return written or file.stem.replace("-", " ").replace("_", " ").capitalize(), file.body


def _updated(file: File, day: date | None) -> date | None:
    told = [
        *(text(file.facts.get(key)) for key in _CHANGED),
        text(row(file.facts.get("date")).get("updated")),
    ]
    changed = next((found for each in told if (found := day_written(each))), None)
    return changed if changed and day and changed > day else None


def _redirects(file: File, address: str) -> Iterator[str]:
    """Yield the addresses that led to the post before, as its front matter tells; beside it, unless whole."""
    for key in ("redirect_from", "aliases"):
        for each in texts(file.facts.get(key)):
            beside = str(PurePosixPath(address).parent / each) if address else f"/{each}"
            yield each if each.startswith(("/", "http://", "https://")) else beside


def _picture(value: object, file: File) -> str:
    value = row(value).get("path") or row(value).get("src") or row(value).get("image") or value
    address = next(iter(texts(value)), "")
    if not address or address.startswith(("/", "http://", "https://")):
        return address
    return f"/{PurePosixPath(file.name).parent / address}"


def _rooted(body: str, file: File, place: Place) -> str:
    """Return *body* with addresses from the root of the site where they are told from the file's place."""

    def whole(found: re.Match[str]) -> str:
        target = found[2]
        if PurePosixPath(target.partition("#")[0]).suffix.lower() in MARKDOWN:
            beside = normpath(PurePosixPath(file.name).parent / target.partition("#")[0]).lstrip("/")
            mark = target.partition("#")[2]
            if address := place.address_of(f"{beside}#{mark}" if mark else beside):
                return f"{found[1]}{address}"
        if target.startswith("/") or "." not in target:
            return found[0]
        return f"{found[1]}/{normpath(PurePosixPath(file.name).parent / target).lstrip('./')}"

    def led(part: str) -> str:
        return _ANCHOR.sub(whole, _DEFINED.sub(whole, _TARGET.sub(whole, _MARK.sub(r"\1", part))))

    return outside_code(body, led)
