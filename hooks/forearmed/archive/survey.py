"""What all exports hold together: every post without its body, and all that is not a post, counted.

Bodies are not kept, so that an archive of any size can be looked over before anything is decided.
"""

import re
import struct
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from zlib import crc32

from forearmed.archive.decisions.edges import Edges
from forearmed.archive.doubtful import Doubtful
from forearmed.archive.markdown.certain import signs_in
from forearmed.archive.post import Attachment, Blog, Comments, Damaged, Item, Passed, Post
from forearmed.archive.readers import Manner, Reader, reader_of
from forearmed.archive.readers.reader import Heard, unheard
from forearmed.archive.slimming import Slimming
from forearmed.archive.twins import joined, with_addresses

_HOST_OF_MAIL = re.compile(r"(?<=\w)@\S+")
_RANK = struct.Struct(">IIIH")
"""When a post was changed, how long it is, its checksum and, from the last, the number of its export."""

_LAST = 0xFFFF


@dataclass(frozen=True)
class Export:
    """A file or a folder from an old service, with its reader."""

    path: Path
    reader: Reader
    manner: Manner

    @classmethod
    def of(cls, path: Path, manner: Manner) -> "Export":
        """Return *path* as an export; raise ForearmedError where no reader knows it."""
        return cls(path, reader_of(path), manner)

    def items(self, heard: Heard = unheard) -> Iterator[Item]:
        """Yield every item, while the reading is *heard*; may be asked again."""
        return self.reader.read(self.path, replace(self.manner, heard=heard))


@dataclass
class Survey:
    """What the exports hold. It grows while they are read, and nobody changes it afterward."""

    exports: int = 1
    """How many they are."""

    cut: int | None = None
    """For a dry run, how many signs of a post are cut at most; then only what its report tells is kept."""

    posts: dict[str, Post] = field(default_factory=dict)
    """Every post without its body, by its ident."""

    sources: dict[str, bytes] = field(default_factory=dict)
    """Which export each post is taken from, and what makes that one the best: in few bytes, and in order."""

    slimming: Slimming = field(default_factory=Slimming)
    """How posts are kept without their bodies, and what they share."""

    attachments: dict[str, Attachment] = field(default_factory=dict)
    passed: Counter[str] = field(default_factory=Counter)
    damaged: list[tuple[str, Damaged]] = field(default_factory=list)
    """By the name of the export."""

    authors: dict[str, str] = field(default_factory=dict)
    """Names by login."""

    sites: dict[str, None] = field(default_factory=dict)
    """The addresses of the blogs that the exports name."""

    terms: dict[str, str] = field(default_factory=dict)
    """Names of terms, by how the addresses of their lists write them."""

    lists: dict[str, str] = field(default_factory=dict)
    """By its address, the name of the term whose posts a list has."""

    feeds: dict[str, str] = field(default_factory=dict)
    """By its address, the name of the term whose posts a feed has."""

    people: dict[str, str] = field(default_factory=dict)
    """By its address, the name of the author whose posts a list has."""

    empty: set[str] = field(default_factory=set)
    """The idents of posts without a body."""

    doubtful: Doubtful = field(default_factory=Doubtful)
    """The posts of which a dry run cannot tell by a glance what becomes of them."""

    commented: dict[str, int] = field(default_factory=dict)
    """How many comments belong to each item, by its ident, where several exports may have them."""

    alone: int = 0
    """How many comments one export alone has."""

    copies: dict[str, str] = field(default_factory=dict)
    """By the ident of each post that another export has in another place, the ident that counts."""

    twice: int = 0
    edges: Edges = field(default_factory=Edges)
    """How posts begin and end, to find footers and lines with an author's name."""

    @cached_property
    def in_order(self) -> list[Post]:
        """The posts, the oldest first, those without a day last: to be asked for when all are read."""
        posts = sorted(self.posts.values(), key=attrgetter("ident"))
        posts.sort(key=lambda post: post.day or date.max)
        return posts

    @property
    def comments(self) -> int:
        """Return how many comments stay behind."""
        return self.alone + sum(self.commented.values())

    @property
    def items(self) -> int:
        """Return how many items the exports have."""
        return (
            len(self.posts)
            + self.twice
            + len(self.attachments)
            + sum(self.passed.values())
            + len(self.damaged)
        )

    def name_of(self, author: str) -> str:
        """Return the name of *author*, as a post tells it or by login, which may be a mail address."""
        return _HOST_OF_MAIL.sub("", self.authors.get(author, author))


def look_over(exports: Sequence[Export], heard: Heard = unheard, *, cut: int | None = None) -> Survey:
    """Return what *exports* hold, while their reading is *heard*.

    For a dry run, *cut* is how many signs the texts have that are cut from the ends of posts: then it is only
    what the report tells.
    """
    survey = Survey(len(exports), cut)
    for number, export in enumerate(exports):
        name = export.path.name
        for item in export.items(heard):
            _note(item, survey, number, name)
    survey.damaged.sort(key=lambda each: (each[0], each[1].name, each[1].why))
    _join(survey)
    return survey


def _join(survey: Survey) -> None:
    """Leave one post of those that two exports have in two places, with the addresses of both."""
    survey.copies |= joined(survey.posts, survey.sources)
    for copy, ident in sorted(survey.copies.items()):
        other = survey.posts.pop(copy)
        del survey.sources[copy]
        survey.twice += 1
        survey.empty.discard(copy)
        survey.doubtful.forget(copy)
        survey.posts[ident] = with_addresses(survey.posts[ident], other)


def _note(item: Item, survey: Survey, number: int, name: str) -> None:
    match item:
        case Post():
            _note_post(item, survey, number)
        case Comments() if survey.exports == 1:
            survey.alone += item.number if item.ident not in survey.posts else 0
        case Comments():
            survey.commented[item.ident] = max(item.number, survey.commented.get(item.ident, 0))
        case Attachment():
            _note_attachment(item, survey)
        case Passed():
            survey.passed[item.kind] += 1
        case Damaged():
            survey.damaged.append((name, item))
        case Blog():
            _note_names(item.authors, survey.authors)
            _note_names(item.terms, survey.terms)
            _note_names(item.lists, survey.lists)
            _note_names(item.feeds, survey.feeds)
            _note_names(item.people, survey.people)
            survey.sites |= dict.fromkeys(item.addresses)


def _note_attachment(item: Attachment, survey: Survey) -> None:
    """Note *item*; of two with one ident, the one with words counts, whatever the order of the exports."""
    key = item.ident or item.address
    known = survey.attachments.get(key, item)
    survey.attachments[key] = max(item, known, key=lambda each: (each.words, each.caption, each.title))


def _note_names(names: Mapping[str, str], known: dict[str, str]) -> None:
    """Note *names*; where two exports differ in one, the same counts whatever their order."""
    for key, name in names.items():
        known[key] = min(name, known.get(key, name))


def _note_post(post: Post, survey: Survey, number: int) -> None:
    """Note *post*; of two with one ident the newest counts, whatever the order of the exports."""
    other = survey.posts.get(post.ident)
    if other and (advice := _clash(post, other, is_within=_is_of(other, survey, number))):
        why = f'its number is that of "{other.title}", {advice}'
        survey.damaged.append((post.ident, Damaged(post.title, why)))
        return
    own = (survey.edges.note if survey.cut is None else survey.edges.note_author)(post)
    changed = (post.updated or post.day or date.min).toordinal()
    # The order within one export is always the same.
    checksum = _checksum(post) if survey.exports > 1 else 0
    rank = _RANK.pack(changed, len(post.body), checksum, _LAST - number)
    known = survey.sources.get(post.ident)
    survey.twice += known is not None
    if known is None or known < rank:
        survey.sources[post.ident] = rank
        (survey.empty.discard if post.body.strip() else survey.empty.add)(post.ident)
        survey.posts[post.ident] = _kept(post, own, survey)


def _kept(post: Post, own: Iterable[str], survey: Survey) -> Post:
    """Return *post* without its body. A dry run notes whether it is in doubt what becomes of the post.

    *own* are the words in it that tell of its author, which may be cut, too.
    """
    if survey.cut is None:
        return survey.slimming.slim(post)
    survey.doubtful.note(post, survey.cut + sum(map(signs_in, own)) if own else survey.cut)
    return survey.slimming.brief(post)


def _clash(post: Post, other: Post, *, is_within: bool) -> str:
    """Return what to do where *post* is no copy of *other*, whose number it has; *is_within* one export."""
    if other.title == post.title:
        return ""
    if is_within:
        return "and this export has both; write its words into a tip"
    elsewhere = "so it is of another publication; bring it into another project"
    return elsewhere if other.day != post.day else ""


def _is_of(post: Post, survey: Survey, number: int) -> bool:
    """Tell whether *post* was taken from the export with this *number*: within one, each id is one post's."""
    *_, source = _RANK.unpack(survey.sources[post.ident])
    return bool(source == _LAST - number)


def _checksum(post: Post) -> int:
    """Return what tells *post* from another with its ident, body or not."""
    told = "\0".join((post.title, post.state.value, post.slug, *post.terms, *post.authors))
    return crc32(post.body.encode("utf-8", "replace"), crc32(told.encode("utf-8", "replace")))


def chosen(exports: Sequence[Export], survey: Survey) -> Iterator[Post]:
    """Yield each post of *survey* once, with its body, in the order of the exports."""
    seen: set[str] = set()
    for number, export in enumerate(exports):
        for item in export.items():
            if isinstance(item, Post) and item.ident not in seen and _is_chosen(item, survey, number):
                seen.add(item.ident)
                yield item


def doubted(exports: Sequence[Export], survey: Survey, wanted: Collection[str]) -> Iterator[Post]:
    """Yield with its body each post that a dry run is in doubt about and whose ident is *wanted*."""
    posts = {ident: post for ident, post in survey.doubtful.posts.items() if ident in wanted}
    is_at_hand = all(posts.values())
    for post in posts.values() if is_at_hand else chosen(exports, survey):
        if post and post.ident in posts:
            yield post


def _is_chosen(post: Post, survey: Survey, number: int) -> bool:
    if post.ident not in survey.sources:
        return False
    _, length, _, source = _RANK.unpack(survey.sources[post.ident])
    return bool(source == _LAST - number and length == len(post.body))


def counted(values: Iterable[str]) -> Mapping[str, int]:
    """Return how often each of *values* is there, the most frequent first, then by name."""
    found = Counter(values)
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))
