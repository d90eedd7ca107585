"""Where an address in docs/moved.yml may lead: to a tip, a playbook, a page, a list or a feed of the site."""

from collections.abc import Mapping
from dataclasses import dataclass

from forearmed.content.library.articles import Articles
from forearmed.content.library.names import Names

FEEDS = ("atom.xml", "feed.json", "feed.xml")
"""The feeds of the whole site, which an old feed may lead to; each tag has the same below its own address."""

LISTS = ("playbooks/", "tags/", "tips/")
"""The lists of everything."""

_KINDS = {"authors": "author", "playbooks": "playbook", "series": "series", "tags": "tags", "tips": "tip"}
_YEAR = 4
_ADVICE = "write the name of a tip, or an address such as tags/empathy/"


@dataclass(frozen=True)
class Targets:
    """Every place that an address may lead to; *former* has the present name of a tip by an alias."""

    names: Names
    former: Mapping[str, str]
    pages: frozenset[str]
    """The addresses of pages, as in ``guide/us/``."""

    @classmethod
    def of(cls, articles: Articles, names: Names) -> "Targets":
        """Return the targets among *articles*, and among *names*."""
        former = {alias: tip.slug for tip in articles.tips for alias in tip.aliases}
        pages = (page.src_uri.removesuffix(".md").removesuffix("index") for page in articles.pages)
        return cls(names, former, frozenset(f"{page.rstrip('/')}/" for page in pages))

    def read(self, written: str) -> tuple[str, str]:
        """Return the target *written*, a tip's slug or the address of all else, and what is wrong with it.

        An address may be written as in a link: ``/tags/empathy.md``.
        """
        parts = written.strip().strip("/").removesuffix(".md").split("/")
        address = "/".join(parts)
        if address in FEEDS or f"{address}/" in self.pages:
            return (address if address in FEEDS else f"{address}/"), ""
        if len(parts) > 1:
            return self._below(*parts)
        is_list = f"{address}/" in LISTS and not self._is_tip(address)
        return (f"{address}/", "") if is_list else self._tip(address)

    def _below(self, folder: str, name: str, *rest: str) -> tuple[str, str]:
        """Return the target at *name* below *folder*: a list, a playbook, a tip, or the feed of a tag."""
        if folder == "tips":
            is_year = len(name) == _YEAR and name.isdecimal() and not rest
            return (target_at(folder, name), "") if is_year else self._tip(rest[-1] if rest else name)
        of_tag = folder == "tags" and len(rest) == 1 and rest[0] in FEEDS
        if folder not in _KINDS or (rest and not of_tag):
            return "", f'there is nothing at "{"/".join((folder, name, *rest))}" here; {_ADVICE}'
        known = name in self.names.known[_KINDS[folder]]
        fault = "" if known else self.names.unknown(_KINDS[folder], name)
        return f"{folder}/{name}/{rest[0] if rest else ''}", fault

    def _is_tip(self, slug: str) -> bool:
        return slug in self.names.known["tip"] or slug in self.former

    def _tip(self, slug: str) -> tuple[str, str]:
        fault = "" if self._is_tip(slug) else self.names.unknown("tip", slug)
        return self.former.get(slug, slug), fault


def target_at(*parts: str) -> str:
    """Return the target at the address of *parts*, such as a kind of list and the id of an entry."""
    return f"{'/'.join(parts)}/"


def is_feed(target: str) -> bool:
    """Tell whether *target* is a feed, of the site or of a tag."""
    return target.rpartition("/")[2] in FEEDS
