"""How posts begin and end: the same words below many of them are a footer, a name above is an author."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

from forearmed.archive.post import Post

_REACH = 800
_NEAR = 160
"""In so much of its end, most posts have a whole last block."""

_START = 400
# Each way of it begins with a sign of its own, so that the search runs past all other signs at once.
_END = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|table|blockquote|figure)>|<hr[^>]*>|<br[^>]*>\s*(?:<br[^>]*>\s*)+|\n\s*\n"
)
_BEGINNING = re.compile(rf"{_END.pattern}|<br[^>]*>|\n")
_TAG = re.compile(r"<[^<>]*>|<[^<>]*\Z|\A[^<>]*>")
_BY = ("by", "author")
_LONGEST_BY = 24
_NAME = re.compile(
    r"\s*(?:by|author|written by|posted by)\s*:\s*(?P<name>[^\n:;,.|]{2,60}?)\s*", re.IGNORECASE
)
_FEWEST_WORDS = 5
_MOST_IN_NAME = 4
_INVITES = re.compile(
    r"sign ?up|subscri|newsletter|contact|e-?mail|click here|visit|follow|http|www\.|phone|call us|@",
    re.IGNORECASE,
)
_SHARE = 0.3
_FEWEST_POSTS = 3


@dataclass
class Edges:
    """The last blocks of posts and the names in their first, counted while an archive is looked over."""

    posts: int = 0
    ends: Counter[int] = field(default_factory=Counter)
    """How often each last block is there, by its hash; most are there once, and need no memory."""

    texts: dict[int, str] = field(default_factory=dict)
    """The last blocks that are there twice or more."""

    names: Counter[str] = field(default_factory=Counter)
    lives: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each last block is there below a post with an author's name above it."""

    def note(self, post: Post) -> tuple[str, ...]:
        """Count how *post* begins and ends; return the words in it that tell of its author."""
        self.posts += 1
        last = last_block(post.body)
        if last:
            key = hash(last)
            self.ends[key] += 1
            if self.ends[key] > 1:
                self.texts[key] = last
        return self.note_author(post, last)

    def note_author(self, post: Post, last: str | None = None) -> tuple[str, ...]:
        """Count how *post* begins and ends if it names its author; return the words that tell of the author.

        *last* is its last block, where that is known.
        """
        name = name_in(post.body)
        if not name:
            return ()
        self.names[name] += 1
        end = last_block(post.body) if last is None else last
        if end:
            self.lives[name, end] += 1
        return byline_in(post.body), end

    @property
    def footers(self) -> list[tuple[str, int]]:
        """Return the last blocks that seem to be no part of their posts, with how often each is there.

        Frequency alone is no sign: many posts may close alike. A footer invites somewhere, too.
        """
        least = max(_FEWEST_POSTS, self.posts * _SHARE)
        found = [
            (text, self.ends[key])
            for key, text in self.texts.items()
            if self.ends[key] >= least and len(text.split()) >= _FEWEST_WORDS and _INVITES.search(text)
        ]
        return sorted(found, key=lambda each: (-each[1], each[0]))

    @property
    def biographies(self) -> dict[str, tuple[str, ...]]:
        """Return by name the last block that all posts of that author share, in two posts or more."""
        return {
            name: (text,)
            for (name, text), number in self.lives.items()
            if number > 1 and number == self.names[name]
        }

    @property
    def bylines(self) -> dict[str, int]:
        """Return the names that stand above posts as an author's, those of two posts or more."""
        return {name: number for name, number in self.names.most_common() if number > 1}


def byline_in(body: str) -> str:
    """Return the words of the first block of *body*, where they are an author's name."""
    start = body[:_START]
    if not _has_byline(start):  # as of most posts
        return ""
    parts = _BEGINNING.split(start)[:3]
    first = next((text for part in parts if (text := _words(part))), "")
    return first if _NAME.fullmatch(first) else ""


def _has_byline(start: str) -> bool:
    """Tell whether there is a colon in *start* behind what begins a byline."""
    place = start.find(":")
    while place >= 0:
        if start[max(0, place - _LONGEST_BY) : place].rstrip().lower().endswith(_BY):
            return True
        place = start.find(":", place + 1)
    return False


def name_in(body: str) -> str:
    """Return the name of an author that the first block of *body* consists of, or nothing."""
    found = _NAME.fullmatch(byline_in(body))
    return found["name"] if found and len(found["name"].split()) <= _MOST_IN_NAME else ""


def last_block(body: str) -> str:
    """Return the words of the last block of *body*; nothing where it has one block only, or a long one."""
    is_long = len(body) > _REACH
    for reach in (_NEAR, _REACH) if is_long else (_REACH,):
        parts = _END.split(body[-reach:])
        while parts:
            if (text := _words(parts.pop())) and (parts or reach == _REACH):
                return text if (is_long and parts) or any(map(_words, parts)) else ""
    return ""


def _words(html: str) -> str:
    text = _TAG.sub(" ", html) if "<" in html or ">" in html else html
    return " ".join((unescape(text) if "&" in text else text).split())
