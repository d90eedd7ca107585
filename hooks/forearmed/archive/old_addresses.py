"""What goes into docs/moved.yml: every old address, once, with where its page is now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forearmed.archive.linking import folder_of, key_of, written_path
from forearmed.archive.old_lists import Lead
from forearmed.archive.web import host_of
from forearmed.content.library import Library, OldAddress
from forearmed.content.library.moved_targets import LISTS, target_at

OWN_PAGES = ("huddle/", "huddle/all/", "paths/", "phrasebook/", "search/")
"""The addresses of what a site shows besides its lists and what authors write."""

_Key = tuple[str, str]


@dataclass
class Moved:
    """The *lines* for docs/moved.yml, and what a person may want to know of them."""

    lines: dict[str, str] = field(default_factory=dict)
    shared: list[str] = field(default_factory=list)
    """The addresses that are written with their host, since another publication has the same path."""

    unclear: list[str] = field(default_factory=list)
    """The paths that two posts had, on hosts that no export tells."""

    taken: list[str] = field(default_factory=list)
    """The paths at which the site has something else: they lead nowhere."""


def own_places(library: Library, slugs: Iterable[str], tags: Iterable[str]) -> dict[str, str]:
    """Return by its key each address of the site, with what docs/moved.yml calls the page that is there.

    *slugs* and *tags* are those that come with this import.
    """
    pages = [each.src_uri.removesuffix(".md").removesuffix("index") for each in library.pages]
    names = (("tags", {*library.vocabulary.tags, *tags}), ("authors", library.vocabulary.authors))
    lists = (target_at(kind, each) for kind, ids in names for each in ids)
    tips = {*slugs, *(tip.slug for tip in library.tips)}
    places = {key_of(f"/{each}"): each for each in (*pages, *lists, *LISTS, *OWN_PAGES)}
    return places | {key_of(f"/{target_at('tips', slug)}"): slug for slug in tips}


def below(home: str, leads: Iterable[Lead]) -> Iterator[Lead]:
    """Yield *leads* with their paths as they are below *home*, the public address of the site.

    Without a host, docs/moved.yml means a place below the site. So what was on the site's host but not in its
    folder keeps its host in front.
    """
    folder = folder_of([home])
    for lead in leads:
        path = lead.path if lead.path.endswith("/") else f"{lead.path}/"
        if folder and path.startswith(folder):
            yield lead._replace(path=lead.path.removeprefix(folder) if path != folder else "")
        elif folder and lead.host == host_of(home):
            yield lead._replace(is_apart=True)
        else:
            yield lead


def moved_by(
    leads: Iterable[Lead],
    moved: Iterable[OldAddress],
    strangers: Collection[str],
    here: Mapping[str, str],
) -> Moved:
    """Return what *leads* add to *moved*, the lines that docs/moved.yml has.

    The first lead of a path has it; of the others, another publication's, the address has its host in front.
    A line that a person has led elsewhere stays. *strangers* are the names of tips from exports that this run
    does not read: their lines are no person's. At an address that the site has *here*, nothing else can be.
    """
    there = {_key(old.path, old.query): old.target for old in moved if not old.host}
    near: list[Lead] = []
    apart: list[Lead] = []
    for lead in leads:
        if lead.path or lead.query:
            (apart if lead.is_apart else near).append(lead)
    found = Moved({_with_its_host(lead): lead.target for lead in reversed(apart)})
    for key, alike in _by_key(near).items():
        owner = there.get(key)
        if owner is None and not key[1] and here.get(key[0], alike[0].target) != alike[0].target:
            found.taken.append(_written(alike[0]))
            continue
        if owner is None:
            found.lines[_written(alike[0])] = owner = alike[0].target
        if owner in strangers or owner in {lead.target for lead in alike}:
            for lead in alike:
                if lead.target != owner:
                    _with_host(lead, found)
    return found


def _by_key(leads: Iterable[Lead]) -> Mapping[_Key, Sequence[Lead]]:
    found: dict[_Key, list[Lead]] = defaultdict(list)
    for lead in leads:
        found[_key(lead.path, lead.query)].append(lead)
    return found


def _key(path: str, query: str) -> _Key:
    """Return what is the same for all ways of writing one address."""
    return (key_of(f"/{path}"), query)


def _with_host(lead: Lead, found: Moved) -> None:
    if lead.host:
        address = _with_its_host(lead)
        if address not in found.lines:
            found.shared.append(address)
        found.lines[address] = lead.target
    else:
        found.unclear.append(_written(lead))


def _with_its_host(lead: Lead) -> str:
    return f"https://{lead.host}/{_written(lead)}"


def _written(lead: Lead) -> str:
    return f"{written_path(lead.path)}?{lead.query}" if lead.query else written_path(lead.path)
