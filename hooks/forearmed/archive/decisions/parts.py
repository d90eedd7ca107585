"""Series of an old publication: posts that an export or their titles call the parts of one thing.

A title has to say so plainly, as in "Refunds, part 2 of 3", "Reklamationen (Teil 2)" or "Refunds (2/3)".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from forearmed.archive.decisions.title_dates import without_date
from forearmed.archive.post import Post, State

_SPELLED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_WORD = r"(?<!\w)(?:part|pt\.?|teil|partie|parte|deel|del|osa|díl|część|часть)"
_OF = r"(?:\s*(?:of|/|von|sur|de|di|van|av|z|из)\s*\d{1,2})"
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(sorted((*_SPELLED, *_ROMAN), key=len, reverse=True))})(?!\w)"
_MARK = rf"(?:{_WORD}\s*#?{_NUMBER}{_OF}?|(?<!\w)(?P<before>\d{{1,2}})\.\s*Teil(?!\w))"
_TITLES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<name>\S.*?)[\s,:;|(\[\u2013\u2014-]*{_MARK}\s*[)\]]?(?:\s*[:|\u2013\u2014-]\s*\S.*)?",
        rf"(?P<name>\S.*?)\s*[(\[](?P<number>\d{{1,2}}){_OF}[)\]]",
        rf"[(\[](?P<number>\d{{1,2}}){_OF}[)\]]\s*(?P<name>\S.*)",
    )
)
_HINTS = ("part", "pt", "teil", "deel", "del", "osa", "díl", "część", "часть", "(", "[")
"""Of these each such title has one, and most others have none."""

_TERM = re.compile(r"(?:series|serie|s\u00e9rie|reihe)\s*:\s*(?P<name>\S.*)", re.IGNORECASE)
_FEWEST = 2


class Part(NamedTuple):
    """The *name* of a series, and the *number* of a part of it; 0 where no title says it."""

    name: str
    number: int


def part_in(post: Post, ways: Iterable[str]) -> Part | None:
    """Return which part of which series *post* is: by its export, by a term, else by its title without a day.

    *ways* are those in which titles tell a day.
    """
    named = (found["name"] for term in post.terms if ":" in term and (found := _TERM.fullmatch(term)))
    if name := post.series or next(named, ""):
        return Part(name, 0)
    written = post.title.lower()
    if not any(hint in written for hint in _HINTS):
        return None
    title = without_date(post.title, ways).title
    found = next((match for each in _TITLES if (match := each.fullmatch(title))), None)
    return Part(found["name"].rstrip(" ."), _number(found)) if found else None


def _number(found: re.Match[str]) -> int:
    said = found.groupdict()
    written = (said.get("before") or said["number"]).lower()
    if written.isdecimal():
        return int(written)
    return (_SPELLED if written in _SPELLED else _ROMAN).index(written) + 1


def proposed(posts: Iterable[Post], ways: Iterable[str]) -> dict[str, int]:
    """Return the name of each series among *posts* that is plainly one, with how many parts it has."""
    known = tuple(ways)
    groups: dict[str, list[tuple[Part, Post]]] = defaultdict(list)
    for post in posts:
        part = part_in(post, known) if post.day and post.state is State.PUBLISHED else None
        if part:
            groups[part.name.casefold()].append((part, post))
    return {group[0][0].name: len(group) for group in groups.values() if _is_plain(group)}


def _is_plain(group: list[tuple[Part, Post]]) -> bool:
    """Tell whether *group* is a series: each part has its own number, and they came out in that order."""
    if len(group) < _FEWEST:
        return False
    numbers = [part.number for part, _ in sorted(group, key=lambda each: str(each[1].day))]
    return 0 in numbers or all(one < two for one, two in pairwise(numbers))


def ids_of(chosen: Mapping[str, str | None]) -> dict[str, str]:
    """Return the id of each series that is *chosen*, by its name however it is written."""
    return {name.casefold(): ident for name, ident in chosen.items() if ident}
