"""The address of each post here: its old name where it can be one, the same in every run."""

from collections.abc import Collection, Iterable, Mapping

from forearmed.archive.linking import last_part
from forearmed.archive.post import Post
from forearmed.content.slugs import is_reserved, slug_of

_LONGEST = 80


def slugs_of(
    posts: Iterable[Post], titles: Mapping[str, str], taken: Collection[str], known: Mapping[str, str]
) -> dict[str, str]:
    """Return a slug for each of *posts*, by ident: the *known* one of an earlier run, else a free one.

    Of two posts with one name, the one that comes first in *posts* has it, so the order has to be the same
    each time. *taken* are the slugs that others have here.
    """
    slugs = {post.ident: known[post.ident] for post in posts if post.ident in known}
    used = {*taken, *slugs.values()}
    for post in posts:
        if post.ident not in slugs:
            slug = _free(_wanted(post, titles.get(post.ident, post.title)), used)
            used.add(slug)
            slugs[post.ident] = slug
    return slugs


def _wanted(post: Post, title: str) -> str:
    """Return the slug of *post* by its old name, else by its title, else by its id."""
    path = post.addresses[0] if post.addresses else ""
    for name in (post.slug or last_part(path), title, post.ident.rpartition(":")[2]):
        slug = _short(slug_of(name))
        if slug and not is_reserved(slug):
            return slug
    return f"post-{slug_of(post.ident)}"


def _short(slug: str) -> str:
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]


def _free(slug: str, used: Collection[str]) -> str:
    number = 2
    wanted = slug
    while slug in used:
        slug = f"{wanted}-{number}"
        number += 1
    return slug
