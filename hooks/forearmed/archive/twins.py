"""One post in two places: a publication that moved is in the exports of both, and makes one tip."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from forearmed.archive.linking import last_part, number_of
from forearmed.archive.post import Post, State

_Mark = tuple[str, str, str]


def name_of(post: Post) -> str:
    """Return the last part of the address of *post*; nothing for one that is known by its number only."""
    return post.slug or last_part(post.addresses[0] if post.addresses else "")


def mark_of(post: Post) -> _Mark | None:
    """Return what *post* has in every place it moves to: its title, its day and its name; None without."""
    mark = post.title.casefold(), str(post.day or ""), name_of(post).casefold()
    return mark if all(mark) else None


def joined(posts: Mapping[str, Post], ranks: Mapping[str, bytes]) -> dict[str, str]:
    """Return by the ident of each post that is a copy of another the ident of that other.

    *ranks* tell which of two is the better one, whatever the order of the exports; their last two bytes, the
    number of the export, do not count.
    """
    if len({post.place for post in posts.values()}) == 1:
        return {}
    found: dict[str, str] = {}
    for group in _groups(posts.values()):
        first, *others = sorted(group, key=lambda post: _rank(post, ranks), reverse=True)
        found |= {other.ident: first.ident for other in others if _is_copy(other, first)}
    return found


def _rank(post: Post, ranks: Mapping[str, bytes]) -> tuple[bool, bytes, str]:
    return post.state is not State.BEGUN, ranks[post.ident][:-2], post.ident


def _groups(posts: Iterable[Post]) -> Iterator[Sequence[Post]]:
    groups: dict[_Mark, list[Post]] = defaultdict(list)
    for post in posts:
        if mark := mark_of(post):
            groups[mark].append(post)
    return (group for group in groups.values() if len(group) > 1)


def _is_copy(post: Post, other: Post) -> bool:
    """Tell whether *post* is *other* in another place. One that is public in one place only is none."""
    return post.place != other.place and post.state in (other.state, State.BEGUN)


def with_addresses(post: Post, copy: Post) -> Post:
    """Return *post* with the addresses of its *copy*, whose host they keep."""
    paths = filter(None, (*copy.addresses, number_of(copy)))
    there = [f"https://{copy.host}/{path}" if copy.host else path for path in paths]
    former = tuple(dict.fromkeys([*post.former, *copy.former]))
    return post._replace(addresses=tuple(dict.fromkeys([*post.addresses, *there])), former=former)
