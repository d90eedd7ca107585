"""Ghost's export: one JSON file, with posts and what joins them to tags and authors.

Times are UTC. The file has keys and people in it, too: only posts, their tags and the names of their authors
are looked at. The format is the one of Ghost's ``core/server/data/exporter``; versions 1 to 6 are read.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forearmed.archive.post import Blog, Item, Passed, Post, State
from forearmed.archive.readers.bundle import UNREADABLE, Source, refusal
from forearmed.archive.readers.days import day_at
from forearmed.archive.readers.lexical import body_of
from forearmed.archive.readers.loose import Row, is_true, json_of, row, rows, text
from forearmed.archive.readers.people import name_of
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.titles import title_of
from forearmed.foundation.errors import ForearmedError

_SITE = "__GHOST_URL__"
_SIGNS = (b'"posts"', b'"users"', b'"meta"', b'"settings"', b'"exported_on"', b'"mobiledoc"', b'"lexical"')
_STATES = {"published": State.PUBLISHED, "scheduled": State.SCHEDULED, "sent": State.MAILED}
_OPEN = {"", "public"}
_INTERNAL = "#"


def _knows(sample: Sample) -> bool:
    head = sample.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    is_export = b'"db"' in head[:200] or b'"exported_on"' in head[:400] or b'"meta"' in head[:200]
    return head.startswith(b"{") and is_export and any(sign in head for sign in _SIGNS)


def read(path: Source, manner: Manner) -> Iterator[Item]:
    """Yield every post of the export *path*, then what it says of tags."""
    tables = _tables(path)
    joined = _Joined.of(tables)
    for post in rows(tables.get("posts")):
        kind = text(post.get("type")) or ("page" if is_true(post.get("page")) else "post")
        if kind == "post" or (kind == "page" and manner.pages):
            yield _post(post, joined, manner)
        else:
            yield Passed("pages" if kind == "page" else "items of other kinds")
    yield Blog(
        terms=joined.terms,
        lists={f"/tag/{slug}/": name for slug, name in joined.terms.items()},
        feeds={f"/tag/{slug}/rss/": name for slug, name in joined.terms.items()},
        people=joined.people,
    )


READER = Reader("Ghost (JSON)", _knows, read)


def _tables(path: Source) -> Row:
    """Return the tables of the export *path*; raise ForearmedError where it has no posts."""
    try:
        whole = row(json_of(path.read_bytes(), path.name))
    except UNREADABLE as error:
        raise refusal(path, error) from None
    first = next(rows(whole.get("db")), whole)
    tables = row(first.get("data"))
    if not isinstance(tables.get("posts"), list):
        raise ForearmedError(f"{path.name} has no posts; export it again, in Ghost's settings below Labs")
    return tables


@dataclass(frozen=True)
class _Joined:
    """What posts are joined to, by their ids: names of tags and authors, and texts for search engines."""

    tags: Mapping[str, Sequence[str]]
    authors: Mapping[str, Sequence[str]]
    users: Mapping[str, str]
    summaries: Mapping[str, str]
    terms: Mapping[str, str]
    """By how addresses write them, the names of tags that readers see."""

    people: Mapping[str, str]
    """By the address of an author's list, the name."""

    @classmethod
    def of(cls, tables: Row) -> "_Joined":
        tags = {text(each.get("id")): text(each.get("name")) for each in rows(tables.get("tags"))}
        users = {text(each.get("id")): name_of(each) for each in rows(tables.get("users"))}
        return cls(
            _by_post(tables.get("posts_tags"), "tag_id", tags),
            _by_post(tables.get("posts_authors"), "author_id", users),
            users,
            {
                text(each.get("post_id")): text(each.get("meta_description"))
                for each in rows(tables.get("posts_meta"))
            },
            {
                slug: title_of(name)
                for each in rows(tables.get("tags"))
                if (slug := text(each.get("slug")))
                and not (name := text(each.get("name"))).startswith(_INTERNAL)
            },
            {
                f"/author/{slug}/": name
                for each in rows(tables.get("users"))
                if (slug := text(each.get("slug"))) and "@" not in slug and (name := name_of(each))
            },
        )


def _by_post(links: object, key: str, names: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Return by post the names that the table *links* joins it to, in the order that it tells."""
    found: dict[str, list[str]] = defaultdict(list)
    for link in sorted(rows(links), key=_order):
        if name := names.get(text(link.get(key)), ""):
            found[text(link.get("post_id"))].append(name)
    return found


def _order(link: Row) -> int:
    order = link.get("sort_order")
    return order if isinstance(order, int) else 0


def _post(post: Row, joined: _Joined, manner: Manner) -> Post:
    ident = text(post.get("id"))
    slug = text(post.get("slug"))
    body, form = body_of(post)
    day = day_at(text(post.get("published_at")), manner.zone)
    author = joined.users.get(text(post.get("author_id")), "")
    terms = {title_of(name) for name in joined.tags.get(ident, ()) if not name.startswith(_INTERNAL)}
    return Post(
        ident=f"ghost:{text(post.get('uuid')) or ident}",
        title=title_of(text(post.get("title"))),
        day=day,
        state=_state(post),
        body=body.replace(_SITE, ""),
        form=form,
        slug=slug,
        addresses=(f"/{slug}/",) if slug else (),
        authors=tuple(joined.authors.get(ident, ())) or tuple(filter(None, [author])),
        terms=tuple(sorted(filter(None, terms))),
        summary=text(post.get("custom_excerpt"))
        or joined.summaries.get(ident, "")
        or text(post.get("meta_description")),
        updated=_updated(post, day, manner),
        picture=text(post.get("feature_image") or post.get("image")).replace(_SITE, ""),
    )


def _state(post: Row) -> State:
    """Return what the post is to readers who are no members; the narrowest of what it says counts."""
    state = _STATES.get(text(post.get("status")), State.DRAFT)
    if text(post.get("visibility")) not in _OPEN:
        return State.MEMBERS
    return State.MAILED if state is State.PUBLISHED and is_true(post.get("email_only")) else state


def _updated(post: Row, day: date | None, manner: Manner) -> date | None:
    changed = day_at(text(post.get("updated_at")), manner.zone)
    return changed if changed and day and changed > day else None
