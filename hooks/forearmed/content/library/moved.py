"""moved.yml: the addresses of an older publication, each with the tip, list or feed that is there now.

`forearmed import` writes the file: ``2016/02/old.html: call-first``, ``category/phone/: tags/phone/``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from forearmed.content.library.articles import Articles
from forearmed.content.library.folders import ArticleFile
from forearmed.content.library.moved_targets import Targets, is_feed
from forearmed.content.library.names import Names
from forearmed.content.library.vocabulary import read_entries
from forearmed.foundation.errors import Problem

FILE = "docs/moved.yml"
"""How messages call the file."""

_HOST = re.compile(r"(?:https?:)?//(?P<host>[a-z0-9.-]+)(?::\d+)?(?=[/?#]|$)", re.IGNORECASE)
_ABSOLUTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\\]")
_NO_FILE_NAME = re.compile(r'[<>:"|?*]|[. ]$')
"""What no name of a file has on Windows."""
_NO_PAGE = re.compile(
    r"\.(?:php\d?|aspx?|cfm|cgi|jspx?|do|shtml|xml|rss|atom|rdf|json)$|^(?:feeds?|rss|atom)$", re.IGNORECASE
)
"""Last parts of addresses that a browser would not get as pages: programs, data and feeds."""
_PAGE = re.compile(r"\.html?$", re.IGNORECASE)
_LONGEST_NAME = 255  # bytes, of one name on every usual file system


@dataclass(frozen=True)
class OldAddress:
    """An address of an older publication: its *path* is decoded, without a slash at its beginning.

    *target* is the slug of a tip, or the address of a list, a playbook, a page or a feed; *line* is the line
    in docs/moved.yml.
    """

    written: str
    path: str
    query: str
    host: str
    target: str
    line: int = 1

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what is the same for all ways of writing one address: its host, its place and its query."""
        return self.host, self.file or self.path, self.query

    @cached_property
    def file(self) -> str | None:
        """Return the file of a site that answers at this address, or None where none can.

        No file knows a query, another host, or its media type by an ending such as ``.php``.
        """
        parts = self.path.removesuffix("/").split("/")
        if self.query or self.host or is_feed(self.target) or _NO_PAGE.search(parts[-1]):
            return None
        if not all(map(_can_be_named, parts)):
            return None
        whole = "/".join(parts)
        return whole if _PAGE.search(self.path) else f"{whole}/index.html"


def _can_be_named(part: str) -> bool:
    """Tell whether a file or folder may be called *part* on every system."""
    return bool(part) and not _NO_FILE_NAME.search(part) and len(part.encode()) <= _LONGEST_NAME


def read_moved(
    article: ArticleFile | None, articles: Articles, names: Names, *, problems: list[Problem]
) -> tuple[OldAddress, ...]:
    """Return what *article*, docs/moved.yml, holds; add to *problems* what is wrong with it.

    A target may be a former name of a tip, and an address as in a link.
    """
    written, lines = read_entries(article, problems=problems) or ({}, {})
    targets = Targets.of(articles, names)
    found: list[OldAddress] = []
    for old, told in written.items():
        line = lines.get(old, 1)
        target, wrong = _target(old, told, targets)
        faults = [*_address_faults(old), *([wrong] if wrong else [])]
        problems += [Problem(FILE, line, message) for message in faults]
        if not faults:
            found.append(_read(old, target, line))
    problems += _twice(found)
    return tuple(found)


def _read(old: str, target: str, line: int) -> OldAddress:
    host = _HOST.match(old)
    parts = urlsplit(old[host.end() :] if host else f"/{old.lstrip('/')}")
    path = unquote(parts.path).lstrip("/")
    return OldAddress(old, path, parts.query, host["host"].lower() if host else "", target, line)


def _address_faults(old: str) -> Iterator[str]:
    """Yield what is wrong with the address *old*."""
    decoded = unquote(old)
    path = re.split("[?#]", _HOST.sub("", old))[0]
    if _ABSOLUTE.match(old) and not _HOST.match(old):
        yield f'"{old}" is no address of a page; write its path, or begin with https:// and the host'
    elif "#" in old:
        yield f'"{old}": a browser sends no server what follows #; write "{old.partition("#")[0]}" alone'
    elif _CONTROL.search(decoded) or "\ufffd" in decoded:
        yield f'"{old}" has a character that no address has; write the path as the browser shows it'
    elif {".", ".."} & set(unquote(path).split("/")):
        yield f'"{old}" leads out of its folder; write the path without . and .. between slashes'
    elif "?" in old and _PAGE.search(path):
        yield f'"{old}": the page is there with every query; write "{old.partition("?")[0]}" alone'
    elif not path.strip("/") and "?" not in old and not _HOST.match(old):
        yield f'"{old}" is the home page of this site; write a path, or delete the line'


def _target(old: str, told: object, targets: Targets) -> tuple[str, str]:
    """Return where the address *old* leads, and what is wrong with that."""
    if not isinstance(told, str) or not told.strip():
        return "", f'"{old}" needs the name of a tip behind its colon, as in {old}: call-first'
    target, wrong = targets.read(told)
    return target, f'"{old}": {wrong}' if wrong else ""


def _twice(found: list[OldAddress]) -> Iterator[Problem]:
    """Yield a problem for each address whose file another address has for another tip."""
    first: dict[str, OldAddress] = {}
    for one in found:
        if one.file:
            other = first.setdefault(one.file.casefold(), one)
            if other.target != one.target:
                message = f'"{one.written}" is the same page as "{other.written}" in line {other.line}'
                yield Problem(FILE, one.line, f"{message}, which leads elsewhere; delete one of them")
