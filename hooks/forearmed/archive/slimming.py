"""A post as the survey keeps it: without its body, and what many posts share is there once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from forearmed.archive.linking import last_part, number_of, place_of
from forearmed.archive.post import Post


@dataclass
class Slimming:
    """What posts share, kept once: an archive has many posts, of few authors, terms and days."""

    hosts: dict[str, str] = field(default_factory=dict)
    """The hosts in the addresses of posts."""

    _names: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _days: dict[date | None, date | None] = field(default_factory=dict)

    def slim(self, post: Post) -> Post:
        """Return *post* without its body; of its addresses, only paths, and one host."""
        places = [place_of(address) for address in post.addresses]
        hosts = [self.hosts.setdefault(host, host) for host, _ in places if host]
        paths = dict.fromkeys(path for _, path in places if path)
        if any("?p=" in path for path in paths):  # its number needs no address
            paths.pop(number_of(post), None)
        kept = tuple(paths)
        return post._replace(
            body="",
            day=self._days.setdefault(post.day, post.day),
            terms=self._names.setdefault(post.terms, post.terms),
            authors=self._names.setdefault(post.authors, post.authors),
            addresses=kept,
            host=hosts[0] if hosts else "",
            slug=_unless_in(kept, post.slug),
        )

    def brief(self, post: Post) -> Post:
        """Return only what a dry run asks of *post*: what becomes of it, and whether it is a copy."""
        is_known = post.slug and post.service == "wordpress"  # its ident says where it was
        host, path = place_of(post.addresses[0]) if post.addresses and not is_known else ("", "")
        return Post(
            post.ident,
            post.title,
            self._days.setdefault(post.day, post.day),
            post.state,
            slug=post.slug or ("" if "?p=" in path else last_part(path)),
            authors=self._names.setdefault(post.authors, post.authors),
            terms=self._names.setdefault(post.terms, post.terms),
            series=post.series,
            host=self.hosts.setdefault(host, host) if host else "",
            repaired=post.repaired,
            remarks=post.remarks,
        )


def _unless_in(paths: Sequence[str], slug: str) -> str:
    """Return *slug*, or nothing where the first of *paths* ends with it."""
    return "" if paths and last_part(paths[0]) == slug else slug
